"""One real MkDocs and Material build with marked values → the frames of a configuration and language."""

import json
import logging
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from reports.errors import Error
from reports.pages.article import CLIENT_SITE, CLOSE, OPEN, Article, Heading, Outline
from reports.site.compose import Imprint
from reports.site.content import Content
from reports.site.documents import Documents, contents, meta
from reports.site.frames import NEIGHBOURS, FrameSet, segments, shape
from reports.site.menu import Menu, mark_neighbours
from reports.site.mkdocs_config import refuse_invalid, source_of
from reports.site.provider import PreviewSite
from reports.site.settings import SiteSettings
from reports.words import Words

_ARTICLE = "<h1"  # Material adds a title of its own unless it finds this in a page
_FOLDER = "here"  # all pages of the build lie in it
_TABLES = 2  # the table of contents stands beside the page and in the drawer
_IN_JSON = re.compile(r"\\ue000(.*?)\\ue001")
_ENTRIES = (Heading(f"{OPEN}id{CLOSE}", f"{OPEN}name{CLOSE}"), Heading(f"{OPEN}id2{CLOSE}", f"{OPEN}name2{CLOSE}"))


def render_frames(root: Path, settings: SiteSettings, words: Words, outline: Outline = CLIENT_SITE) -> FrameSet:
    """Build empty pages, all that a site has, whose every changing value is a mark, and cut them at the marks.

    `root` is the workspace, whose theme/ may hold overrides. Takes about a second.

    Raises:
        Refused: MkDocs does not take the settings.
        Error: Material's templates are not as we know them.
    """
    with _quiet(), tempfile.TemporaryDirectory(prefix="aboveboard-") as folder:
        plugin = _Frames(Documents(root, settings, _marked(words, outline)), outline)
        config = _config(Path(folder))
        config.plugins["aboveboard"] = plugin
        plugin.documents.configure(config)
        _build(config)
    return FrameSet(
        words.language,
        {name: segments(text) for name, text in plugin.pages.items()},
        {name: segments(text) for name, text in plugin.menu.items.items()},
        segments(plugin.entry),
        plugin.gap,
        _search(config),
    )


def _build(config: MkDocsConfig) -> None:
    try:
        build(config)
    except Error:
        raise
    except Exception as error:  # templates raise whatever they like
        message = f"The theme cannot be rendered: {error}"
        raise Error(message, "Look at what theme/ beside mkdocs.yml replaces, and at the icons named there.") from error


def _config(folder: Path) -> MkDocsConfig:
    (folder / "docs").mkdir()
    config = MkDocsConfig(config_file_path=str(folder / "mkdocs.yml"))
    config.load_dict({"site_name": "-", "theme": {"name": "material"}, "plugins": ["search"], "docs_dir": "docs"})
    config.load_dict({"site_dir": str(folder / "site")})
    refuse_invalid(config)
    return config


def _marked(words: Words, outline: Outline) -> PreviewSite:
    articles = tuple(_article(name, _ENTRIES) for name in outline.pages)
    names = Imprint(_mark("client"), _mark("footer"))
    content = Content(_FOLDER, _FOLDER, names, articles, {}, lambda _: b"")
    return PreviewSite(content, words, _FOLDER, outline=outline)


def _article(name: str, headings: tuple[Heading, ...]) -> Article:
    return Article(_FOLDER, name, _mark("title"), "", _mark("heading"), headings)


def _mark(name: str) -> str:
    return f"{OPEN}{name}{CLOSE}"


class _Template(Protocol):
    def render(self, context: dict[str, Any], /) -> str: ...


class _Templates(Protocol):
    """What is used of Jinja's environment."""

    filters: dict[str, Any]

    def get_template(self, name: str, /) -> _Template: ...


class _Frames(BasePlugin):
    """Keeps every page in both shapes, addresses marked."""

    def __init__(self, documents: Documents, outline: Outline) -> None:
        self.documents = documents
        self._outline = outline
        self.menu = Menu(outline)
        self.pages: dict[str, str] = {}
        self.entry = ""
        self.gap = ""
        self._environment: _Templates

    def on_files(self, files: Files, *, config: MkDocsConfig, **_: object) -> Files:
        """Add the pages; nothing is copied, since only documents are wanted."""
        kept = self.documents.files(files, config)
        for file in tuple(kept):
            if not file.is_documentation_page():
                kept.remove(file)
        config.theme.static_templates.clear()
        return kept

    def on_nav(self, nav: Navigation, **_: object) -> None:
        """Let pages know that they have neighbours; which ones differs by version."""
        self.documents.navigation(nav)
        mark_neighbours(nav)

    def on_page_content(self, html: str, **_: object) -> str:  # noqa: ARG002 -- there is no text yet
        """Give the page a mark instead of an article."""
        return _mark(_ARTICLE)

    def on_env(self, env: _Templates, *, files: Files, **_: object) -> None:
        """Mark every address where templates ask for one."""
        pages = {file.page.url: file.src_uri for file in files.documentation_pages() if file.page}
        env.filters["url"] = lambda value: self._address(str(value), pages)
        env.filters["script_tag"] = lambda value: f'<script src="{self._address(str(value), pages)}"></script>'
        self._environment = env

    @event_priority(-100)  # after search, which changes the page's text
    def on_page_context(self, context: Any, *, page: Page, **_: object) -> None:
        """Render both shapes of the page."""
        name = self._name(page.file.src_uri)
        context["base_url"] = _mark("base")
        for headings in (_ENTRIES, ()):
            article = _article(name, headings)
            page.meta, page.toc = meta(article), get_toc([contents(article)])
            text = (
                self._environment.get_template("main.html").render(context).replace(_mark(_ARTICLE), _mark("article"))
            )
            text = _IN_JSON.sub(lambda found: _mark(found[1]), text)
            text = self._one_slot(text, page, context) if headings else text
            self.pages[shape(name, contents=bool(headings))] = self.menu.opened(text, name)

    def _name(self, source: str) -> str:
        return next(name for name in self._outline.pages if source_of(name) == source)

    def _address(self, value: str, pages: dict[str, str]) -> str:
        if value.startswith("#"):
            return value
        if value in NEIGHBOURS:
            return _mark(value)
        return _mark(f"page:{self._name(pages[value])}" if value in pages else f"asset:{value}")

    def _one_slot(self, text: str, page: Page, context: Any) -> str:
        """Put one slot in the place of both entries; keep the template of an entry and what stands between two."""
        template = self._environment.get_template("partials/toc-item.html")
        first, second = (template.render({**context, "toc_item": item}) for item in next(iter(page.toc)).children)
        start, end = text.index(first), text.index(second)
        self.entry, self.gap = first, text[start + len(first) : end]
        both = f"{first}{self.gap}{second}"
        if text.count(both) != _TABLES or text.count(_mark("name")) != _TABLES:
            raise Error(
                "Material writes its tables of contents in a way that is not known.", "Use a pinned version of it."
            )
        return text.replace(both, _mark("contents"))


def _search(config: MkDocsConfig) -> dict[str, Any]:
    """Return what Material's search index begins with, made of plain values."""
    known: Any = config.plugins["material/search"].config
    chosen = {key: known[key] for key in ("lang", "separator", "pipeline", "fields")}
    plain: dict[str, Any] = json.loads(json.dumps(chosen, default=dict))
    return plain


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep MkDocs' progress and Material's notice about MkDocs' future out of our output."""
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # what goes wrong is raised, too
    try:
        yield
    finally:
        logger.setLevel(level)
