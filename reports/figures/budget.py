"""Budget lines and reported spending → money in total, line by line and in its course."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports.figures.figures import Schedule
from reports.figures.money import BudgetFigures, BudgetPoint, MoneyLine, NextPayment
from reports.figures.reported import Reported
from reports.model import Baselines, HourEntry
from reports.model.agreement import Budget, BudgetLine
from reports.model.update import Spending
from reports.periods import Period


@dataclass(slots=True)
class _Spent:
    """What was said last of one line; `forecast` is None where nobody forecast it."""

    line: BudgetLine
    used: Decimal = Decimal(0)
    forecast: Decimal | None = None
    why: str | None = None
    hours: Decimal | None = None

    def hear(self, news: Spending) -> None:
        self.used = self.used if news.spent is None else news.spent
        self.forecast = self.forecast if news.forecast is None else news.forecast
        self.why = news.why or self.why

    @property
    def at_the_end(self) -> Decimal:
        """The forecast, the agreed amount without one; what is used already cannot be less at the end."""
        return max(self.line.amount if self.forecast is None else self.forecast, self.used)


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
    spent = {line_id: _Spent(line) for line_id, line in budget.lines.items()}
    course = tuple(_course(spent, _within(reported, month)))
    _work(spent, hours, month, as_of)
    agreed, used, forecast = _agreed(budget), *_totals(spent)
    return BudgetFigures(
        currency=budget.currency,
        basis=budget.basis,
        lines=tuple(_line(line_id, line) for line_id, line in spent.items()),
        agreed=agreed,
        first_agreed=_first_agreed(baselines, budget),
        used=used,
        left=agreed - used,
        forecast=forecast,
        variance=agreed - forecast,
        contingency=budget.contingency,
        used_percent=100 * used / agreed if agreed else None,
        elapsed=_elapsed(month.first, month.last, as_of) if month else _elapsed(schedule.starts, schedule.ends, as_of),
        course=course,
        next_payment=_next_payment(budget, schedule),
    )


def _month(reported: Sequence[Reported], as_of: date) -> Period:
    """Return the month that the newest period ends in, before the first update that of the day of measure."""
    return Period.month_of(reported[-1].period.last if reported else as_of)


def _within(reported: Sequence[Reported], month: Period | None) -> Iterator[Reported]:
    """Yield the updates whose period ends in the month; all without one."""
    return (report for report in reported if month is None or month.first <= report.period.last <= month.last)


def _course(spent: dict[str, _Spent], reported: Iterator[Reported]) -> Iterator[BudgetPoint]:
    """Yield the totals after every update that speaks of money; lines that the terms do not know are left out."""
    for report in reported:
        known = [(spent[line_id], news) for line_id, news in report.update.budget.items() if line_id in spent]
        for line, news in known:
            line.hear(news)
        if known:
            yield BudgetPoint(report.on, report.period.name, *_totals(spent))


def _work(spent: dict[str, _Spent], hours: Sequence[HourEntry], month: Period | None, as_of: date) -> None:
    """Count the hours worked on each line up to the day of measure, of a retainer those of the month."""
    for entry in hours:
        line = spent.get(entry.line or "")
        if line and entry.on <= as_of and (month is None or month.first <= entry.on <= month.last):
            line.hours = entry.hours + (line.hours or 0)


def _totals(spent: dict[str, _Spent]) -> tuple[Decimal, Decimal]:
    """Return what is used and what is forecast in all."""
    zero = Decimal(0)
    lines = spent.values()
    return sum((line.used for line in lines), zero), sum((line.at_the_end for line in lines), zero)


def _line(line_id: str, spent: _Spent) -> MoneyLine:
    agreed, forecast = spent.line.amount, spent.at_the_end
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


def _agreed(budget: Budget) -> Decimal:
    return sum((line.amount for line in budget.lines.values()), Decimal(0))


def _first_agreed(baselines: Baselines, budget: Budget) -> Decimal:
    """Return the total of the first wording that has a budget in this currency and on this basis."""
    wordings = (wording.agreement.budget for wording in baselines.versions)
    terms = (budget.currency, budget.basis == "retainer")
    alike = (found for found in wordings if found and (found.currency, found.basis == "retainer") == terms)
    return _agreed(next(alike, budget))


def _elapsed(first: date | None, last: date | None, as_of: date) -> Decimal | None:
    """Return the share of time that has passed, from 0 to 100; None where begin or end is open."""
    if first is None or last is None or last <= first:
        return None
    passed = min(max((as_of - first).days, 0), (last - first).days)
    return Decimal(100 * passed) / (last - first).days


def _next_payment(budget: Budget, schedule: Schedule) -> NextPayment | None:
    """Return the instalment of the first open milestone that has one, where milestones release payments."""
    if budget.payment != "by-milestone":
        return None
    for milestone in schedule.milestones:
        if milestone.reached is None and milestone.instalment and milestone.forecast:
            return NextPayment(milestone.instalment, milestone.id, milestone.forecast)
    return None
