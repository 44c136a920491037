"""The trail → the page History: who changed which term, from what to what, when, in which commit."""

from dataclasses import dataclass

from reports.changes import Explained, explain
from reports.pages.article import Article
from reports.pages.ending import record_ending
from reports.pages.navigation import RECORD_FOLDER, article
from reports.pages.views import RecordView, TrailEntry


@dataclass(frozen=True, slots=True)
class EntryView:
    """One commit that changed something a reader may know of; `commit` is the start of its id, also its anchor."""

    on: str
    author: str
    commit: str
    version: str
    signed: str
    changes: tuple[Explained, ...]
    published: tuple[str, ...]
    unreadable: tuple[str, ...]


def history(view: RecordView) -> Article:
    """Render the audit trail, newest first."""
    values: dict[str, object] = {"entries": [_entry(view, entry) for entry in view.trail], "ending": record_ending(view)}
    return article(RECORD_FOLDER, "history", view.words, values)


def _entry(view: RecordView, entry: TrailEntry) -> EntryView:
    words = view.words
    return EntryView(
        on=words.date(entry.on, "year"),
        author=entry.author,
        commit=entry.revision.id[:7],
        version=words("history.version", number=entry.agreement) if entry.agreement else "",
        signed=words("history.signed") if entry.signature else "",
        changes=tuple(explain(change, words) for change in entry.changes),
        published=tuple(words("history.published", period=period) for period in entry.published),
        unreadable=tuple(words("history.unreadable", file=file) for file in entry.unreadable),
    )
