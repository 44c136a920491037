"""The trail → the page History: what changed, from what to what, when, by whom, in which commit; by month, by topic."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reports.changes import Explained, explain
from reports.history import Signed, TrailEntry
from reports.pages.article import RECORD, Article
from reports.pages.ending import record_ending
from reports.pages.history_events import Line, line
from reports.pages.history_terms import term_histories
from reports.pages.navigation import article
from reports.pages.template import say
from reports.pages.views import RecordView
from reports.periods import Period

_MOST_CHANGES = 15
"""More changes than these, as of a first agreement, are folded up."""
TOPICS = ("terms", "requests", "acceptances", "reports", "access")
"""What readers filter by; theme/stylesheets/record.css knows them, too."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """One commit that changed something a reader may know of; `commit` is the start of its id, also its anchor."""

    on: str
    author: str
    commit: str
    topics: str
    version: str
    signed: str
    recorded_as: str
    authored: str
    note: str
    changes: tuple[Explained, ...]
    folded: str
    lines: tuple[Line, ...]
    doubtful: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """The entries of one month under its name."""

    id: str
    title: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A filter: its topic, name, and how many entries it leaves."""

    topic: str
    name: str
    count: int


def history(view: RecordView) -> Article:
    """Render the audit trail, newest first."""
    entries = [(entry.on, _entry(view, entry)) for entry in view.trail]
    values: dict[str, object] = {
        "months": list(_months(view, entries)),
        "topics": list(_topics(view, [entry for _, entry in entries])),
        "terms": term_histories(view),
        "ending": record_ending(view),
    }
    return article(RECORD, "history", view.words, values)


def _months(view: RecordView, entries: list[tuple[date, EntryView]]) -> Iterator[MonthView]:
    for month, some in groupby(entries, key=lambda dated: Period.month_of(dated[0])):
        yield MonthView(f"month-{month}", view.words.period(month), tuple(entry for _, entry in some))


def _topics(view: RecordView, entries: list[EntryView]) -> Iterator[TopicView]:
    """Yield the filters that leave something, and not all."""
    for topic in TOPICS:
        count = sum(1 for entry in entries if topic in entry.topics.split())
        if 0 < count < len(entries):
            yield TopicView(topic, view.words(f"history.topic.{topic}"), count)


def _entry(view: RecordView, entry: TrailEntry) -> EntryView:
    words, count = view.words, len(entry.changes)
    lines = (*_reports(view, entry), *(line(view, event, entry.author) for event in entry.events))
    topics = {line.topic for line in lines} | ({"terms"} if entry.changes else set())
    return EntryView(
        on=words.date(entry.on, "long"),
        author=entry.author,
        commit=entry.revision.id[:7],
        topics=" ".join(topic for topic in TOPICS if topic in topics),
        version=words("history.version", number=entry.agreement) if entry.agreement else "",
        signed=_signed(view, entry.signature) if entry.signature else "",
        recorded_as=words("history.recorded-as", name=entry.recorded_as) if entry.recorded_as else "",
        authored=words("history.authored", date=words.date(entry.authored, "year")) if entry.authored else "",
        note=entry.note or "",
        changes=tuple(explain(change, words) for change in entry.changes),
        folded=words.plural("history.terms", count) if count > _MOST_CHANGES else "",
        lines=lines,
        doubtful=(
            *(words("history.unreadable", file=file) for file in entry.unreadable),
            *(words("history.merged", file=file) for file in entry.merged),
        ),
    )


def _signed(view: RecordView, signature: Signed) -> str:
    """Say what is known of a signature; who of the team has the key's address, or its id, is called by name."""
    known = (who.name for key, who in view.agency.team.items() if signature.by in (key, who.email))
    return view.words(f"history.signed.{signature.verdict}", by=next(known, signature.by))


def _reports(view: RecordView, entry: TrailEntry) -> Iterator[Line]:
    """Say which reports appeared, were corrected or went."""
    told = (("published", entry.published), ("corrected", entry.corrected), ("removed", entry.removed))
    for kind, periods in told:
        for period in periods:
            yield Line("reports", say(view.words, f"history.{kind}", period=view.period(period)))
