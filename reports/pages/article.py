"""What a page says, independent of MkDocs and of any address: HTML with slots, title and table of contents."""

from dataclasses import dataclass

HOME = "now"
"""The page that a version opens with."""
VERSION_PAGES = (
    HOME,
    "update",
    "plan",
    "budget",
    "results",
    "agreement",
    "changes",
    "promises",
    "risks",
    "meetings",
    "brief",
)
"""The pages that a version can have, in the order of reading; `outline` says which it has."""
RECORD = "all"
"""The folder of what exists once for all versions."""
RECORD_PAGES = ("history", "archive")
PORTFOLIO = "portfolio"
"""The page of the agency's own site."""
HOMES = frozenset({HOME, PORTFOLIO})
"""The pages that folders open with."""

OPEN, CLOSE = "\ue000", "\ue001"
"""The marks around a slot: private-use characters, which no data may contain."""


def slot(kind: str, value: str) -> str:
    """Return the mark of an address, filled when the page is composed.

    `page`: value for href, to `plan`, `2026-W47/update` or `all/history`, each with an optional `#anchor` ·
    `image`: the attributes src, width and height of an <img> for a file such as `files/shelf.png` ·
    `download`: the attributes href and download of an <a> for a file such as `files/test.pdf`.
    """
    return f"{OPEN}{kind}:{value}{CLOSE}"


LEDGER_CODE = slot("ledger", "")
"""Where the head code of the publication stands; a page that was not published has none."""
CALENDAR = slot("calendar", "")
"""The attributes href and download of an <a> for the client's calendar."""
SUBSCRIBE = slot("subscribe", "")
"""Where the links to an open calendar and feed stand; a site that has none says nothing there."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The pages of a kind of site, or of one version: its own, the home first, and those that all versions share."""

    version: tuple[str, ...]
    record: tuple[str, ...] = ()

    @property
    def home(self) -> str:
        """The page that the site opens with."""
        return self.version[0]

    @property
    def pages(self) -> tuple[str, ...]:
        """Every page."""
        return (*self.version, *self.record)


CLIENT_SITE = Outline(VERSION_PAGES, RECORD_PAGES)
PORTFOLIO_SITE = Outline((PORTFOLIO,))


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents: the id and words of a heading below the title."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """One page. `folder` is a period's name or `all`; `name` one of `VERSION_PAGES`, or of `RECORD_PAGES`.

    `title` names the kind of page only. `html` holds slots; `heading` is the id of its one <h1>; `headings` its <h2>.
    """

    folder: str
    name: str
    title: str
    html: str
    heading: str
    headings: tuple[Heading, ...]
