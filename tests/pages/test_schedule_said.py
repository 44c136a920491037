"""How the milestones stand, and the days that they lost, in a sentence or two."""

from dataclasses import replace

import pytest

from reports.model import Cause
from reports.pages.schedule_said import schedule_said
from reports.words import Words
from tests.pages import larkmoor

SCHEDULE = larkmoor.view().figures.schedule


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        pytest.param(((Cause.US, 5), (Cause.OUTSIDE, 2)), "7 days were lost so far: 5 on our side and 2 from outside."),
        pytest.param(((Cause.CLIENT, 1),), "1 day was lost so far: all on your side."),
    ],
)
def test_days_are_added_up_over_all_milestones_by_side(lost: tuple[tuple[Cause, int], ...], said: str) -> None:
    text = str(schedule_said(Words("en"), replace(SCHEDULE, lost=lost))).replace("\N{NO-BREAK SPACE}", " ")

    assert text.endswith(f"Added up over all milestones, {said}")


def test_where_no_day_was_lost_nothing_is_said_of_it() -> None:
    assert "lost" not in schedule_said(Words("en"), replace(SCHEDULE, lost=()))
