"""Where `mkdocs serve` and `mkdocs build` get their articles: whoever offers the entry point `aboveboard.preview`.

The stages above make articles and import this one, so they are asked by name.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path

from reports.errors import Error
from reports.pages.article import CLIENT_SITE, Outline
from reports.site.content import Content
from reports.site.identity import Identity, PlainIdentity
from reports.words import Words

GROUP = "aboveboard.preview"


@dataclass(frozen=True, slots=True)
class PreviewSite:
    """One client as MkDocs shows it.

    `content` holds the pages of one build: those of the newest version, and of the record where `identity` is flat.
    `newest` is the folder of the newest version, `outline` tells which pages it has.
    """

    content: Content
    words: Words
    newest: str
    identity: Identity = field(default_factory=lambda: PlainIdentity(flat=True))
    outline: Outline = CLIENT_SITE


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
