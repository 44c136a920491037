"""A client as of one moment."""

from datetime import date

import pytest

from reports.model import Agreement, Client, PeriodUpdate, Profile, Update
from reports.periods import Period

TERMS = Agreement.model_validate({"title": "A shop", "scope": {"in": {"a": "A"}, "out": {"b": "B"}}})


def client(status: str | None, every: str = "week") -> Client:
    profile = Profile.model_validate({"name": "Northwind", "cadence": {"every": every, "day": "thursday"}})
    fields = {"by": "lead", "status": status, "summary": "All is well."}
    updates = (PeriodUpdate(Period.parse("2026-W47"), Update.model_validate(fields), {}),) if status else ()
    return Client("northwind", profile, TERMS, updates)


@pytest.mark.parametrize(("every", "day"), [("week", date(2026, 11, 26)), ("two-weeks", date(2026, 12, 3))])
def test_the_next_update_is_promised_by_the_cadence(every: str, day: date) -> None:
    assert client("on-track", every).next_promised == day


@pytest.mark.parametrize("status", [None, "complete"])
def test_nothing_is_promised_before_the_first_update_and_after_the_last(status: str | None) -> None:
    assert client(status).next_promised is None


def test_a_client_is_over_when_the_newest_update_says_complete() -> None:
    assert [client(status).is_over for status in (None, "on-track", "complete")] == [False, False, True]
