"""Money in total, line by line and in its course."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from reports.figures.money import BudgetFigures, NextPayment
from reports.model import HourEntry, PeriodUpdate
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
