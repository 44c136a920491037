"""mkdocs.yml of a workspace → what an agency may choose of the site's looks; the rest is refused with its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from reports.errors import Refused
from reports.pages.article import HOMES, Outline
from reports.resources import languages, theme_folder

FEATURES = ("navigation.sections", "search.highlight", "toc.follow")
"""Material's features that every site has."""
_SAFE_FEATURES = frozenset({*FEATURES, "navigation.expand", "navigation.top", "navigation.tracking", "search.suggest"})
_ORDER = (
    *("agency", "roles", "material", "frame", "layout", "status", "asks", "goals"),
    *("timeline", "money", "hill", "tables", "update", "results", "agreement", "sign", "risks", "meetings"),
)
_LAST = "print"

_OTHER_HOST = "it makes the reader's browser contact another host"
_POLICY = "it puts code or styles into the page, which its security policy blocks"
_NO_EFFECT = "pages are not written in Markdown here, so it would do nothing"
_OURS = "aboveboard sets it itself"
_CODE = "frames are made once and filled later, so code that looks at pages would see none"
_REASONS = {
    "copyright": _OURS,
    "docs_dir": "MkDocs would copy what lies in it; write theme/blank, an empty folder",
    "edit_uri": _OTHER_HOST,
    "edit_uri_template": _OTHER_HOST,
    "exclude_docs": _NO_EFFECT,
    "extra_javascript": _POLICY,
    "extra_templates": _NO_EFFECT,
    "google_analytics": _OTHER_HOST,
    "hooks": _CODE,
    "markdown_extensions": _NO_EFFECT,
    "mdx_configs": _NO_EFFECT,
    "nav": _OURS,
    "remote_branch": "sites are published sealed, never by gh-deploy",
    "remote_name": "sites are published sealed, never by gh-deploy",
    "repo_name": _OTHER_HOST,
    "repo_url": _OTHER_HOST,
    "site_author": "it would stand in every client's pages",
    "site_description": "it would stand in every client's pages",
    "site_url": "the addresses of a site are all relative, so that it can move",
    "use_directory_urls": _OURS,
}
_THEME_REASONS = {
    "custom_dir": "overrides lie in theme/ beside mkdocs.yml and need no setting",
    "font": _OTHER_HOST,
    "static_templates": _NO_EFFECT,
    "language": "the language comes from client.yml",
    "direction": "the direction comes from the language",
}
BLANK = "theme/blank"
"""The one `docs_dir` there may be: MkDocs would copy whatever lies in it, and clients' files with it."""
_CHOSEN = frozenset({"site_name", "theme", "plugins", "extra_css", "extra", "dev_addr", "site_dir", "strict", "watch"})
_CHOSEN_THEME = frozenset({"name", "palette", "icon", "logo", "favicon", "features"})
_STYLED_ICONS = frozenset({"admonition", "annotation", "tag"})
_HEADER_ICONS: Mapping[str, str] = {"logo": "material/view-dashboard-outline"}


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What an agency chose of the looks.

    `palette` and `icons` as Material reads them (no palette: ours); `stylesheets` as paths below theme/, in order.
    """

    palette: tuple[Mapping[str, Any], ...]
    icons: Mapping[str, str]
    features: tuple[str, ...]
    logo: str | None
    favicon: str | None
    stylesheets: tuple[str, ...]

    def of(self, outline: Outline, language: str) -> Self:
        """Return the looks of one kind of site in one language.

        A stylesheet that bears the name of another kind's home, or of another language, is not its own.
        """
        names = (HOMES - {outline.home}) | (frozenset(languages()) - {language.partition("-")[0]})
        others = {f"stylesheets/{name}.css" for name in names}
        return replace(self, stylesheets=tuple(path for path in self.stylesheets if path not in others))


def site_settings(chosen: Mapping[str, Any], *, file: str = "mkdocs.yml") -> SiteSettings:
    """Read the mapping of mkdocs.yml.

    Raises:
        Refused: a setting would contact another host, break the security policy or do nothing; all are named.
    """
    theme = _theme(chosen)
    faults = [*_faults(chosen), *_theme_faults(theme), *_extra_faults(chosen.get("extra") or {})]
    if faults:
        raise Refused(f"{file} asks for what a client's site cannot have.", "\n".join(faults))
    features = dict.fromkeys((*FEATURES, *(theme.get("features") or ())))
    return SiteSettings(
        palette=tuple(_list(theme.get("palette"))),
        icons={**_HEADER_ICONS, **(theme.get("icon") or {})},
        features=tuple(features),
        logo=theme.get("logo"),
        favicon=theme.get("favicon"),
        stylesheets=(*_own_stylesheets(), *(chosen.get("extra_css") or ())),
    )


def _own_stylesheets() -> tuple[str, ...]:
    """Return the theme's stylesheets: what others build on first, components not named here later, print last."""
    names = {file.stem for file in (theme_folder() / "stylesheets").glob("*.css")}
    ordered = (*_ORDER, *sorted(names - {*_ORDER, _LAST}), _LAST)
    return tuple(f"stylesheets/{name}.css" for name in ordered if name in names)


