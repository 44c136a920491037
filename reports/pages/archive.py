"""Every version → the page Archive: one line each, as it was then, under its month where a month has several."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from reports.figures.months import MonthFigures
from reports.pages.article import RECORD, Article
from reports.pages.ending import record_ending
from reports.pages.months import rolled_up
from reports.pages.navigation import article
from reports.pages.prose import inline
from reports.pages.tones import NO_STATUS, STATUS, Tone
from reports.pages.views import ArchiveLine, RecordView
from reports.periods import Period


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version: its address, period, status and summary."""

    target: str
    period: str
    as_of: str
    tone: Tone
    status: str
    summary: Markup


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """The versions of one month under its name, with what it came to; both empty where versions stand alone."""

    id: str
    title: str
    sums: tuple[tuple[str, Markup], ...]
    versions: tuple[VersionRow, ...]


def archive(view: RecordView) -> Article:
    """Render the list of all versions, newest first."""
    values: dict[str, object] = {"groups": list(_groups(view)), "ending": record_ending(view)}
    return article(RECORD, "archive", view.words, values)


def _groups(view: RecordView) -> Iterator[MonthGroup]:
    """Yield the versions by month; all in one group without a name where no month has more than one."""
    months = [(month, tuple(lines)) for month, lines in groupby(view.versions, key=_month)]
    if all(len(lines) == 1 for _, lines in months):
        if view.versions:
            yield MonthGroup("", "", (), tuple(_row(view, line) for line in view.versions))
        return
    figures: dict[Period, MonthFigures] = {rolled.month: rolled for rolled in view.months}
    for month, lines in months:
        sums = tuple(rolled_up(view, figures[month])) if month in figures else ()
        yield MonthGroup(f"month-{month}", view.words.period(month), sums, tuple(_row(view, line) for line in lines))


def _month(line: ArchiveLine) -> Period:
    return Period.month_of(line.period.last)


def _row(view: RecordView, line: ArchiveLine) -> VersionRow:
    words = view.words
    return VersionRow(
        target=f"{line.period}/now",
        period=words.period(line.period, line.every),
        as_of=words.date(line.as_of, "day"),
        tone=STATUS[line.status] if line.status else NO_STATUS,
        status=words(f"status.{line.status.value}") if line.status else words("status.unknown"),
        summary=inline(line.summary),
    )
