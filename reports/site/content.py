"""What one folder of a client's site holds, before it has addresses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reports.pages.article import RECORD_PAGES, Article
from reports.site.compose import Filling, Imprint
from reports.site.identity import Identity, PublicFile


@dataclass(frozen=True, slots=True)
class Content:
    """A version of a client, or the record that all versions share (`folder` is `all`).

    `title` names the version in the switcher; `files` are the pictures and attachments that its articles name, and
    `read` gives the bytes of one by its name. The record has the client's `calendar`.
    """

    folder: str
    title: str
    imprint: Imprint
    articles: tuple[Article, ...]
    files: Mapping[str, PublicFile]
    read: Callable[[str], bytes]
    calendar: bytes = b""

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages of a version that there are here, in the order of reading."""
        return tuple(article.name for article in self.articles if article.name not in RECORD_PAGES)

    def filling(self, identity: Identity, newest: str, pages: tuple[str, ...]) -> Filling:
        """Return what its pages are filled with, as `Filling` says of the newest version and of pages."""
        return Filling(identity, self.imprint, self.files, newest, pages)
