"""Budget lines and reported spending → money in total, line by line and in its course."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from reports.figures.agreed_amount import AgreedBudget, agreed_budgets, agreed_in_all, agreed_steps
from reports.figures.figures import Schedule
from reports.figures.forecast_range import range_of_forecasts, range_of_months
from reports.figures.money import BudgetFigures, BudgetPoint, ForecastRange, MoneyLine, NextPayment
from reports.figures.reported import Reported
from reports.figures.spending import Spent, lines_of, spending, used_in_all
from reports.model import Baselines, HourEntry
from reports.model.agreement import Budget
from reports.periods import Period

WHOLE = Decimal(100)


def budget_figures(
    baselines: Baselines,
    reported: Sequence[Reported],
    hours: Sequence[HourEntry],
    schedule: Schedule,
    as_of: date,
) -> BudgetFigures | None:
    """Measure money in total, of a retainer in the month that the newest period ends in; None without a budget."""
    budget = baselines.promised.agreement.budget
    if budget is None:
        return None
    month = _month(reported, as_of) if budget.basis == "retainer" else None
    agreed_then, spent = agreed_budgets(baselines, budget), lines_of(budget)
    course = tuple(spending(spent, _within(reported, month), agreed_then))
    months = tuple(_months(budget, reported, agreed_then)) if month else ()
    _work(spent, hours, month, as_of)
    agreed, used = agreed_in_all(budget), used_in_all(spent)
    forecast = sum((line.ends_at(line.line.amount) for line in spent.values()), Decimal(0))
    elapsed = _elapsed(month.first, month.last, as_of) if month else _elapsed(schedule.starts, schedule.ends, as_of)
    return BudgetFigures(
        currency=budget.currency,
        basis=budget.basis,
        lines=tuple(_line(line_id, line) for line_id, line in spent.items()),
        agreed=agreed,
        steps=agreed_steps(agreed_then),
        used=used,
        left=agreed - used,
        forecast=forecast,
        forecast_range=_range(course, months, agreed, used, forecast) if course and elapsed != WHOLE else None,
        variance=agreed - forecast,
        contingency=budget.contingency,
        used_percent=100 * used / agreed if agreed else None,
        elapsed=elapsed,
        course=course,
        months=months,
        used_this_month=used - _before(course, _month(reported, as_of)),
        next_payment=_next_payment(budget, schedule),
    )


def _month(reported: Sequence[Reported], as_of: date) -> Period:
    """Return the month that the newest period ends in, before the first update that of the day of measure."""
    return Period.month_of(reported[-1].period.last if reported else as_of)


def _within(reported: Sequence[Reported], month: Period | None) -> Iterator[Reported]:
    """Yield the updates whose period ends in the month; all without one."""
    return (report for report in reported if month is None or month.first <= report.period.last <= month.last)


def _months(budget: Budget, reported: Sequence[Reported], agreed: Sequence[AgreedBudget]) -> Iterator[BudgetPoint]:
    """Yield the last word on money of every month; each begins with nothing used."""
    for _, reports in groupby(reported, key=lambda report: Period.month_of(report.period.last)):
        yield from [*spending(lines_of(budget), reports, agreed)][-1:]


def _range(
    course: Sequence[BudgetPoint], months: Sequence[BudgetPoint], agreed: Decimal, used: Decimal, forecast: Decimal
) -> ForecastRange | None:
    """Return the range of the end; of a retainer the one of the months before."""
    if months:
        return range_of_months(months[:-1], agreed, used, forecast)
    return range_of_forecasts(course, agreed, used, forecast)


def _before(course: Sequence[BudgetPoint], month: Period) -> Decimal:
    """Return what was used before a month began."""
    earlier = [point.used for point in course if Period.parse(point.period).last < month.first]
    return earlier[-1] if earlier else Decimal(0)


def _work(spent: Mapping[str, Spent], hours: Sequence[HourEntry], month: Period | None, as_of: date) -> None:
    """Count the hours worked on each line up to the day of measure, of a retainer those of the month."""
    for entry in hours:
        line = spent.get(entry.line or "")
        if line and entry.on <= as_of and (month is None or month.first <= entry.on <= month.last):
            line.hours = entry.hours + (line.hours or 0)


def _line(line_id: str, spent: Spent) -> MoneyLine:
    agreed, forecast = spent.line.amount, spent.ends_at(spent.line.amount)
    return MoneyLine(
        id=line_id,
        name=spent.line.name,
        agreed=agreed,
        used=spent.used,
        forecast=forecast,
        variance=agreed - forecast,
        why=spent.why,
        hours=spent.hours,
        hours_agreed=spent.line.hours,
    )


def _elapsed(first: date | None, last: date | None, as_of: date) -> Decimal | None:
    """Return the share of time that has passed, from 0 to 100; None where begin or end is open."""
    if first is None or last is None or last <= first:
        return None
    passed = min(max((as_of - first).days, 0), (last - first).days)
    return WHOLE * passed / (last - first).days


def _next_payment(budget: Budget, schedule: Schedule) -> NextPayment | None:
    """Return the instalment of the first open milestone that has one, where milestones release payments."""
    if budget.payment != "by-milestone":
        return None
    for milestone in schedule.milestones:
        if milestone.reached is None and milestone.instalment and milestone.forecast:
            return NextPayment(milestone.instalment, milestone.id, milestone.forecast)
    return None
