"""Figures that another tool could have written: they agree with the money, the updates and the agreed hours."""

import csv
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest

from reports.demo import DemoAgency
from reports.model import Client
from reports.source import find_workspace, load, load_agency

CLIENT = "stonecrop"


def test_what_is_spent_on_a_line_is_its_hours_at_the_agreed_price(clients: dict[str, Client]) -> None:
    client = clients[CLIENT]
    budget = client.agreement.budget
    assert budget
    for name, line in budget.lines.items():
        worked = sum((entry.hours for entry in client.hours if entry.line == name), Decimal())
        spent = [week.update.budget[name].spent for week in client.updates if name in week.update.budget]
        assert spent[-1] == worked * line.amount / (line.hours or 1), name
        assert worked <= (line.hours or 0), name


def test_a_series_has_a_value_for_every_week_and_begins_where_the_goal_does(clients: dict[str, Client]) -> None:
    client = clients[CLIENT]
    assert set(client.metrics) == {"places", "visits"}
    for goal, series in client.metrics.items():
        days = [point.on for point in series.points]
        assert {(later - day).days for day, later in pairwise(days)} == {7}
        assert series.points[0].value == client.agreement.goals[goal].baseline
        assert days[-1] < client.updates[-1].period.last
        assert not any(week.update.results[goal].value for week in client.updates if goal in week.update.results)


@pytest.mark.parametrize(("clients", "weeks"), [(4, 30)])
def test_a_later_part_has_series_of_its_own_and_time_sheets_go_on(
    made: Callable[..., DemoAgency], clients: int, weeks: int
) -> None:
    demo = made(clients=clients, weeks=weeks)
    workspace = find_workspace(demo.directory)
    loaded = load(workspace, demo.client_ids[-1], load_agency(workspace).agency)
    assert loaded.problems == ()
    assert loaded.client
    assert set(loaded.client.metrics) == {"places", "visits", "places-2", "visits-2"}
    assert {entry.line for entry in loaded.client.hours} >= {"pages", "pages-2"}
    for sheet in (demo.directory / "clients" / demo.client_ids[-1] / "hours").iterdir():
        with sheet.open(encoding="utf-8", newline="") as lines:
            days = [line["date"] for line in csv.DictReader(lines)]
        assert days == sorted(days)
        assert {day[:7] for day in days} == {sheet.stem}
