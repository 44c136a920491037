"""Money in total, line by line and in its course."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reports.figures.agreed_amount import agreed_budgets
from reports.figures.money import BudgetFigures, NextPayment
from reports.model import Baselines, HourEntry, PeriodUpdate
from reports.model.baselines import Held
from tests.support.engagement import DAY, figures, update, wording

LINES = {"design": {"name": "Design", "amount": "4000"}, "build": {"name": "Build", "amount": "6000"}}
FIXED = {"currency": "EUR", "lines": LINES, "contingency": "500"}
RETAINER = {"currency": "EUR", "basis": "retainer", "lines": {"care": {"name": "Care", "amount": "2400"}}}


def budget(*updates: PeriodUpdate, terms: object = None, as_of: date = DAY, **other: object) -> BudgetFigures:
    measured = figures(*updates, as_of=as_of, budget=terms or FIXED, **other).budget
    assert measured is not None
    return measured


def spent(amount: str, forecast: str | None = None, why: str | None = None) -> dict:
    return {key: value for key, value in {"spent": amount, "forecast": forecast, "why": why}.items() if value}


def test_without_a_budget_there_are_no_figures() -> None:
    assert figures(update("2026-W47")).budget is None


def test_before_the_first_report_nothing_is_used_and_all_ends_as_agreed() -> None:
    measured = budget()

    assert (measured.agreed, measured.used, measured.left) == (10000, 0, 10000)
    assert (measured.forecast, measured.variance, measured.course) == (10000, 0, ())
    assert (measured.contingency, measured.used_percent, measured.elapsed) == (500, 0, None)


def test_totals_take_the_latest_word_of_each_line() -> None:
    measured = budget(
        update("2026-W46", budget={"design": spent("3000", "4400", "One more round"), "build": spent("1000")}),
        update("2026-W47", budget={"build": spent("2500.50"), "design": spent("3000")}),
    )

    assert (measured.used, measured.left, measured.used_percent) == (
        Decimal("5500.50"),
        Decimal("4499.50"),
        Decimal("55.005"),
    )
    assert (measured.forecast, measured.variance) == (10400, -400)
    assert [(line.id, line.forecast, line.variance, line.why) for line in measured.lines] == [
        ("design", 4400, -400, "One more round"),
        ("build", 6000, 0, None),
    ]
    assert [(point.on, point.period, point.used, point.forecast) for point in measured.course] == [
        (date(2026, 11, 13), "2026-W46", 4000, 10400),
        (date(2026, 11, 20), "2026-W47", Decimal("5500.50"), 10400),
    ]


def test_a_line_without_forecast_ends_at_least_with_what_is_used() -> None:
    assert budget(update("2026-W47", budget={"design": spent("4700")})).forecast == 10700


def test_a_forecast_that_was_overtaken_counts_what_is_used() -> None:
    told = (
        update("2026-W46", budget={"design": spent("3000", "3500")}),
        update("2026-W47", budget={"design": spent("3900")}),
    )

    assert budget(*told).lines[0].forecast == 3900


def test_weeks_without_a_word_on_money_have_no_point() -> None:
    told = (update("2026-W44", budget={"design": spent("1000")}), update("2026-W46"), update("2026-W47"))

    assert [point.period for point in budget(*told).course] == ["2026-W44"]


def test_a_line_that_the_terms_do_not_know_is_left_out() -> None:
    measured = budget(update("2026-W47", budget={"gone": spent("900")}))

    assert (measured.used, measured.course) == (0, ())


def test_agreed_follows_the_terms_and_the_first_total_is_kept() -> None:
    cheaper = {"currency": "EUR", "lines": {"design": LINES["design"]}}
    wordings = (wording(1, date(2026, 9, 1), budget=cheaper), wording(2, date(2026, 10, 1), budget=FIXED))

    measured = figures(wordings=wordings).budget

    assert (measured.first_agreed, measured.agreed) == (4000, 10000)


def test_a_first_total_in_another_currency_is_not_compared() -> None:
    other = {"currency": "SEK", "lines": LINES}
    wordings = (wording(1, date(2026, 9, 1), budget=other), wording(2, date(2026, 10, 1), budget=RETAINER))

    assert figures(wordings=wordings).budget.first_agreed == 2400


def test_elapsed_runs_from_effective_to_the_end_and_stays_within() -> None:
    dates = {"effective": date(2026, 11, 1), "ends": date(2026, 12, 11)}

    assert budget(as_of=date(2026, 11, 11), **dates).elapsed == 25
    assert budget(as_of=date(2026, 10, 1), **dates).elapsed == 0
    assert budget(as_of=date(2027, 3, 1), **dates).elapsed == 100


def test_elapsed_runs_to_the_last_milestone_where_no_end_is_agreed() -> None:
    milestones = {"beta": {"name": "Beta", "due": date(2026, 11, 21)}}

    assert budget(as_of=date(2026, 11, 11), effective=date(2026, 11, 1), milestones=milestones).elapsed == 50


def test_a_retainer_counts_the_month_that_the_period_ends_in() -> None:
    october = update("2026-W43", budget={"care": spent("2000", "2600", "A campaign")})
    november = update("2026-W47", budget={"care": spent("900")})

    measured = budget(october, november, terms=RETAINER)

    assert (measured.used, measured.forecast, measured.left) == (900, 2400, 1500)
    assert (measured.lines[0].why, [point.period for point in measured.course]) == (None, ["2026-W47"])
    assert measured.elapsed == Decimal(100 * 19) / 29


def test_a_week_across_two_months_belongs_to_the_second() -> None:
    told = (update("2026-W48", budget={"care": spent("2300")}), update("2026-W49", budget={"care": spent("100")}))

    measured = budget(*told, terms=RETAINER, as_of=date(2026, 12, 4))

    assert (told[-1].period.first, measured.used) == (date(2026, 11, 30), 100)


def test_a_retainer_before_its_first_update_is_in_the_month_of_measure() -> None:
    measured = budget(terms=RETAINER, as_of=date(2026, 11, 30))

    assert (measured.used, measured.elapsed) == (0, 100)


PAID = {
    "alpha": {"name": "Alpha", "due": date(2026, 11, 1), "instalment": "3000"},
    "beta": {"name": "Beta", "due": date(2026, 12, 1)},
    "launch": {"name": "Launch", "due": date(2027, 1, 12), "instalment": "7000"},
}


def test_the_next_payment_comes_with_the_next_open_milestone_that_has_one() -> None:
    news = {"alpha": {"reached": date(2026, 11, 2)}, "launch": {"forecast": date(2027, 1, 15), "why": "x"}}
    terms = FIXED | {"payment": "by-milestone"}

    assert budget(update("2026-W47", milestones=news), terms=terms, milestones=PAID).next_payment == NextPayment(
        Decimal(7000), "launch", date(2027, 1, 15)
    )
    assert budget(terms=terms, milestones=PAID).next_payment == NextPayment(Decimal(3000), "alpha", date(2026, 11, 1))


def test_other_ways_to_pay_have_no_next_payment() -> None:
    assert budget(terms=FIXED | {"payment": "monthly"}, milestones=PAID).next_payment is None


def test_no_instalment_left_means_no_next_payment() -> None:
    assert budget(terms=FIXED | {"payment": "by-milestone"}).next_payment is None


def test_an_agreed_amount_of_nothing_has_no_share() -> None:
    free = {"currency": "EUR", "lines": {"gift": {"name": "Gift", "amount": "0"}}}

    assert budget(terms=free).used_percent is None


AMOUNTS = some.decimals(0, 10**9, places=2)
NEWS = some.fixed_dictionaries({}, optional={"spent": AMOUNTS, "forecast": AMOUNTS})


@given(some.lists(some.dictionaries(some.sampled_from(["design", "build", "gone"]), NEWS), max_size=8))
def test_sums_hold_whatever_is_reported(weeks: list) -> None:
    told = [update(f"2026-W{20 + week}", budget=news) for week, news in enumerate(weeks)]

    measured = budget(*told)

    assert measured.left == measured.agreed - measured.used
    assert measured.variance == measured.agreed - measured.forecast
    assert measured.used == sum(line.used for line in measured.lines)
    assert measured.variance == sum(line.variance for line in measured.lines)
    assert measured.forecast >= measured.used
    if measured.course:
        assert (measured.course[-1].used, measured.course[-1].forecast) == (measured.used, measured.forecast)


def entry(on: date, hours: str, line: str | None = "design") -> HourEntry:
    return HourEntry(on, "ada", "Drafts", Decimal(hours), line)


def test_hours_are_counted_by_line_up_to_the_day_of_measure() -> None:
    lines = {"design": {"name": "Design", "amount": "4000", "hours": "40"}, "build": LINES["build"]}
    worked = (entry(date(2026, 9, 3), "6.5"), entry(DAY, "2"), entry(date(2026, 11, 21), "8"), entry(DAY, "1", None))
    measured = budget(terms={"currency": "EUR", "lines": lines}, hours=worked)

    assert [(line.hours, line.hours_agreed) for line in measured.lines] == [(Decimal("8.5"), 40), (None, None)]


def test_of_a_retainer_the_hours_of_the_month_count() -> None:
    worked = (entry(date(2026, 10, 30), "5", "care"), entry(date(2026, 11, 2), "3", "care"))

    assert budget(update("2026-W47"), terms=RETAINER, hours=worked).lines[0].hours == 3


def test_every_report_stands_against_what_was_agreed_on_its_day() -> None:
    cheaper = {"currency": "EUR", "lines": {"design": LINES["design"]}}
    wordings = (wording(1, date(2026, 9, 1), budget=cheaper), wording(2, date(2026, 11, 16), budget=FIXED))
    told = (
        update("2026-W46", budget={"design": spent("1000", "4300")}),
        update("2026-W47", budget={"build": spent("500")}),
    )

    measured = figures(*told, wordings=wordings).budget

    assert [(point.agreed, point.used, point.forecast) for point in measured.course] == [
        (4000, 1000, 4300),
        (10000, 1500, 10300),
    ]


def test_a_line_that_is_gone_since_was_part_of_what_was_agreed_then() -> None:
    only_build = {"currency": "EUR", "lines": {"build": LINES["build"]}}
    wordings = (wording(1, date(2026, 9, 1), budget=FIXED), wording(2, date(2026, 11, 16), budget=only_build))

    point = figures(update("2026-W46", budget={"build": spent("10")}), wordings=wordings).budget.course[0]

    assert (point.agreed, point.forecast) == (10000, 10000)


def test_steps_are_the_wordings_that_changed_the_amount() -> None:
    dearer = {**FIXED, "lines": LINES | {"care": {"name": "Care", "amount": "500"}}}
    days = [date(2026, 9, 1), date(2026, 9, 20), date(2026, 10, 1), date(2026, 11, 1)]
    budgets = [FIXED, FIXED, dearer, FIXED]
    wordings = tuple(
        wording(number, day, budget=terms) for number, (day, terms) in enumerate(zip(days, budgets, strict=True), 1)
    )

    steps = figures(wordings=wordings).budget.steps

    assert [(step.since, step.version, step.after, step.agreed, step.difference) for step in steps] == [
        (days[0], 1, 0, 10000, 0),
        (days[2], 3, 2, 10500, 500),
        (days[3], 4, 3, 10000, -500),
    ]


def test_steps_begin_on_the_day_from_which_both_sides_held_to_them() -> None:
    wordings = (wording(1, date(2026, 9, 1), budget=FIXED), wording(2, date(2026, 10, 1), budget=FIXED))
    held = (Held(date(2026, 9, 8), wordings[0]),)
    baselines = Baselines(wordings, wordings[0], held=held)

    (budget,) = agreed_budgets(baselines, wordings[0].agreement.budget)

    assert (budget.since, budget.version) == (date(2026, 9, 8), 1)


def forecasts(*amounts: str) -> tuple[PeriodUpdate, ...]:
    """Return a report a week up to week 47, each with a forecast for the design."""
    first = 48 - len(amounts)
    return tuple(update(f"2026-W{first + week}", budget={"design": spent("1", it)}) for week, it in enumerate(amounts))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(("4100", "3800", "4200"), (9800, 10200, 3), id="as far apart as forecasts were"),
        pytest.param(("4100", "3800"), None, id="too few"),
        pytest.param(("4000", "4000", "4000"), None, id="never moved"),
        pytest.param(("9000", *["4000"] * 7, "4100"), (10000, 10100, 8), id="the last eight count"),
    ],
)
def test_the_end_lies_as_far_off_as_forecasts_lay_so_far(told: tuple[str, ...], expected: object) -> None:
    found = budget(*forecasts(*told)).forecast_range

    assert (found and (found.low, found.high, found.told)) == expected


def test_what_is_over_has_no_range() -> None:
    dates = {"effective": date(2026, 9, 1), "ends": DAY}

    assert budget(*forecasts("4100", "3800", "4200"), **dates).forecast_range is None


def test_of_a_retainer_the_months_before_tell_the_range() -> None:
    ends = {"2026-W30": "2300", "2026-W35": "2500", "2026-W39": "2400", "2026-W47": "900"}
    told = [update(name, budget={"care": spent(amount)}) for name, amount in ends.items()]

    measured = budget(*told, terms=RETAINER)

    assert [(month.agreed, month.used) for month in measured.months] == [
        (2400, 2300),
        (2400, 2500),
        (2400, 2400),
        (2400, 900),
    ]
    assert (measured.forecast_range.low, measured.forecast_range.high) == (2300, 2500)


def test_what_was_used_this_month_is_told_apart() -> None:
    told = (update("2026-W43", budget={"design": spent("1000")}), update("2026-W47", budget={"design": spent("1400")}))

    assert budget(*told).used_this_month == 400


@given(some.lists(some.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=12))
def test_the_forecast_lies_in_its_range_and_the_range_above_what_is_used(told: list[tuple[Decimal, Decimal]]) -> None:
    weeks = [
        update(f"2026-W{48 - len(told) + week}", budget={"design": spent(str(used), str(forecast))})
        for week, (used, forecast) in enumerate(told)
    ]

    measured = budget(*weeks)

    found = measured.forecast_range
    assert found is None or measured.used <= found.low <= measured.forecast <= found.high
    assert found is None or found.low < found.high
