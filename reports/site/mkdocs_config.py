"""What an agency chose, and what a site needs → the configuration of MkDocs and Material."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from reports.errors import Refused
from reports.resources import theme_folder
from reports.site.assets import theme_folders
from reports.pages.article import HOMES, Outline
from reports.site.compose import Filling, home_folder
from reports.site.identity import NEWEST, Location, locate
from reports.site.settings import SiteSettings, site_settings
from reports.site.settings_file import read_plain
from reports.words import Words


def read_settings(file: Path) -> SiteSettings:
    """Read a workspace's mkdocs.yml; ours alone where there is none. Refused as `site_settings` says."""
    if not file.is_file():
        return site_settings({})
    return site_settings(read_plain(file.read_bytes(), file.name), file=file.name)


def configure(config: MkDocsConfig, root: Path, settings: SiteSettings, words: Words, filling: Filling) -> None:
    """Set everything that our pages need, whatever mkdocs.yml said.

    Names are Markup, already escaped, since MkDocs puts them into pages as they are.
    """
    config.site_name = escape(filling.imprint.client)
    config.copyright = escape(filling.imprint.footer)
    config.site_url = ""
    config.docs_dir = str(theme_folder() / "blank")
    config.use_directory_urls = True
    config.extra_css = list(settings.stylesheets)
    config.theme = _theme(root, settings, words)
    config.extra.clear()
    config.extra.update(_extra(words))


def _theme(root: Path, settings: SiteSettings, words: Words) -> Theme:
    chosen: dict[str, Any] = {"logo": settings.logo} if settings.logo else {}
    if settings.favicon:
        chosen["favicon"] = settings.favicon
    theme = Theme(
        name="material",
        font=False,
        language=_language(words),
        features=list(settings.features),
        palette=[dict(scheme) for scheme in settings.palette or palette_of(words)],
        icon=dict(settings.icons),
        **chosen,
    )
    theme.dirs[:0] = [str(folder) for folder in theme_folders(root)]
    return theme


def palette_of(words: Words) -> tuple[Mapping[str, Any], ...]:
    """Return the palette where mkdocs.yml has none."""
    return (
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "primary": "white",
            "toggle": {"icon": "material/weather-night", "name": words("site.dark")},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "primary": "black",
            "toggle": {"icon": "material/weather-sunny", "name": words("site.light")},
        },
    )


def _language(words: Words) -> str:
    return words.language.partition("-")[0]


def _extra(words: Words) -> dict[str, Any]:
    return {
        "generator": False,  # no link to Material's own site
        "scope": "/",  # dark mode lasts across versions, and inline scripts are the same on every page
        "version": {"provider": "mike", "default": NEWEST},
        "words": {name: words(f"site.{name}") for name in ("lock", "outdated", "newest")},
    }


def set_navigation(
    config: MkDocsConfig, words: Words, outline: Outline, folder: str, built: frozenset[str], filling: Filling
) -> None:
    """Lay out the pages: those of this build by their source, the others by their address seen from its root."""
    here = Location(filling.identity.folder(folder), "")

    def entry(name: str) -> dict[str, str]:
        there = locate(filling.identity, home_folder(name, folder, filling.newest), name)
        return {words(f"nav.{name}"): source_of(name) if name in built else here.way_to(there)}

    record = [{words("nav.on-record"): [entry(name) for name in outline.record]}] if outline.record else []
    config.nav = [*(entry(name) for name in outline.version), *record]
    config.validation.nav.not_found = logging.DEBUG
    if outline.home not in built:
        config.extra["homepage"] = next(iter(entry(outline.home).values()))


def source_of(name: str) -> str:
    """Return the source that MkDocs shows for a page."""
    return "index.md" if name in HOMES else f"{name}.md"


def refuse_invalid(config: MkDocsConfig) -> None:
    """Check a configuration of our own making.

    Raises:
        Refused: MkDocs does not take it.
    """
    errors, _ = config.validate()
    if errors:
        raise Refused("MkDocs refuses the settings.", "; ".join(str(error) for _, error in errors))
