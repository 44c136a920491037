"""Periods of reporting: `2026-W47` (an ISO week) or `2026-11` (a month), ordered by their last day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering
from typing import Self

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHAPE = re.compile(r"(?P<year>2[01][0-9]{2})-(?:W(?P<week>[0-9]{2})|(?P<month>[0-9]{2}))")


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A week from Monday to Sunday (ISO 8601) or a calendar month."""

    name: str
    first: date
    last: date

    @classmethod
    def parse(cls, name: str) -> Self:
        """Read `2026-W47` or `2026-11`, years 2000 to 2199; ValueError for all else, as week 53 of a short year."""
        shape = _SHAPE.fullmatch(name)
        if not shape:
            message = f"{name!r} is no period: write an ISO week as 2026-W47 or a month as 2026-11"
            raise ValueError(message)
        year = int(shape["year"])
        if shape["week"]:
            first = date.fromisocalendar(year, int(shape["week"]), 1)
            return cls(name, first, first + timedelta(days=6))
        first = date(year, int(shape["month"]), 1)
        return cls(name, first, first.replace(day=monthrange(year, first.month)[1]))

    @classmethod
    def week_of(cls, day: date) -> Self:
        """Return the ISO week that a day lies in."""
        year, week, _ = day.isocalendar()
        return cls.parse(f"{year}-W{week:02}")

    @classmethod
    def month_of(cls, day: date) -> Self:
        """Return the month that a day lies in."""
        return cls.parse(f"{day:%Y-%m}")

    @property
    def is_week(self) -> bool:
        """Whether this is a week (else a month)."""
        return "W" in self.name

    @property
    def week(self) -> int:
        """The number of the ISO week, of a month that of the week in which it ends."""
        return self.last.isocalendar().week

    @property
    def week_before(self) -> "Period":
        """The ISO week before the one in which this period ends."""
        return Period.week_of(self.last - timedelta(weeks=1))

    def promised_day(self, weekday: str) -> date:
        """Return the day on which the update is promised: the cadence's weekday in the last week of the period."""
        back = (self.last.weekday() - WEEKDAYS.index(weekday)) % 7
        return self.last - timedelta(days=back)

    def following(self, every: str) -> "Period":
        """Return the period that is reported after this one, `every` being week, two-weeks or month."""
        after = self.last + timedelta(days=1)
        if every == "month":
            return Period.month_of(after)
        return Period.week_of(after + timedelta(weeks=int(every == "two-weeks")))

    def __lt__(self, other: "Period") -> bool:
        return (self.last, self.name) < (other.last, other.name)

    def __str__(self) -> str:
        return self.name
