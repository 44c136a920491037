"""A full report tells everything at once; a summary folds up what takes most room, and loses nothing."""

from datetime import date
from decimal import Decimal

import pytest

from reports.model import HourEntry, Profile
from reports.pages import render_version
from tests.pages import larkmoor
from tests.pages.reading import Reading


def update_page(detail: str, every: str = "week") -> str:
    cadence = {"every": every, "detail": detail}
    profile = Profile.model_validate(larkmoor.PROFILE | {"cadence": cadence})
    return next(page.html for page in render_version(larkmoor.view(profile=profile)) if page.name == "update")


def test_a_full_report_folds_nothing_up() -> None:
    assert "<details" not in update_page("full")


def test_a_summary_folds_up_tasks_and_other_work_and_counts_them() -> None:
    text = Reading(update_page("summary")).text

    assert "The 4 planned tasks, and what happened" in text
    assert "2 other things were done" in text


def test_a_summary_holds_every_word_of_the_full_report() -> None:
    full, brief = (Reading(update_page(detail)).text.split() for detail in ("full", "summary"))

    assert {*full} - {*brief} <= {"And,", "beside", "plan:"}


def test_a_report_of_two_weeks_is_called_after_both() -> None:
    assert "Weeks 46 and 47, 9 to 22 November 2026" in Reading(update_page("full", "two-weeks")).text


@pytest.mark.parametrize(
    ("entries", "said"),
    [(["12.5"], "12.5 hours worked."), (["12.5", "2.5"], "15 hours worked."), (["7.25", "2.25"], "9.5 hours worked.")],
)
def test_hours_stand_beside_what_they_cost(entries: list[str], said: str) -> None:
    line = next(iter(_lines()))
    worked = tuple(HourEntry(date(2026, 11, 3), "lead", "Work", Decimal(hours), line) for hours in entries)
    page = next(page for page in render_version(larkmoor.view(hours=worked)) if page.name == "update")

    assert said in Reading(page.html).text


def _lines() -> dict[str, object]:
    return larkmoor.AGREEMENT["budget"]["lines"]
