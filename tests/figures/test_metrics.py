"""One value a metric: its goals, its course, and what was noted along it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from reports.figures import measure
from reports.figures.metrics import metric_figures
from reports.figures.results import MOST_PINS, MetricFigure
from reports.model import Agency, MetricPoint, PeriodUpdate, Series
from tests.support.engagement import DAY, agreement, baselines, client, update, wording

LEADS = {"want": "Cheaper leads", "metric": "Cost per lead", "unit": "EUR", "baseline": "42", "target": "35"}


def metrics(*updates: PeriodUpdate, series: dict[str, Series] | None = None, **goals: object) -> list[MetricFigure]:
    terms = wording(1, date(2026, 9, 1), goals=goals)
    engaged = replace(client(terms.agreement, *updates), metrics=series or {})
    known = baselines((terms,), *updates)
    return list(metric_figures(engaged, known, measure(engaged, Agency(name="Quayside"), known, DAY)))


def told(week: int, value: str | None = None, why: str | None = None, goal: str = "leads") -> PeriodUpdate:
    return update(f"2026-W{week}", results={goal: {"value": value, "why": why}})


def series(*points: tuple[int, str, str | None]) -> Series:
    return Series(tuple(MetricPoint(date(2026, 11, day), Decimal(value), note) for day, value, note in points))


def notes(metric: MetricFigure) -> list[tuple[int, list[str]]]:
    return [(found.place, [note.text for note in found.notes]) for found in metric.happenings]


def test_metrics_come_in_the_order_of_their_goals() -> None:
    found = metrics(told(47, "40"), visits=LEADS | {"metric": "Visits"}, leads=LEADS)

    assert [(metric.id, len(metric.course)) for metric in found] == [("visits", 0), ("leads", 1)]


def test_goals_that_count_the_same_share_a_metric_and_its_values() -> None:
    found = metrics(told(46, "40"), told(47, "38"), leads=LEADS, later=LEADS | {"target": "30"})

    assert [[goal.id for goal in metric.goals] for metric in found] == [["leads", "later"]]
    assert [(goal.now, goal.previous, len(goal.course)) for goal in found[0].goals] == [(38, 40, 2)] * 2


def test_goals_that_count_in_different_units_or_have_their_own_values_share_nothing() -> None:
    own = update("2026-W47", results={"leads": {"value": "38"}, "later": {"value": "31"}})

    assert len(metrics(own, leads=LEADS, later=LEADS)) == 2
    assert [len(metric.course) for metric in metrics(told(47, "40"), leads=LEADS, later=LEADS | {"unit": "GBP"})] == [
        1,
        0,
    ]


def test_a_metric_that_no_goal_looks_at_any_more_comes_last_under_its_name() -> None:
    first = wording(1, date(2026, 9, 1), goals={"leads": LEADS})
    now = wording(2, date(2026, 11, 1), goals={"visits": LEADS | {"metric": "Visits"}})
    said = (told(46, "40"), told(47, "120", goal="visits"))
    engaged, known = client(now.agreement, *said), baselines((first, now), *said)
    found = metric_figures(engaged, known, measure(engaged, Agency(name="Quayside"), known, DAY))

    assert [(metric.metric, metric.unit, len(metric.goals)) for metric in found] == [
        ("Visits", "EUR", 1),
        ("Cost per lead", "EUR", 0),
    ]
    assert found[1].course[0].value == 40


def test_a_series_without_a_goal_bears_the_name_of_its_file() -> None:
    found = metrics(series={"page-views": series((9, "12", None))}, leads=LEADS)

    assert [(metric.id, metric.metric) for metric in found] == [
        ("leads", "Cost per lead"),
        ("page-views", "page-views"),
    ]


def test_a_metric_of_which_nothing_is_known_and_that_nobody_asked_for_is_left_out() -> None:
    assert metrics(told(47, None, "Counted from December on.", goal="visits")) == []


def test_notes_stand_at_their_values() -> None:
    (found,) = metrics(series={"leads": series((9, "40", None), (16, "38", "New page"))}, leads=LEADS)

    assert notes(found) == [(1, ["New page"])]


def test_a_reason_stands_at_the_newest_value_of_its_day_beside_what_was_noted_there() -> None:
    values = series((9, "40", None), (16, "38", None), (20, "37", "New page"))
    found = metrics(told(46, why="It rained."), told(47, why="It shone."), series={"leads": values}, leads=LEADS)

    assert notes(found[0]) == [(0, ["It rained."]), (2, ["New page", "It shone."])]


def test_a_reason_before_the_first_value_has_no_place() -> None:
    assert notes(metrics(told(46, why="Soon."), told(47, "38"), leads=LEADS)[0]) == []


def test_goals_that_share_a_metric_give_a_reason_once() -> None:
    both = update("2026-W47", results={"leads": {"value": "38", "why": "Sun."}, "later": {"why": "Sun."}})

    assert notes(metrics(both, leads=LEADS, later=LEADS)[0]) == [(0, ["Sun."])]


def test_experiments_stand_at_the_goal_that_they_serve() -> None:
    trials = [
        {"name": "Form", "goal": "leads", "hypothesis": "Fewer fields", "result": "+0.9 points"},
        {"name": "Price", "goal": "leads"},
        {"name": "Colour"},
    ]
    (found,) = metrics(told(45, "40"), update("2026-W46", experiments=trials), told(47, "38"), leads=LEADS)

    assert [(note.about, note.text) for note in found.happenings[0].notes] == [("Form", "+0.9 points"), ("Price", "")]
    assert [happening.place for happening in found.happenings] == [0]


def test_the_newest_notes_are_pinned() -> None:
    values = series(*((day, "40", f"Day {day}") for day in range(1, MOST_PINS + 3)))
    (found,) = metrics(series={"leads": values}, leads=LEADS)

    assert len(found.happenings) == MOST_PINS + 2
    assert [one.notes[0].text for one in found.pinned] == [f"Day {day}" for day in range(3, MOST_PINS + 3)]


def test_values_after_the_day_of_measure_are_not_known_yet() -> None:
    (found,) = metrics(series={"leads": series((20, "40", None), (21, "38", "Tomorrow"))}, leads=LEADS)

    assert (len(found.course), found.happenings) == (1, ())


def test_an_agreement_without_goals_has_no_metrics() -> None:
    assert agreement().goals == {}
    assert metrics(update("2026-W47")) == []
