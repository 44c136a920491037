"""Days → places on a line of time, in per cent, with its grid."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import Self

import svg

from reports.figures.figures import Dated
from reports.words import Words

WEEKS_UP_TO, MONTHS_UP_TO, QUARTERS_UP_TO = 63, 427, 1830
"""The longest spans, in days, with lines for weeks, months (fourteen) and quarters (five years); then for years."""

LABELS = 5
"""How many labels with a year fit the narrowest place."""
MONTHS_IN_A_ROW, MONTHS_BY_TWO = 7, 10
"""Up to how many months each, or each second, is labelled."""


class Unit(IntEnum):
    """The step from one line of the grid to the next: a week, else so many months."""

    WEEK = 0
    MONTH = 1
    QUARTER = 3
    YEAR = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of the grid with its label, "" where labels would not fit."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Span:
    """A line of time from `first` to `last`, with a grid that suits its length."""

    first: date
    last: date

    @classmethod
    def covering(cls, rows: Iterable[Dated], as_of: date) -> Self:
        """Return the span that shows every date of the rows and the day of measure, with room for the last mark."""
        said = [day for row in rows for day in (row.first, row.promised, row.forecast, row.reached) if day is not None]
        first, last = min((*said, as_of)), max((*said, as_of))
        room = timedelta(days=max(7, (last - first).days // 24))
        return cls(_start(first, _unit((last - first + room).days)), last + room)

    @property
    def unit(self) -> Unit:
        """The step of the grid."""
        return _unit(self.days)

    @property
    def days(self) -> int:
        """How many days lie between first and last."""
        return (self.last - self.first).days

    def share(self, day: date) -> float:
        """Return how far along a day lies: 0 at `first`, 1 at `last`."""
        return (day - self.first).days / max(self.days, 1)

    def at(self, day: date) -> svg.Length:
        """Return a day's place in per cent."""
        return svg.Length(round(100 * self.share(day), 2), "%")

    def lines(self) -> tuple[date, ...]:
        """Return the days of the grid: starts of months, quarters or years, or every seventh day."""
        return _lines(self)

    def ticks(self, words: Words) -> tuple[Tick, ...]:
        """Return the grid with labels, as many as fit the narrowest place."""
        days, unit = self.lines(), self.unit
        each = _label_each(len(days), unit)
        labelled = [day if place % each == 0 else None for place, day in enumerate(days)]
        return tuple(
            Tick(day, _label(label, self.first if place == 0 else days[max(0, place - each)], unit, each, words))
            for place, (day, label) in enumerate(zip(days, labelled, strict=True))
        )


def _unit(days: int) -> Unit:
    limits = ((WEEKS_UP_TO, Unit.WEEK), (MONTHS_UP_TO, Unit.MONTH), (QUARTERS_UP_TO, Unit.QUARTER))
    return next((unit for limit, unit in limits if days <= limit), Unit.YEAR)


def _start(day: date, unit: Unit) -> date:
    """Return the last line of the grid at or before a day."""
    if unit is Unit.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(month=(day.month - 1) // unit * unit + 1, day=1)


@lru_cache(maxsize=256)
def _lines(span: Span) -> tuple[date, ...]:
    unit = span.unit
    if unit is Unit.WEEK:
        return tuple(span.first + timedelta(days=days) for days in range(0, span.days + 1, 7))
    start = _start(span.first, unit)
    months = range(0, (span.last.year - start.year + 1) * 12, unit)
    days = (
        date(start.year + (start.month - 1 + month) // 12, (start.month - 1 + month) % 12 + 1, 1) for month in months
    )
    return tuple(day for day in days if span.first <= day <= span.last)


def _label_each(count: int, unit: Unit) -> int:
    """Return which lines are labelled: 1 for each, 2 for each second, and so on."""
    if unit is not Unit.MONTH:
        return -(-count // LABELS)
    if count <= MONTHS_IN_A_ROW:
        return 1
    return 2 if count <= MONTHS_BY_TWO else 3


def _label(day: date | None, before: date, unit: Unit, each: int, words: Words) -> str:
    """Return a label; the year stands where it is new, and there is room for it."""
    if day is None:
        return ""
    if unit is Unit.WEEK:
        return words.date(day)
    if unit is Unit.YEAR:
        return str(day.year)
    month = words.month(day, short=True)
    with_year = unit is Unit.QUARTER or (each > 1 and day.year != before.year)
    return words("chart.month", month=month, year=day.year) if with_year else month
