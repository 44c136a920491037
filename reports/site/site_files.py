"""Frames and the contents of one client's folders → the files of its site, by path below the client's root."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from reports.pages.article import RECORD
from reports.site.compose import compose
from reports.site.content import Content
from reports.site.frames import FrameSet
from reports.site.identity import NEWEST, Identity, locate
from reports.site.search_index import Document, documents

LASTING = "update"
"""The page whose words are searched in every version; of the others only the newest ones are."""
VERSIONS, SEARCH, CALENDAR = "versions.bin", "search.bin", "calendar.bin"

_DENSE = frozenset(
    {".7z", ".avif", ".docx", ".gif", ".gz", ".jpeg", ".jpg", ".mp4", ".pdf", ".png", ".pptx", ".webp", ".xlsx", ".zip"}
)


class Kind(StrEnum):
    """What a file is to the site."""

    PAGE = "page"
    SEARCH = "search"
    VERSIONS = "versions"
    FILE = "file"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One file. `compress` tells whether its bytes may shrink."""

    path: str
    data: bytes
    compress: bool
    kind: Kind


def site_files(
    frames: FrameSet, identity: Identity, versions: Iterable[Content], record: Content
) -> Iterator[SiteFile]:
    """Yield the files of one client's site, ready to be sealed: version by version, each followed by its attachments.

    `versions` come oldest first, one at least; only one is held at a time. The record, the list of versions and the
    calendar come last. A picture or attachment that several versions name comes once.
    """
    listed: list[Mapping[str, object]] = []
    known: set[str] = set()
    newest: Content | None = None
    for version in versions:
        newest = version
        listed.append(listed_version(identity, version))
        yield from version_files(frames, identity, version)
        yield from attached_files(identity, version, known)
    if newest is None:
        raise ValueError("a site has one version at least")
    yield from record_files(frames, identity, newest, record)
    yield _json(VERSIONS, newest_first(listed), Kind.VERSIONS)
    if record.calendar:
        yield SiteFile(CALENDAR, record.calendar, compress=True, kind=Kind.CALENDAR)
    yield from attached_files(identity, record, known)


def version_files(frames: FrameSet, identity: Identity, version: Content) -> Iterator[SiteFile]:
    """Yield a version's pages and the shard of search that it keeps for good: none changes when a newer one appears."""
    yield from page_files(frames, identity, version, version)
    found = search_documents(identity, version, only=LASTING)
    yield _json(f"{identity.folder(version.folder)}/{SEARCH}", {"docs": found}, Kind.SEARCH)


def record_files(frames: FrameSet, identity: Identity, newest: Content, record: Content) -> Iterator[SiteFile]:
    """Yield the pages of the record, and the shard of search that follows the newest version."""
    yield from page_files(frames, identity, record, newest)
    found = [*search_documents(identity, newest, but=LASTING), *search_documents(identity, record)]
    index = {"config": frames.search, "docs": found}
    yield _json(f"{identity.folder(RECORD)}/{SEARCH}", index, Kind.SEARCH)


def page_files(frames: FrameSet, identity: Identity, content: Content, newest: Content) -> Iterator[SiteFile]:
    """Yield a folder's pages as complete documents; a version is the newest one to itself, so that it never changes."""
    filling = content.filling(identity, newest.folder, newest.pages)
    for article in content.articles:
        path = locate(identity, article.folder, article.name).path
        yield SiteFile(path, compose(frames, article, filling).encode(), compress=True, kind=Kind.PAGE)


def attached_files(identity: Identity, content: Content, known: set[str]) -> Iterator[SiteFile]:
    """Yield a folder's pictures and attachments, but for those whose paths are known; they are known from then on."""
    for name, file in content.files.items():
        path = identity.file(file)
        if path not in known:
            known.add(path)
            dense = PurePosixPath(name).suffix.lower() in _DENSE
            yield SiteFile(path, content.read(name), compress=not dense, kind=Kind.FILE)


def search_documents(identity: Identity, content: Content, *, only: str = "", but: str = "") -> list[Document]:
    """Return what is searched of a folder's pages; locations are seen from any folder of the client."""
    articles = [article for article in content.articles if article.name != but and (not only or article.name == only)]
    pages = [(article, locate(identity, article.folder, article.name).url) for article in articles]
    return [document for article, url in pages for document in documents(article, f"../{url}")]


def listed_version(identity: Identity, version: Content) -> dict[str, object]:
    """Return a version as Material's switcher reads it; `pages` are their ways from the version's folder."""
    pages = [identity.page(article.name) for article in version.articles]
    return {
        "version": identity.folder(version.folder),
        "title": version.title,
        "aliases": [],
        "pages": [f"{page}/" if page else "" for page in pages],
    }


def newest_first(listed: Iterable[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Return listed versions, oldest first, as the switcher shows them."""
    newest, *older = reversed(list(listed))
    return [{**newest, "aliases": [NEWEST]}, *older]


def _json(path: str, value: object, kind: Kind) -> SiteFile:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return SiteFile(path, text.encode(), compress=True, kind=kind)
