"""The trail → the page History: who changed which term, from what to what, when, in which commit."""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.changes import Explained, explain
from reports.history import TrailEntry
from reports.pages.article import RECORD, Article
from reports.pages.ending import record_ending
from reports.pages.navigation import article
from reports.pages.views import RecordView

_MOST_CHANGES = 15
"""More changes than these, as of a first agreement, are folded up."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """One commit that changed something a reader may know of; `commit` is the start of its id, also its anchor."""

    on: str
    author: str
    commit: str
    version: str
    signed: str
    note: str
    changes: tuple[Explained, ...]
    folded: str
    reports: tuple[str, ...]
    unreadable: tuple[str, ...]


def history(view: RecordView) -> Article:
    """Render the audit trail, newest first."""
    values: dict[str, object] = {
        "entries": [_entry(view, entry) for entry in view.trail],
        "ending": record_ending(view),
    }
    return article(RECORD, "history", view.words, values)


def _entry(view: RecordView, entry: TrailEntry) -> EntryView:
    words, count = view.words, len(entry.changes)
    return EntryView(
        on=words.date(entry.on, "year"),
        author=entry.author,
        commit=entry.revision.id[:7],
        version=words("history.version", number=entry.agreement.number) if entry.agreement else "",
        signed=words(f"history.signed.{entry.signature.value}") if entry.signature else "",
        note=entry.note or "",
        changes=tuple(explain(change, words) for change in entry.changes),
        folded=words.plural("history.terms", count) if count > _MOST_CHANGES else "",
        reports=tuple(_reports(view, entry)),
        unreadable=tuple(words("history.unreadable", file=file) for file in entry.unreadable),
    )


def _reports(view: RecordView, entry: TrailEntry) -> Iterator[str]:
    """Say which reports appeared, were corrected or went."""
    told = (("published", entry.published), ("corrected", entry.corrected), ("removed", entry.removed))
    for kind, periods in told:
        for period in periods:
            yield view.words(f"history.{kind}", period=view.period(period))
