"""One or two sentences say why things stand as they do."""

from datetime import date
from typing import Any

import pytest

from reports.pages.reason import reason
from tests.pages import larkmoor

NEWS: dict[str, Any] = {"forecast": date(2026, 12, 7), "cause": "us", "why": "The import takes longer."}
REACHED = {name: {"reached": date(2026, 11, 1)} for name in ("strategy", "design", "campaign")}


def said(as_of: date = date(2026, 11, 20), **fields: Any) -> str:
    update = {"by": "lead", "status": "on-track", "summary": "All is well.", "next": ["More"], **fields}
    update["milestones"] = REACHED | fields.get("milestones", {})
    return str(reason(larkmoor.view({"2026-W47": update}, as_of=as_of)).striptags())


def test_the_agency_s_own_reason_comes_first() -> None:
    assert said(why="We *pause*.\n\nMore of it.", milestones={"beta": NEWS}) == "We pause."


def test_a_late_milestone_names_days_date_and_why_and_that_the_end_stands() -> None:
    assert said(milestones={"beta": NEWS}) == (
        "Beta shop comes 6 days late, on 7 December. The import takes longer. Launch on 12 January still stands."
    )


def test_one_day_is_one_day() -> None:
    assert "comes 1 day late" in said(milestones={"beta": NEWS | {"forecast": date(2026, 12, 2)}})


def test_a_milestone_whose_day_has_passed_has_no_date_to_name() -> None:
    assert said(as_of=date(2026, 12, 4)).startswith("Beta shop is 3 days overdue. There is no new date yet.")


def test_what_is_overdue_comes_next() -> None:
    asks = {"photos": {"what": "Photos", "due": date(2026, 11, 17)}}
    assert said(asks=asks) == "Overdue, and needed from you: Photos."
    more = asks | {"prices": {"what": "Prices", "due": date(2026, 11, 18)}}
    assert said(asks=more) == "2 things that we need from you are overdue."


def test_money_above_the_agreement_is_said() -> None:
    assert said(budget={"build": {"spent": "27600", "forecast": "37600"}}) == (
        "We expect to end 10,000 EUR above the agreed budget. Next milestone: Beta shop on 1 December."
    )


def test_a_goal_whose_trend_ends_far_from_its_target_is_said() -> None:
    earlier = {name: fields for name, fields in larkmoor.UPDATES.items() if name != "2026-W47"}
    calm = {"by": "lead", "status": "on-track", "summary": "All is well.", "results": {"checkout": {"value": "43.0"}}}
    calm["budget"] = {"design": {"spent": "13400"}}
    answered = {"answered": {"photos": date(2026, 11, 17), "logins": date(2026, 11, 17)}}
    assert reason(larkmoor.view(earlier | {"2026-W47": calm | answered})).striptags() == (
        "Dates stand as promised; Buying on a phone is behind so far. Next milestone: Beta shop on 1 December."
    )


def test_a_goal_without_a_trend_is_not_called_behind() -> None:
    assert said(results={"checkout": {"value": "41"}}).startswith("Everything stands as promised.")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("on-track", "Everything stands as promised. Next milestone: Beta shop on 1 December."),
        ("on-hold", "Next milestone: Beta shop on 1 December."),
        ("complete", "Everything that was agreed is handed over."),
    ],
)
def test_calm_weeks_say_what_comes_next(status: str, words: str) -> None:
    assert said(status=status) == words


def test_before_the_first_update_the_first_milestone_is_named() -> None:
    assert reason(larkmoor.view({}, as_of=date(2026, 9, 2))).striptags() == (
        "The first report is still to come. Next milestone: Strategy agreed on 25 September."
    )
