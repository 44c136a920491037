"""Baseline, now and target, and where the trend lands."""

from datetime import date
from decimal import Decimal

import pytest

from reports.figures.figures import GoalFigure, GoalPoint, Health
from reports.figures.goals import landing
from reports.model import MetricPoint, Series
from tests.support.engagement import DAY, agreement, figures, update

LEADS = {
    "want": "Cheaper leads",
    "metric": "Cost per lead",
    "baseline": "42",
    "target": "35",
    "due": date(2026, 12, 11),
}


def goal(*values: object, as_of: date = DAY, **terms: object) -> GoalFigure:
    """Measure a goal reported each week up to week 47, the newest value last; None where a week says nothing."""
    weeks = [48 - len(values) + place for place in range(len(values))]
    told = [
        update(f"2026-W{week}", results={"leads": {"value": str(value)}} if value is not None else {})
        for week, value in zip(weeks, values, strict=True)
    ]
    return figures(*told, as_of=as_of, goals={"leads": LEADS | terms}).goals[0]


def test_a_goal_that_nobody_reported_is_unknown() -> None:
    measured = goal()

    assert (measured.now, measured.previous, measured.landing, measured.met) == (None, None, None, False)
    assert (measured.health, measured.course) == (Health.UNKNOWN, ())
    assert (measured.baseline, measured.target, measured.want) == (42, 35, "Cheaper leads")


def test_now_is_the_newest_value_and_previous_the_one_before() -> None:
    measured = goal("40", None, "38.5")

    assert (measured.now, measured.previous) == (Decimal("38.5"), 40)
    assert [(point.on, point.period) for point in measured.course] == [
        (date(2026, 11, 6), "2026-W45"),
        (date(2026, 11, 20), "2026-W47"),
    ]


def test_two_values_make_no_trend() -> None:
    assert goal("40", "38").landing is None


def test_a_straight_trend_goes_on() -> None:
    assert goal("42.00", "40.00", "38.00").landing == Decimal("32.00")


def test_a_trend_is_fitted_by_least_squares() -> None:
    # Weeks 0, 1, 2, 3 with 42, 39, 40, 37: slope -1.4, mean 39.5 at 1.5; due three weeks on, at 6: 39.5 - 1.4 * 4.5.
    assert goal("42.0", "39.0", "40.0", "37.0").landing == Decimal("33.2")


def test_a_trend_forgets_what_is_older_than_eight_values() -> None:
    assert goal("9", "900", *["40"] * 8).landing == 40


def test_a_gap_counts_by_its_days() -> None:
    # Days 0, 7 and 21 with 42, 41 and 39: a week is one less; due at day 42.
    assert goal("42", "41", None, "39").landing == 36


@pytest.mark.parametrize(
    ("baseline", "target", "lands"),
    [
        pytest.param("23", "2", "0", id="nothing is booked twice fewer than no times"),
        pytest.param("23", "-10", "-5", id="a balance may fall below nothing"),
    ],
)
def test_a_trend_falls_below_nothing_only_where_a_value_may(baseline: str, target: str, lands: str) -> None:
    assert goal("10", "7", "4", baseline=baseline, target=target).landing == Decimal(lands)


def test_a_landing_has_the_decimals_of_its_values() -> None:
    lands = goal("1000", "1001", "1001", target="2000").landing

    assert lands.as_tuple().exponent == 0


@pytest.mark.parametrize(
    "due",
    [pytest.param(None, id="no day to land on"), pytest.param(date(2026, 11, 19), id="the day has passed")],
)
def test_no_landing(due: date | None) -> None:
    measured = goal("42", "40", "38", due=due)

    assert measured.landing is None
    assert measured.health is Health.AMBER


def test_values_of_one_day_make_no_trend() -> None:
    terms = agreement(goals={"leads": LEADS}).goals["leads"]
    points = [GoalPoint(DAY, f"2026-W{week}", Decimal(40 - week)) for week in (45, 46, 47)]

    assert landing(terms, points, DAY) is None


@pytest.mark.parametrize(
    ("terms", "value", "met"),
    [
        pytest.param({}, "35", True, id="less is better: there"),
        pytest.param({}, "33.1", True, id="less is better: beyond"),
        pytest.param({}, "35.01", False, id="less is better: not yet"),
        pytest.param({"baseline": "10", "target": "20"}, "21", True, id="more is better: beyond"),
        pytest.param({"baseline": "10", "target": "20"}, "19", False, id="more is better: not yet"),
        pytest.param({"baseline": "5", "target": "0"}, "0", True, id="down to nothing"),
        pytest.param({"baseline": "35", "target": "35"}, "35", True, id="kept as it was"),
        pytest.param({"baseline": "35", "target": "35"}, "34", False, id="kept as it was: it fell"),
    ],
)
def test_a_goal_is_met_at_its_target_or_beyond(terms: dict[str, object], value: str, met: object) -> None:
    assert goal(value, **terms).met is met


