"""Articles → pages of an MkDocs build; the preview and the frames are made by it alike."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from reports.pages.article import PORTFOLIO, Article
from reports.site.compose import content
from reports.site.identity import PLAIN_CALENDAR
from reports.site.mkdocs_config import configure, set_navigation, source_of
from reports.site.provider import PreviewSite
from reports.site.settings import SiteSettings


class Documents:
    """The steps of one MkDocs build, in MkDocs' order."""

    def __init__(self, root: Path, settings: SiteSettings, site: PreviewSite) -> None:
        self._root = root
        self._settings = settings.of(site.outline, site.words.language)
        self._site = site
        self._content = site.content
        self._filling = site.content.filling(site.identity, site.newest, site.outline.version)
        self._articles: Mapping[str, Article] = {source_of(article.name): article for article in site.content.articles}

    def configure(self, config: MkDocsConfig) -> None:
        """Set what our pages need."""
        configure(config, self._root, self._settings, self._site.words, self._filling)
        built = frozenset(article.name for article in self._content.articles)
        set_navigation(config, self._site.words, self._site.outline, self._content.folder, built, self._filling)

    def files(self, files: Files, config: MkDocsConfig) -> Files:
        """Keep of the theme what pages use, and add the pages and their files."""
        used = {*self._settings.stylesheets, self._settings.logo, self._settings.favicon}
        for file in tuple(files):
            if file.src_uri not in used and not file.src_uri.startswith("assets/"):
                files.remove(file)
        for source in self._articles:
            files.append(File.generated(config, source, content=""))
        for name, public in self._content.files.items():
            path = self._filling.identity.file(public)
            if path not in files.src_uris:
                files.append(File.generated(config, path, content=self._content.read(name)))
        if self._content.calendar:
            files.append(File.generated(config, PLAIN_CALENDAR, content=self._content.calendar))
        return files

    @staticmethod
    def navigation(nav: Navigation) -> None:
        """Let every page know its neighbours, those outside this build included."""
        items = tuple(_leaves(nav.items))
        for before, item, after in zip((None, *items), items, (*items[1:], None), strict=False):
            if isinstance(item, Page):
                item.previous_page, item.next_page = before, after

    def content(self, page: Page) -> str:
        """Return the HTML of a page, and tell the page its title and its table of contents."""
        article = self._articles[page.file.src_uri]
        page.meta = meta(article)
        page.toc = get_toc([contents(article)])
        return content(article, self._filling)


def meta(article: Article) -> dict[str, Any]:
    """Return what stands around a page; a page without headings has the room of its table of contents,
    the only page of a site that of the menu, too.
    """
    title = {"title": escape(article.title)}
    hidden = [*(["navigation"] if article.name == PORTFOLIO else []), *([] if article.headings else ["toc"])]
    return title | ({"hide": hidden} if hidden else {})


def contents(article: Article) -> Any:
    """Return the table of contents as MkDocs reads it: the title with the headings below it."""
    below = [
        {"level": 2, "id": heading.id, "name": escape(heading.name), "children": []} for heading in article.headings
    ]
    return {"level": 1, "id": article.heading, "name": escape(article.title), "children": below}


def _leaves(items: Any) -> Iterator[Any]:
    for item in items:
        yield from _leaves(item.children) if item.children else (item,)
