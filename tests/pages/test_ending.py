"""The end of every article: when we speak next, and whom to call."""

from datetime import date
from typing import Any

import pytest

from reports.model import Agency, Client, Profile
from reports.pages.ending import ending
from reports.words import Words
from tests.pages import larkmoor

WORDS = Words("en")


def made(**profile: Any) -> Client:
    client = larkmoor.client()
    return Client(client.id, Profile.model_validate(larkmoor.PROFILE | profile), client.agreement, client.updates)


@pytest.mark.parametrize(
    ("cadence", "day", "after", "rhythm"),
    [
        ({"every": "week", "day": "friday"}, "Friday 27 November", "2026-12-04", "Every Friday."),
        ({"every": "two-weeks", "day": "monday"}, "Monday 30 November", "2026-12-14", "Every second Monday."),
        ({"every": "month", "day": "friday"}, "Friday 27 November", "2026-12-25", "Every month, on the last Friday."),
    ],
)
def test_the_next_update_has_a_day(cadence: dict[str, str], day: str, after: str, rhythm: str) -> None:
    found = ending(Agency.model_validate(larkmoor.AGENCY), made(cadence=cadence), WORDS, date(2026, 11, 20), "")
    assert (found.next_on, found.rhythm) == (day, rhythm)
    assert found.days[::2] == ("2026-11-20", after)


def test_contacts_are_those_at_work_on_the_day() -> None:
    team = {"lead": {"role": "account-manager", "until": date(2026, 10, 31)}, "analyst": {"role": "account-manager"}}
    found = ending(Agency.model_validate(larkmoor.AGENCY), made(team=team), WORDS, date(2026, 11, 20), "")
    assert [contact.name for contact in found.contacts] == ["Ben Osei"]


def test_a_telephone_number_can_be_called() -> None:
    found = ending(Agency.model_validate(larkmoor.AGENCY), made(), WORDS, date(2026, 11, 20), "")
    lead, deputy = found.contacts
    assert (lead.call, lead.note) == ("+442079460123", "Answers within 24 hours.")
    assert (deputy.role, deputy.note) == ("Deputy", "When the account manager is away.")


def test_a_completed_agreement_has_no_next_update() -> None:
    last = {"2026-W47": larkmoor.UPDATES["2026-W47"] | {"status": "complete"}}
    found = ending(Agency.model_validate(larkmoor.AGENCY), larkmoor.client(last), WORDS, date(2026, 11, 20), "")
    assert (found.next_on, found.rhythm, found.days) == ("", "This was the last update.", ("2026-11-20",))
