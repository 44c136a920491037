"""The colour of each dimension by the agency's thresholds."""

from datetime import date

import pytest

from reports.figures.figures import Health, HealthFigures
from reports.model import Agency, PeriodUpdate
from tests.support.engagement import figures, update

BETA = {"beta": {"name": "Beta", "due": date(2026, 12, 1)}}
MONEY = {"currency": "EUR", "lines": {"build": {"name": "Build", "amount": "1000"}}}
GOALS = {
    "leads": {"want": "Leads", "metric": "EUR", "baseline": "120", "target": "100"},
    "visits": {"want": "Visits", "metric": "a week", "baseline": "50", "target": "100"},
}


def health(*updates: PeriodUpdate, agency: Agency | None = None, **terms: object) -> HealthFigures:
    return figures(*updates, agency=agency, **terms).health


def forecast(day: int) -> HealthFigures:
    news = {"beta": {"forecast": date(2026, 12, day), "why": "x"}}
    return health(update("2026-W47", milestones=news), milestones=BETA)


def test_where_nothing_was_said_nothing_is_known() -> None:
    unknown = Health.UNKNOWN

    assert health() == HealthFigures(scope=unknown, time=unknown, budget=unknown, results=unknown)
    assert health(budget=MONEY).budget is unknown


@pytest.mark.parametrize(
    ("day", "colour"),
    [(1, Health.GREEN), (3, Health.GREEN), (4, Health.AMBER), (14, Health.AMBER), (15, Health.RED)],
)
def test_time_is_the_largest_open_slip(day: int, colour: Health) -> None:
    assert forecast(day).time is colour


def test_a_delay_that_is_over_does_not_colour_time() -> None:
    reached = {"beta": {"reached": date(2026, 12, 30)}}

    assert health(update("2026-W47", milestones=reached), milestones=BETA).time is Health.GREEN


@pytest.mark.parametrize(
    ("amount", "colour"),
    [("900", Health.GREEN), ("1029", Health.GREEN), ("1030", Health.AMBER), ("1100", Health.RED)],
)
def test_budget_is_the_forecast_above_the_agreed(amount: str, colour: Health) -> None:
    told = update("2026-W47", budget={"build": {"spent": "10", "forecast": amount}})

    assert health(told, budget=MONEY).budget is colour


@pytest.mark.parametrize(
    ("carried", "colour"), [(0, Health.GREEN), (1, Health.GREEN), (2, Health.AMBER), (3, Health.RED)]
)
def test_scope_is_the_share_of_carried_and_dropped_tasks(carried: int, colour: Health) -> None:
    fates = {f"t{place}": {"dropped": "x"} if place < carried else "done" for place in range(6)}

    assert health(update("2026-W46", next=list(fates)), update("2026-W47", planned=fates)).scope is colour


def test_scope_looks_at_four_updates() -> None:
    dropped = {"dropped": "x"}
    old = [
        update("2026-W41", next=["a", "b"]),
        update("2026-W42", planned={"a": dropped, "b": dropped}, next=["t42"]),
    ]
    new = [update(f"2026-W{week}", planned={f"t{week - 1}": "done"}, next=[f"t{week}"]) for week in range(43, 47)]

    assert health(*old, *new[:3]).scope is Health.AMBER
    assert health(*old, *new).scope is Health.GREEN


def test_results_are_as_good_as_the_worst_goal_of_which_something_is_known() -> None:
    def results(**values: str) -> Health:
        told = update("2026-W47", results={goal: {"value": value} for goal, value in values.items()})
        return health(told, goals=GOALS).results

    assert results(leads="90") is Health.GREEN
    assert results(leads="90", visits="95") is Health.AMBER
    assert results(leads="120", visits="100") is Health.RED


def test_the_agency_sets_the_thresholds() -> None:
    strict = Agency.model_validate({"name": "Quayside", "thresholds": {"time": {"amber": 0, "red": 1}}})

    assert health(agency=strict, milestones=BETA).time is Health.AMBER
