"""An erratum shows both texts of every field that differs, by the names that a reader knows."""

from datetime import date
from typing import Any

import pytest

from reports.pages.corrections import correction
from tests.pages import larkmoor

ERRATUM = {"corrects": {"why": "We had read the wrong column.", "on": date(2026, 11, 25)}}


def fields(**corrected: Any) -> list[tuple[str, list[str], list[str]]]:
    before = larkmoor.client().updates[-1]
    updates = larkmoor.UPDATES | {"2026-W47": larkmoor.UPDATES["2026-W47"] | corrected | ERRATUM}
    view = larkmoor.view(updates, corrected=before)
    found = correction(view, view.client.updates[-1])
    assert found
    return [(one.field, one.before, one.after) for one in found.fields]


def test_an_update_without_an_erratum_has_none() -> None:
    view = larkmoor.view()
    assert correction(view, view.client.updates[-1]) is None


def test_nothing_that_differs_gives_no_fields() -> None:
    assert fields() == []


@pytest.mark.parametrize(
    ("corrected", "said"),
    [
        ({"status": "off-track"}, ("Status", ["At risk"], ["Off track"])),
        (
            {"budget": larkmoor.UPDATES["2026-W47"]["budget"] | {"campaign": {"spent": "4050", "forecast": "9300"}}},
            ("Budget", ["Campaign: forecast 9,100"], ["Campaign: forecast 9,300"]),
        ),
        (
            {"planned": larkmoor.UPDATES["2026-W47"]["planned"] | {"page": {"carried": "Not tried yet."}}},
            (
                "Planned tasks",
                ["Product page built, tried on five phones: done"],
                ["Product page built, tried on five phones: carried over: Not tried yet."],
            ),
        ),
        (
            {"results": larkmoor.UPDATES["2026-W47"]["results"] | {"signups": {"value": "172"}}},
            ("Results", ["More newsletter readers: 171"], ["More newsletter readers: 172"]),
        ),
    ],
)
def test_both_texts(corrected: dict[str, Any], said: tuple[str, list[str], list[str]]) -> None:
    assert fields(**corrected) == [said]
