"""All figures of one client, as of one day."""

from dataclasses import replace
from datetime import date

import pytest

from reports.figures import measure
from reports.model import Agency
from tests.support.engagement import DAY, baselines, client, figures, update, wording

BETA = {"beta": {"name": "Beta", "due": date(2026, 12, 1)}}


def test_figures_name_the_newest_period_and_the_day() -> None:
    measured = figures(update("2026-W46"), update("2026-W47"))

    assert (measured.as_of, measured.period.name) == (DAY, "2026-W47")
    assert figures().period is None


def test_measuring_twice_gives_the_same() -> None:
    told = (update("2026-W46", next=["a"]), update("2026-W47", planned={"a": "done"}))

    assert figures(*told, milestones=BETA) == figures(*told, milestones=BETA)


@pytest.mark.parametrize(
    ("as_of", "on"),
    [
        pytest.param(date(2026, 11, 20), date(2026, 11, 20), id="on the day of measure"),
        pytest.param(date(2026, 12, 9), date(2026, 11, 22), id="at the latest when its period ends"),
    ],
)
def test_an_update_in_no_commit_yet_counts_as_reported(as_of: date, on: date) -> None:
    told = update("2026-W47", asks={"photos": {"what": "12 photos"}})
    said = wording(1, date(2026, 9, 1))

    measured = measure(client(said.agreement, told), Agency(name="Quayside"), baselines((said,)), as_of)

    assert measured.asks.open[0].asked_on == on


def test_what_is_only_proposed_moves_nothing() -> None:
    accepted = wording(1, date(2026, 9, 1), milestones=BETA)
    proposed = wording(2, date(2026, 11, 1), milestones={"beta": {"name": "Beta", "due": date(2026, 12, 15)}})
    said = replace(baselines((accepted, proposed)), in_force=accepted)

    measured = measure(client(proposed.agreement), Agency(name="Quayside"), said, DAY)

    assert measured.schedule.milestones[0].promised == date(2026, 12, 1)
    assert len(measured.schedule.milestones[0].moves) == 1
