"""Weeks and months: their days, their order, and the one that follows."""

from datetime import date

import pytest

from reports.periods import Period


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026-W47", date(2026, 11, 16), date(2026, 11, 22)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2027-W01", date(2027, 1, 4), date(2027, 1, 10)),
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_days_of_a_period(name: str, first: date, last: date) -> None:
    period = Period.parse(name)
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "name", ["2027-W53", "2026-W00", "2026-13", "2026-00", "2026-W7", "26-11", "0001-W01", "9999-W52", "2026-11 "]
)
def test_what_is_no_period(name: str) -> None:
    with pytest.raises(ValueError, match=r"is no period|month must be|[Ii]nvalid week"):
        Period.parse(name)


def test_periods_sort_by_their_end() -> None:
    names = ["2026-W49", "2026-11", "2027-W01", "2026-W48", "2026-W53", "2026-12"]
    assert [period.name for period in sorted(map(Period.parse, names))] == [
        *("2026-W48", "2026-11", "2026-W49", "2026-12", "2026-W53", "2027-W01"),
    ]


@pytest.mark.parametrize(
    ("name", "every", "following"),
    [
        ("2026-W47", "week", "2026-W48"),
        ("2026-W53", "week", "2027-W01"),
        ("2026-W52", "two-weeks", "2027-W01"),
        ("2026-11", "month", "2026-12"),
        ("2026-12", "month", "2027-01"),
        ("2026-W47", "month", "2026-11"),
        ("2026-11", "week", "2026-W49"),
    ],
)
def test_the_period_that_follows(name: str, every: str, following: str) -> None:
    assert Period.parse(name).following(every).name == following


@pytest.mark.parametrize(
    ("name", "weekday", "day"),
    [
        ("2026-W47", "friday", date(2026, 11, 20)),
        ("2026-W47", "sunday", date(2026, 11, 22)),
        ("2026-11", "monday", date(2026, 11, 30)),
        ("2026-11", "friday", date(2026, 11, 27)),
    ],
)
def test_promised_is_the_weekday_in_the_last_week(name: str, weekday: str, day: date) -> None:
    assert Period.parse(name).promised_day(weekday) == day


@pytest.mark.parametrize(
    ("day", "week", "month"),
    [(date(2027, 1, 3), "2026-W53", "2027-01"), (date(2024, 12, 30), "2025-W01", "2024-12")],
)
def test_the_week_and_the_month_of_a_day(day: date, week: str, month: str) -> None:
    assert (Period.week_of(day).name, Period.month_of(day).name) == (week, month)
