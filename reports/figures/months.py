"""Reported updates → a roll-up of each month: planned and done, reached, handed over, used, and how goals went.

An update belongs to the month that its period ends in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from reports.figures.figures import GoalFigure, Planned
from reports.figures.goals import goal_figures
from reports.figures.reported import Reported, reported_updates
from reports.figures.tasks import planned_counts
from reports.model import Agency, Baselines, Client, HourEntry
from reports.model.agreement import Budget
from reports.periods import Period


@dataclass(frozen=True, slots=True)
class GoalMonth:
    """A goal's value at a month's end, and at the end of the last month before it that had one (else the baseline)."""

    id: str
    before: Decimal
    now: Decimal


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """One month. `reached` and `delivered` are ids of milestones and deliverables; `used` is money used in it.

    `planned` sums the month's updates; `hours` are those of time sheets. None where nothing speaks of it.
    """

    month: Period
    updates: int
    planned: Planned
    reached: tuple[str, ...]
    delivered: tuple[str, ...]
    used: Decimal | None
    hours: Decimal | None
    goals: tuple[GoalMonth, ...]


def month_figures(client: Client, agency: Agency, baselines: Baselines, as_of: date) -> tuple[MonthFigures, ...]:
    """Roll up every month that has an update, newest first."""
    terms = baselines.promised.agreement
    reported = reported_updates(client, baselines, as_of)
    counts = {count.period: count for count in planned_counts(reported)}
    goals = goal_figures(terms, reported, client.metrics, agency.thresholds.results, as_of)
    used = _used(reported, terms.budget)
    months = [
        _month(month, tuple(reports), counts, used, client.hours, goals)
        for month, reports in groupby(reported, key=month_of)
    ]
    return tuple(reversed(months))


def month_of(report: Reported) -> Period:
    """Return the month that an update belongs to."""
    return Period.month_of(report.period.last)


def _month(
    month: Period,
    reports: Sequence[Reported],
    counts: Mapping[str, Planned],
    used: Mapping[Period, Decimal],
    hours: Sequence[HourEntry],
    goals: Sequence[GoalFigure],
) -> MonthFigures:
    told = [counts[report.period.name] for report in reports if report.period.name in counts]
    worked = [entry.hours for entry in hours if month.first <= entry.on <= month.last]
    return MonthFigures(
        month=month,
        updates=len(reports),
        planned=_together(month, told),
        reached=tuple(dict.fromkeys(item for report in reports for item in _reached(report))),
        delivered=tuple(dict.fromkeys(item for report in reports for item in report.update.delivered)),
        used=used.get(month),
        hours=sum(worked, Decimal(0)) if worked else None,
        goals=tuple(_goals(month, goals)),
    )


def _reached(report: Reported) -> Iterator[str]:
    return (item for item, news in report.update.milestones.items() if news.reached)


def _together(month: Period, counts: Sequence[Planned]) -> Planned:
    return Planned(
        period=month.name,
        total=sum(count.total for count in counts),
        done=sum(count.done for count in counts),
        carried=sum(count.carried for count in counts),
        dropped=sum(count.dropped for count in counts),
    )


def _goals(month: Period, goals: Sequence[GoalFigure]) -> Iterator[GoalMonth]:
    for goal in goals:
        ends = [(Period.parse(point.period).last, point.value) for point in goal.course]
        within = [value for end, value in ends if month.first <= end <= month.last]
        before = [value for end, value in ends if end < month.first]
        if within:
            yield GoalMonth(goal.id, before[-1] if before else goal.baseline, within[-1])


def _used(reported: Sequence[Reported], budget: Budget | None) -> Mapping[Period, Decimal]:
    """Return the money used in each month that speaks of money: what `spent` grew by; a retainer begins anew."""
    spent: dict[str, Decimal] = {}
    used: dict[Period, Decimal] = {}
    known = Decimal(0)
    for month, reports in groupby(reported, key=month_of):
        if budget and budget.basis == "retainer":
            spent, known = {}, Decimal(0)
        news = [(line, said) for report in reports for line, said in report.update.budget.items()]
        spent |= {line: said.spent for line, said in news if said.spent is not None and budget and line in budget.lines}
        total = sum(spent.values(), Decimal(0))
        if budget and news:
            used[month] = total - known
        known = total
    return used
