"""Which update should be there and is not."""

from datetime import date

import pytest

from reports.figures.punctuality import owed_after, owed_update
from reports.model.profile import Cadence
from reports.periods import Period
from tests.support.engagement import agreement, client, update

TOOK_EFFECT = date(2026, 9, 3)


@pytest.mark.parametrize(
    ("every", "day", "newest", "today", "owed", "late"),
    [
        ("week", "friday", "2026-W46", date(2026, 11, 20), None, 0),
        ("week", "friday", "2026-W46", date(2026, 11, 21), "2026-W47", 1),
        ("week", "friday", "2026-W44", date(2026, 11, 25), "2026-W45", 19),
        ("week", "monday", "2026-W46", date(2026, 11, 17), "2026-W47", 1),
        ("two-weeks", "friday", "2026-W45", date(2026, 11, 20), None, 0),
        ("two-weeks", "friday", "2026-W45", date(2026, 11, 23), "2026-W47", 3),
        ("month", "friday", "2026-10", date(2026, 11, 27), None, 0),
        ("month", "friday", "2026-10", date(2026, 12, 1), "2026-11", 4),
        ("month", "friday", "2026-12", date(2026, 12, 1), None, 0),
    ],
)
def test_the_period_after_the_newest_is_owed_from_the_day_after_its_promised_one(
    every: str, day: str, newest: str, today: date, owed: str | None, late: int
) -> None:
    cadence = Cadence.model_validate({"every": every, "day": day})
    found = owed_after(cadence, Period.parse(newest), TOOK_EFFECT, today)
    assert (found and found.period.name, found.days_late if found else 0) == (owed, late)


@pytest.mark.parametrize(
    ("every", "effective", "period", "promised_on"),
    [
        ("week", date(2026, 9, 3), "2026-W36", date(2026, 9, 4)),
        ("week", date(2026, 9, 5), "2026-W37", date(2026, 9, 11)),
        ("two-weeks", date(2026, 9, 3), "2026-W37", date(2026, 9, 11)),
        ("month", date(2026, 9, 3), "2026-09", date(2026, 9, 25)),
        ("month", date(2026, 9, 29), "2026-10", date(2026, 10, 30)),
    ],
)
def test_the_first_update_is_owed_for_the_first_promised_day_of_the_agreement(
    every: str, effective: date, period: str, promised_on: date
) -> None:
    found = owed_after(Cadence.model_validate({"every": every}), None, effective, date(2026, 11, 20))
    assert found
    assert (found.period.name, found.promised_on) == (period, promised_on)


def test_before_an_agreement_says_when_it_begins_nothing_is_owed() -> None:
    assert owed_after(Cadence(), None, None, date(2026, 11, 20)) is None


def test_after_the_last_update_nothing_is_owed() -> None:
    terms = agreement()
    assert owed_update(client(terms, update("2026-W40")), date(2026, 11, 20))
    assert owed_update(client(terms, update("2026-W40", status="complete")), date(2026, 11, 20)) is None
    assert owed_update(client(terms, update("2026-W40", status="on-hold")), date(2026, 11, 20))