@pytest.mark.parametrize(
    ("value", "terms", "health"),
    [
        pytest.param("104", {}, Health.GREEN, id="short by 4 per cent"),
        pytest.param("105", {}, Health.AMBER, id="short by 5 per cent"),
        pytest.param("115", {}, Health.RED, id="short by 15 per cent"),
        pytest.param("90", {}, Health.GREEN, id="better"),
        pytest.param("95", {"baseline": "50"}, Health.AMBER, id="more is better, short by 5 per cent"),
        pytest.param("9", {"target": "0", "baseline": "60"}, Health.RED, id="of a target of 0, by the way to go"),
    ],
)
def test_the_colour_of_a_goal_says_how_far_it_falls_short(value: str, terms: dict[str, object], health: Health) -> None:
    assert goal(value, **({"target": "100", "baseline": "120", "due": None} | terms)).health is health


def test_before_there_is_a_trend_a_goal_has_no_colour_unless_it_is_met() -> None:
    assert goal("41").health is Health.UNKNOWN
    assert goal("41", "41", "41").health is Health.RED
    assert goal("30").health is Health.GREEN


def test_the_colour_of_a_trend_is_that_of_its_landing() -> None:
    assert goal("42", "42", "42").health is Health.RED
    assert goal("42", "40", "38").health is Health.GREEN


def test_a_goal_that_is_met_is_green_wherever_its_trend_leads() -> None:
    measured = goal("28", "31", "34")
    assert (measured.met, measured.health) == (True, Health.GREEN)
    assert measured.landing is not None
    assert measured.landing > measured.target


def test_a_landing_of_nothing_is_a_landing() -> None:
    assert goal("30", "20", "10", baseline="40", target="0", due=date(2026, 11, 27)).health is Health.GREEN


def test_the_reason_belongs_to_the_newest_word() -> None:
    told = (
        update("2026-W46", results={"leads": {"value": "40", "why": "The new page"}}),
        update("2026-W47", results={"leads": {"value": "39"}}),
    )

    assert figures(told[0], goals={"leads": LEADS}).goals[0].why == "The new page"
    assert figures(*told, goals={"leads": LEADS}).goals[0].why is None


def test_a_benchmark_comes_with_its_source() -> None:
    measured = goal(benchmark={"value": "38", "source": "Shops alike"})

    assert (measured.benchmark, measured.benchmark_source) == (38, "Shops alike")


def test_results_of_a_goal_that_the_terms_dropped_are_left_out() -> None:
    assert figures(update("2026-W47", results={"leads": {"value": "40"}})).goals == ()


def followed(*points: tuple[date, str], typed: tuple[str | None, ...] = (None, None)) -> GoalFigure:
    """Measure a goal with a series of its own; `typed` values stand in the updates of weeks 46 and 47."""
    series = Series(tuple(MetricPoint(on, Decimal(value)) for on, value in points))
    told = [
        update(f"2026-W{week}", results={"leads": {"value": value, "why": "Known."}})
        for week, value in zip((46, 47), typed, strict=True)
    ]
    return figures(*told, metrics={"leads": series}, goals={"leads": LEADS}).goals[0]


def test_a_series_tells_the_course_up_to_the_day_of_measure() -> None:
    measured = followed((date(2026, 11, 9), "40"), (date(2026, 11, 18), "38"), (date(2026, 11, 21), "1"))

    assert [point.value for point in measured.course] == [40, 38]
    assert (measured.now, measured.why) == (38, "Known.")


def test_the_value_before_is_the_one_known_at_the_update_before() -> None:
    days = (date(2026, 11, 9), date(2026, 11, 13), date(2026, 11, 16), date(2026, 11, 18))
    measured = followed(*zip(days, ("40", "39", "37", "36"), strict=True))

    assert (measured.previous, measured.now) == (39, 36)
    assert followed((date(2026, 11, 18), "36")).previous is None


def test_what_updates_told_stands_before_the_first_day_of_a_series() -> None:
    measured = followed((date(2026, 11, 18), "38"), typed=("41", "99"))

    assert [point.value for point in measured.course] == [41, 38]
    assert measured.previous == 41
