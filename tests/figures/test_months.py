"""What a month came to, rolled up from its updates."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reports.figures.months import GoalMonth, MonthDecision, MonthFigures, MonthMove, month_figures
from reports.model import Agency, Cause, HourEntry, PeriodUpdate
from tests.support.engagement import agreement, baselines, client, update, wording

GOALS = {"leads": {"want": "Cheaper leads", "metric": "Cost per lead", "baseline": "42", "target": "35"}}
LINES = {"build": {"name": "Build", "amount": "9000"}, "care": {"name": "Care", "amount": "1000"}}


def months(*updates: PeriodUpdate, basis: str = "fixed", hours: tuple[HourEntry, ...] = ()) -> tuple[MonthFigures, ...]:
    terms = {"goals": GOALS, "budget": {"currency": "EUR", "basis": basis, "lines": LINES}}
    engaged = replace(client(agreement(**terms), *updates), hours=hours)
    said = (wording(1, date(2026, 9, 1), **terms),)
    return month_figures(engaged, Agency(name="Quayside"), baselines(said, *updates), date(2026, 12, 31))


def spent(amount: str, line: str = "build") -> dict[str, dict[str, str]]:
    return {line: {"spent": amount}}


def test_without_an_update_there_is_no_month() -> None:
    assert months() == ()


def test_an_update_belongs_to_the_month_in_which_its_period_ends() -> None:
    found = months(update("2026-W43"), update("2026-W44"), update("2026-W45"))

    assert [(month.month.name, month.updates) for month in found] == [("2026-11", 2), ("2026-10", 1)]


def test_planned_tasks_are_summed_over_the_month() -> None:
    (month,) = months(
        update("2026-W45", next=["a", "b"]),
        update("2026-W46", planned={"a": "done", "b": {"carried": "Later"}}, next=["c"]),
        update("2026-W47", planned={"b": "done", "c": {"dropped": "No need"}}),
    )

    planned = month.planned
    assert (planned.total, planned.done, planned.carried, planned.dropped) == (4, 2, 1, 1)


def test_what_was_reached_and_handed_over_is_named_once() -> None:
    news = {"beta": {"reached": date(2026, 11, 3)}, "launch": {"progress": 10}}
    (month,) = months(
        update("2026-W45", milestones=news, delivered={"page": date(2026, 11, 4)}),
        update("2026-W46", milestones=news),
    )

    assert (month.reached, month.delivered) == (("beta",), ("page",))


@pytest.mark.parametrize(("basis", "used"), [("fixed", [("2026-11", 1500), ("2026-10", 1000)]), ("retainer", None)])
def test_money_used_is_what_spending_grew_by_and_a_retainers_month_begins_anew(
    basis: str, used: list[tuple[str, int]] | None
) -> None:
    found = months(
        update("2026-W43", budget=spent("1000")),
        update("2026-W45", budget=spent("1200")),
        update("2026-W46", budget=spent("2000")),
        update("2026-W47", budget=spent("500", "care")),
        basis=basis,
    )

    assert [(month.month.name, month.used) for month in found] == (used or [("2026-11", 2500), ("2026-10", 1000)])


def test_a_month_that_does_not_speak_of_money_has_no_figure() -> None:
    assert [month.used for month in months(update("2026-W43", budget=spent("1000")), update("2026-W45"))] == [
        None,
        1000,
    ]


def test_hours_are_those_of_the_days_of_the_month() -> None:
    worked = tuple(HourEntry(date(2026, 11, day), "ada", "Drafts", Decimal("2.5")) for day in (1, 30))

    assert [month.hours for month in months(update("2026-W43"), update("2026-W45"), hours=worked)] == [5, None]


def test_a_goal_is_told_from_the_last_month_with_a_value_else_from_its_baseline() -> None:
    def value(amount: str) -> dict[str, object]:
        return {"results": {"leads": {"value": amount}}}

    found = months(
        update("2026-W37", **value("41")),
        update("2026-W41"),
        update("2026-W44", **value("40")),
        update("2026-W45", **value("38")),
    )

    assert [month.goals for month in found] == [(GoalMonth("leads", 41, 38),), (), (GoalMonth("leads", 42, 41),)]


def test_a_date_that_moved_stands_as_it_was_before_the_month_and_at_its_end() -> None:
    first, later, last = date(2026, 12, 1), date(2026, 12, 4), date(2026, 12, 7)
    terms = {"milestones": {"beta": {"name": "Beta", "due": first}}}
    updates = (
        update("2026-W45", milestones={"beta": {"forecast": later, "cause": "client", "why": "x"}}),
        update("2026-W46", milestones={"beta": {"forecast": last, "cause": "client", "why": "x"}}),
        update("2026-W49", milestones={"beta": {"forecast": last}}),
        update("2027-W01", milestones={"beta": {"forecast": later, "why": "x"}}),
        update("2027-W02", milestones={"beta": {"forecast": last, "why": "x"}}),
    )
    found = month_figures(
        client(agreement(**terms), *updates),
        Agency(name="Quayside"),
        baselines((wording(1, date(2026, 9, 1), **terms),), *updates),
        date(2027, 1, 31),
    )
    assert {month.month.name: month.moved for month in found} == {
        "2026-11": (MonthMove("Beta", first, last, (Cause.CLIENT,)),),
        "2026-12": (),
        "2027-01": (),
    }


def test_what_was_answered_and_decided_belongs_to_the_month_that_told_it() -> None:
    asks = {"photos": {"what": "12 photos"}, "logins": {"what": "Logins"}}
    wanted = {"logo": {"what": "Which logo?"}}
    decided = {"logo": {"choice": "The blue one", "by": "sponsor", "on": date(2026, 11, 3)}}
    after, before = months(
        update("2026-W43", asks=asks, decisions_needed=wanted, answered={"logins": date(2026, 10, 22)}),
        update("2026-W45", answered={"photos": date(2026, 11, 2)}, decided=decided),
    )
    assert (before.answered, before.decided) == (("Logins",), ())
    assert (after.answered, after.decided) == (
        ("12 photos",),
        (MonthDecision("Which logo?", "The blue one", "sponsor"),),
    )
