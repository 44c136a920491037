"""Planned against happened, what is next, and the trend."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from reports.figures.figures import FateKind, TaskFigures
from reports.model import PeriodUpdate
from tests.support.engagement import figures, update


def tasks(*updates: PeriodUpdate, **terms: object) -> TaskFigures:
    return figures(*updates, **terms).tasks


def carried(reason: str = "No photos") -> dict:
    return {"carried": reason}


def test_without_updates_nothing_was_planned() -> None:
    measured = tasks()

    assert (measured.planned, measured.next, measured.trend, measured.total) == ((), (), (), 0)


def test_the_first_update_answers_for_nothing_and_begins_no_trend() -> None:
    measured = tasks(update("2026-W46", next=["Test"]))

    assert (measured.planned, measured.trend) == ((), ())
    assert [task.id for task in measured.next] == ["Test"]


def test_each_planned_task_meets_its_fate() -> None:
    measured = tasks(
        update("2026-W46", next=["test", "retouch", "banner", "forgotten"]),
        update(
            "2026-W47",
            planned={"test": "done", "retouch": carried(), "banner": {"dropped": "The test won"}},
            done=["x"],
        ),
    )

    assert [(task.id, task.fate, task.reason) for task in measured.planned] == [
        ("test", FateKind.DONE, None),
        ("retouch", FateKind.CARRIED, "No photos"),
        ("banner", FateKind.DROPPED, "The test won"),
        ("forgotten", FateKind.OPEN, None),
    ]
    assert (measured.done, measured.carried, measured.dropped, measured.total) == (1, 1, 1, 4)
    assert measured.trend[-1].percent == Decimal(25)


def test_a_carried_task_is_planned_again_without_being_repeated() -> None:
    measured = tasks(
        update("2026-W45", next=["retouch"]),
        update("2026-W46", planned={"retouch": carried()}, next=["test"]),
        update("2026-W47", planned={"retouch": carried(), "test": "done"}, next=["launch"]),
    )

    assert [(task.id, task.carried_before) for task in measured.planned] == [("retouch", 1), ("test", 0)]
    assert [(task.id, task.fate, task.carried_before) for task in measured.next] == [
        ("retouch", FateKind.OPEN, 2),
        ("launch", FateKind.OPEN, 0),
    ]


def test_a_gap_of_weeks_plans_for_the_next_update_there_is() -> None:
    measured = tasks(update("2026-W40", next=["test"]), update("2026-W47", planned={"test": "done"}))

    assert (measured.done, measured.total) == (1, 1)


def test_a_carried_task_that_next_repeats_takes_the_newer_wording() -> None:
    again = [{"id": "retouch", "what": "Retouch 12 photos"}]
    measured = tasks(
        update("2026-W46", next=[{"id": "retouch", "what": "Retouch"}]),
        update("2026-W47", planned={"retouch": carried()}, next=again),
    )

    assert [(task.what, task.carried_before) for task in measured.next] == [("Retouch 12 photos", 1)]


def test_what_is_left_open_is_not_planned_again() -> None:
    measured = tasks(update("2026-W45", next=["test"]), update("2026-W46"), update("2026-W47"))

    assert (measured.total, measured.trend[-1].percent) == (0, None)


def test_a_word_on_a_task_that_nobody_planned_counts_nothing() -> None:
    measured = tasks(update("2026-W46", next=["test"]), update("2026-W47", planned={"other": "done"}))

    assert (measured.done, measured.total) == (0, 1)


def test_a_task_serves_the_goal_of_its_deliverable() -> None:
    terms = {
        "goals": {"leads": {"want": "Leads", "metric": "EUR", "baseline": 42, "target": 35}},
        "deliverables": {"page": {"what": "Page", "goal": "leads"}},
    }
    measured = tasks(update("2026-W47", next=[{"id": "a", "what": "A", "deliverable": "page"}]), **terms)

    assert measured.next[0].goal == "leads"


def test_the_trend_shows_the_last_eight_periods_oldest_first() -> None:
    updates = [update(f"2026-W{week}", planned={f"t{week - 1}": "done"}, next=[f"t{week}"]) for week in range(30, 42)]

    trend = tasks(*updates).trend

    assert [period.period for period in trend] == [f"2026-W{week}" for week in range(34, 42)]
    assert {period.done for period in trend} == {1}


FATES = some.sampled_from(["done", carried(), {"dropped": "No need"}, None])


@given(some.lists(some.lists(FATES, max_size=5), max_size=10))
def test_fates_add_up_in_every_period(weeks: list) -> None:
    updates = [
        update(
            f"2026-W{20 + week}",
            planned={f"t{week - 1}-{place}": fate for place, fate in enumerate(weeks[week - 1]) if fate}
            if week
            else {},
            next=[f"t{week}-{place}" for place in range(len(fates))],
        )
        for week, fates in enumerate(weeks)
    ]

    measured = tasks(*updates)

    left_open = sum(task.fate is FateKind.OPEN for task in measured.planned)
    assert measured.done + measured.carried + measured.dropped + left_open == measured.total
    assert all(0 <= period.done + period.carried + period.dropped <= period.total for period in measured.trend)
    if updates:
        assert len(measured.next) == measured.carried + len(updates[-1].tasks)
