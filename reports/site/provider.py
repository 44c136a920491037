"""Where `mkdocs serve` and `mkdocs build` get their articles: whoever offers the entry point `aboveboard.preview`.

The stages above make articles and import this one, so they are asked by name.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

from reports.errors import Error
from reports.pages.article import Article
from reports.site.compose import Imprint
from reports.site.identity import Identity, PlainIdentity, PublicFile
from reports.words import Words

GROUP = "aboveboard.preview"


@dataclass(frozen=True, slots=True)
class PreviewSite:
    """One client as MkDocs shows it. `read` gives the bytes of a file by its name.

    `articles` of one version, and of the record where `identity` is flat; `newest` as in `compose.Filling`.
    """

    imprint: Imprint
    words: Words
    articles: tuple[Article, ...]
    files: Mapping[str, PublicFile]
    read: Callable[[str], bytes]
    newest: str
    identity: Identity = PlainIdentity(flat=True)  # noqa: RUF009 -- frozen


ArticleProvider = Callable[[Path, str], PreviewSite]
"""Makes the newest version and the record of one client from a workspace's working copy: root, client's id."""

_chosen: ContextVar[ArticleProvider | None] = ContextVar("aboveboard.preview", default=None)


@contextmanager
def provided_by(provider: ArticleProvider) -> Iterator[None]:
    """Ask this provider within the block instead of the installed one."""
    token = _chosen.set(provider)
    try:
        yield
    finally:
        _chosen.reset(token)


def article_provider() -> ArticleProvider:
    """Return who makes the articles; Error where nobody does."""
    chosen = _chosen.get()
    if chosen:
        return chosen
    found = next(iter(entry_points(group=GROUP)), None)
    if not found:
        raise Error("Nothing makes the pages of a preview.", "Install aboveboard again, so that its parts are known.")
    offered: ArticleProvider = found.load()
    return offered
