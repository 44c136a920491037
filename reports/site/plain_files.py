"""Frames and the contents of one client's folders → a site that any browser reads, for previews only."""

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from reports.pages.article import HOME, RECORD
from reports.site.content import Content
from reports.site.frames import FrameSet
from reports.site.identity import PLAIN_CALENDAR, Identity, locate
from reports.site.search_index import Document
from reports.site.site_files import (
    LASTING,
    Kind,
    SiteFile,
    attached_files,
    listed_version,
    newest_first,
    page_files,
    search_documents,
)

_ORIGIN = "https://site.example/"  # Material looks at paths only
_REDIRECT = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<meta http-equiv="refresh" content="0; url={url}">
<title>{title}</title>
</head>
<body>
<p><a href="{url}">{title}</a></p>
</body>
</html>
"""


def plain_files(
    frames: FrameSet, identity: Identity, versions: Iterable[Content], record: Content
) -> Iterator[SiteFile]:
    """Yield the files of one client's site as Material asks for them, by path below the client's root.

    `versions` come oldest first, one at least. An old version's search knows its own pages; the newest version's and
    the record's know every update, so that the whole does not grow with the square of the versions.
    """
    listed: list[Mapping[str, object]] = []
    lasting: list[Document] = []
    known: set[str] = set()
    newest: Content | None = None
    for version in versions:
        if newest:
            yield _index(frames, identity, newest, search_documents(identity, newest))
        newest = version
        listed.append(listed_version(identity, version))
        lasting += search_documents(identity, version, only=LASTING)
        yield from _folder(frames, identity, version, version, known)
    if newest is None:
        raise ValueError("a site has one version at least")
    yield from _folder(frames, identity, record, newest, known)
    found = [*search_documents(identity, newest, but=LASTING), *search_documents(identity, record), *lasting]
    yield from (_index(frames, identity, content, found) for content in (newest, record))
    yield _text("versions.json", json.dumps(newest_first(listed), indent=2), Kind.VERSIONS)
    if record.calendar:
        yield SiteFile(PLAIN_CALENDAR, record.calendar, compress=True, kind=Kind.CALENDAR)
    yield _redirect(frames, identity, newest)


def _folder(
    frames: FrameSet, identity: Identity, content: Content, newest: Content, known: set[str]
) -> Iterator[SiteFile]:
    yield from page_files(frames, identity, content, newest)
    yield from attached_files(identity, content, known)
    if content.folder != RECORD:
        yield _sitemap(identity, content)


def _index(frames: FrameSet, identity: Identity, content: Content, found: list[Document]) -> SiteFile:
    text = json.dumps({"config": frames.search, "docs": found}, ensure_ascii=False, separators=(",", ":"))
    return _text(f"{identity.folder(content.folder)}/search/search_index.json", text, Kind.SEARCH)


def _sitemap(identity: Identity, version: Content) -> SiteFile:
    """Return the version's pages; by it the switcher keeps the page."""
    urls = [locate(identity, article.folder, article.name).url for article in version.articles]
    lines = "".join(f"<url><loc>{_ORIGIN}{url}</loc></url>\n" for url in urls)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    return _text(f"{identity.folder(version.folder)}/sitemap.xml", text, Kind.VERSIONS)


def _redirect(frames: FrameSet, identity: Identity, newest: Content) -> SiteFile:
    url = locate(identity, newest.folder, HOME).url
    title = escape(newest.imprint.client)
    return _text("index.html", _REDIRECT.format(language=frames.language, url=url, title=title), Kind.PAGE)


def _text(path: str, text: str, kind: Kind) -> SiteFile:
    return SiteFile(path, text.encode(), compress=True, kind=kind)
