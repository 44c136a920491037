"""Days as a story says them (`5.fri`: Friday of its fifth week) → days of the calendar; the last week is fixed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from reports.periods import Period
from reports.words import Words

LAST_WEEK = Period.parse("2026-W46")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZONE = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Days:
    """The days of one telling of a story; `monday` begins its week 1."""

    monday: date

    @classmethod
    def ending(cls, weeks: int) -> "Days":
        """Return the days of a telling of so many weeks, the last of them the fixed one."""
        return cls(LAST_WEEK.first - timedelta(weeks=weeks - 1))

    def later(self, weeks: int) -> "Days":
        """Return the days of a telling that begins so many weeks later."""
        return Days(self.monday + timedelta(weeks=weeks))

    def day(self, said: str) -> date:
        """Return the day of `5.fri`; weeks may be before the first (`0.thu`)."""
        week, weekday = said.split(".")
        return self.monday + timedelta(weeks=int(week) - 1, days=WEEKDAYS.index(weekday))

    def period(self, week: int) -> Period:
        """Return the period of a week of the story."""
        return Period.week_of(self.day(f"{week}.mon"))


def in_words(day: date, language: str = "en") -> str:
    """Write a day as prose does: `20 November`."""
    return Words(language).date(day, "long")


def moment(day: date, clock: str) -> datetime:
    """Return a time of day (`15:30`) in the agency's zone."""
    return datetime.combine(day, time.fromisoformat(clock), _ZONE)
