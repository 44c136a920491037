"""A frame, an article and an identity → one complete document, by joining."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import escape

from reports.pages.article import Article, HOME, OPEN, RECORD, RECORD_PAGES
from reports.site.frames import NEIGHBOURS, FrameSet, fill, segments
from reports.site.identity import Identity, Location, PublicFile, locate
from reports.words import Words

_SEARCH_HINT = re.compile(r'\s?data-search-\w+="[^"]+"')  # for the search index only; Material takes it out, too


@dataclass(frozen=True, slots=True)
class Imprint:
    """Whose site it is: the client's name in the header, the agency's line below. Plain text."""

    client: str
    footer: str


def imprint(words: Words, client: str, agency: str, legal: str | None = None) -> Imprint:
    """Return the names that stand around every page, and what the law wants said of the agency."""
    return Imprint(client, footer(words("site.footer", agency=agency, client=client), legal))


def footer(line: str, legal: str | None) -> str:
    """Return the line below every page, with what the law wants said of the agency."""
    return " ".join([line, *(legal or "").split()])


@dataclass(frozen=True, slots=True)
class Filling:
    """What a frame is filled with beside the article.

    `files` are the version's pictures and attachments by name; `newest` is the folder of the newest version, to which
    pages of the record lead. `pages` are those that the version has (for the record: the newest one), home first.
    """

    identity: Identity
    imprint: Imprint
    files: Mapping[str, PublicFile]
    newest: str
    pages: tuple[str, ...]


def compose(frames: FrameSet, article: Article, filling: Filling) -> str:
    """Return the document of an article; with the plain identity it equals what MkDocs would have made of it."""
    here = locate(filling.identity, article.folder, article.name)
    texts = {
        "client": escape(filling.imprint.client),
        "footer": escape(filling.imprint.footer),
        "title": escape(article.title),
        "heading": article.heading,
        "article": content(article, filling),
        "contents": _contents(frames, article),
        "base": here.base,
        "place": str(len(filling.pages) + 1),
        **_beside(here, article, filling),
    }

    def value(slot: str) -> str:
        known = texts.get(slot)
        if known is not None:
            return known
        kind, _, name = slot.partition(":")
        if kind == "item":
            return fill(frames.items[name], value) if name in filling.pages else ""
        return address(slot, here, article.folder, filling)

    return fill(frames.document(article.name, contents=bool(article.headings)), value)


def content(article: Article, filling: Filling) -> str:
    """Return an article's HTML, its addresses filled in."""
    here = locate(filling.identity, article.folder, article.name)
    html = _SEARCH_HINT.sub("", article.html) if "data-search-" in article.html else article.html
    if OPEN not in html:
        return html
    return fill(segments(html), lambda slot: address(slot, here, article.folder, filling))


def address(slot: str, here: Location, folder: str, filling: Filling) -> str:
    """Return what an address's slot is filled with; ValueError for a kind of slot that there is not.

    A file that the version does not have gives nothing: the picture's or the link's words remain. In the place of a
    page that it does not have is its home.
    """
    kind, _, value = slot.partition(":")
    if kind == "page":
        return _page(value, here, folder, filling)
    if kind == "asset":
        return filling.identity.asset(value, here)
    if kind == "calendar":
        return filling.identity.calendar(here)
    if kind in {"ledger", "subscribe"}:
        return ""
    if kind not in {"image", "download"}:
        message = f"no slot is of the kind {kind!r}"
        raise ValueError(message)
    file = filling.files.get(value)
    if file is None:
        return ""
    return filling.identity.image(file, here) if kind == "image" else filling.identity.download(file, here)


def _page(value: str, here: Location, folder: str, filling: Filling) -> str:
    path, mark, anchor = value.partition("#")
    named, _, name = path.rpartition("/")
    if not named and name not in (*filling.pages, *RECORD_PAGES):
        return _page(filling.pages[0], here, folder, filling)
    there = locate(filling.identity, named or home_folder(name, folder, filling.newest), name)
    return f"{here.way_to(there)}{mark}{anchor}"


def _beside(here: Location, article: Article, filling: Filling) -> dict[str, str]:
    """Return the ways to the pages before and after, by slot, where there are any."""
    pages = (*filling.pages, *RECORD_PAGES)
    place = pages.index(article.name)
    before, after = pages[:place][-1:], pages[place + 1 :][:1]
    return {
        slot: _page(name, here, article.folder, filling)
        for slot, names in zip(NEIGHBOURS, (before, after), strict=True)
        for name in names
    }


def home_folder(name: str, folder: str, newest: str) -> str:
    """Return the folder in which a page is found from another folder: its own version, or the newest one."""
    if name in RECORD_PAGES:
        return RECORD
    return newest if folder == RECORD else folder


def _contents(frames: FrameSet, article: Article) -> str:
    entries = [{"id": heading.id, "name": escape(heading.name)} for heading in article.headings]
    return frames.gap.join(fill(frames.entry, entry.__getitem__) for entry in entries)