def _theme(chosen: Mapping[str, Any]) -> Mapping[str, Any]:
    theme = chosen.get("theme") or {}
    return theme if isinstance(theme, Mapping) else {"name": theme}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _faults(chosen: Mapping[str, Any]) -> Iterator[str]:
    for key in chosen:
        if (key, chosen[key]) == ("docs_dir", BLANK):
            continue
        if key in _REASONS or key not in _CHOSEN:
            yield f"{key}: {_REASONS.get(key, 'it is no setting of a site')}"
    for plugin in _list(chosen.get("plugins")):
        name = next(iter(plugin)) if isinstance(plugin, Mapping) else plugin
        if name not in {"aboveboard", "search"}:
            yield f"plugins: {name}: {_CODE}"
        if name == "search" and isinstance(plugin, Mapping) and plugin["search"]:
            yield f"plugins: search: {_OURS}"
    for path in _list(chosen.get("extra_css")):
        if _leaves(path):
            yield f"extra_css: {path}: {_OTHER_HOST}"


def _theme_faults(theme: Mapping[str, Any]) -> Iterator[str]:
    if theme.get("name", "material") != "material":
        yield f"theme.name: {theme['name']}: sites are made with Material for MkDocs"
    for key in theme:
        if key == "font" and theme[key] is False:
            continue
        if key in _THEME_REASONS or key not in _CHOSEN_THEME:
            yield f"theme.{key}: {_THEME_REASONS.get(key, 'it is no setting of a site')}"
    for feature in theme.get("features") or ():
        if feature not in _SAFE_FEATURES:
            yield f"theme.features: {feature}: {_feature_reason(feature)}"
    for icon in sorted(_STYLED_ICONS & set(theme.get("icon") or ())):
        yield f"theme.icon.{icon}: {_POLICY}"
    for key in ("logo", "favicon"):
        if _leaves(theme.get(key) or ""):
            yield f"theme.{key}: {_OTHER_HOST}"


def _feature_reason(feature: str) -> str:
    if feature.startswith("navigation.instant"):
        return "it loads pages in a way that sealed pages do not know"
    if feature == "search.share":
        return "it sends what was searched for to the host"
    return f"it is none of {', '.join(sorted(_SAFE_FEATURES))}"


def _extra_faults(extra: Mapping[str, Any]) -> Iterator[str]:
    reasons = {"analytics": _OTHER_HOST, "consent": _POLICY, "social": _OTHER_HOST, "alternate": _OURS}
    for key, value in extra.items():
        if (key, value) != ("generator", False):
            yield f"extra.{key}: {reasons.get(key, _OURS)}"


def _leaves(path: str) -> bool:
    return "//" in path or ":" in path or path.startswith("/") or ".." in path.split("/")
