"""Reported updates → a roll-up of each month: work, dates, money, how goals went, what was answered and decided.

An update belongs to the month that its period ends in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from reports.figures.asked import AskRecord, ask_records
from reports.figures.figures import Dated, DateMove, GoalFigure, MoveKind, Planned
from reports.figures.goals import goal_figures
from reports.figures.reported import Reported, reported_updates
from reports.figures.schedule import schedule
from reports.figures.tasks import planned_counts
from reports.model import Agency, Baselines, Cause, ChangeRequest, Client, HourEntry
from reports.model.agreement import Budget
from reports.periods import Period

_MOVES = frozenset({MoveKind.PROMISED, MoveKind.FORECAST})


@dataclass(frozen=True, slots=True)
class GoalMonth:
    """A goal's value at a month's end, and at the end of the last month before it that had one (else the baseline)."""

    id: str
    before: Decimal
    now: Decimal


@dataclass(frozen=True, slots=True)
class MonthMove:
    """A milestone whose date moved: by agreement, or as updates expected it; `causes` are those that they named."""

    name: str
    old: date
    new: date
    causes: tuple[Cause, ...]
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class MonthDecision:
    """What was decided, and by whom: a question of an update, or a request to change the agreement."""

    what: str
    choice: str
    by: str


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """One month. `reached` and `delivered` are ids of milestones and deliverables; `used` is money used in it.

    `planned` sums the month's updates; `hours` are those of time sheets. None where nothing speaks of it. `answered`
    are the things that the client sent, by their wording.
    """

    month: Period
    updates: int
    planned: Planned
    reached: tuple[str, ...]
    delivered: tuple[str, ...]
    moved: tuple[MonthMove, ...]
    used: Decimal | None
    hours: Decimal | None
    goals: tuple[GoalMonth, ...]
    answered: tuple[str, ...]
    decided: tuple[MonthDecision, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of all months."""

    counts: Mapping[str, Planned]
    used: Mapping[Period, Decimal]
    hours: Sequence[HourEntry]
    goals: Sequence[GoalFigure]
    asked: Sequence[AskRecord]
    milestones: Sequence[Dated]
    requests: Sequence[ChangeRequest]


def month_figures(client: Client, agency: Agency, baselines: Baselines, as_of: date) -> tuple[MonthFigures, ...]:
    """Roll up every month that has an update, newest first."""
    terms = baselines.promised.agreement
    reported = reported_updates(client, baselines, as_of)
    asked = ask_records(reported)
    goals = goal_figures(terms, reported, client.metrics, agency.thresholds.results, as_of)
    known = _Known(
        counts={count.period: count for count in planned_counts(reported)},
        used=_used(reported, terms.budget),
        hours=client.hours,
        goals=goals,
        asked=asked,
        milestones=schedule(baselines, reported, asked, as_of).milestones,
        requests=tuple(client.changes.values()),
    )
    months = [_month(month, tuple(reports), known) for month, reports in groupby(reported, key=month_of)]
    return tuple(reversed(months))


def month_of(report: Reported) -> Period:
    """Return the month that an update belongs to."""
    return Period.month_of(report.period.last)


def _month(month: Period, reports: Sequence[Reported], known: _Known) -> MonthFigures:
    told = [known.counts[report.period.name] for report in reports if report.period.name in known.counts]
    worked = [entry.hours for entry in known.hours if month.first <= entry.on <= month.last]
    return MonthFigures(
        month=month,
        updates=len(reports),
        planned=_together(month, told),
        reached=tuple(dict.fromkeys(item for report in reports for item in _reached(report))),
        delivered=tuple(dict.fromkeys(item for report in reports for item in report.update.delivered)),
        moved=tuple(_moved(month, known.milestones)),
        used=known.used.get(month),
        hours=sum(worked, Decimal(0)) if worked else None,
        goals=tuple(_goals(month, known.goals)),
        answered=tuple(_answered(month, known.asked)),
        decided=(*_decided(reports, known.asked), *_requests(month, known.requests)),
    )


def _moved(month: Period, milestones: Sequence[Dated]) -> Iterator[MonthMove]:
    for milestone in milestones:
        moves = [move for move in milestone.moves if move.days and _month_of_move(move) == month]
        for kind, together in groupby(moves, key=lambda move: move.kind):
            said = [*together]
            if kind in _MOVES and said[0].old and said[0].old != said[-1].new:
                causes = dict.fromkeys(move.cause for move in said if move.cause)
                agreed = kind is MoveKind.PROMISED
                yield MonthMove(milestone.name, said[0].old, said[-1].new, tuple(causes), agreed=agreed)


def _month_of_move(move: DateMove) -> Period:
    return Period.month_of(Period.parse(move.period).last if move.period else move.said_on)


def _answered(month: Period, asked: Sequence[AskRecord]) -> Iterator[str]:
    for record in asked:
        if record.answered_in and not record.is_decision and month_of(record.answered_in) == month:
            yield record.wording.what


def _decided(reports: Sequence[Reported], asked: Sequence[AskRecord]) -> Iterator[MonthDecision]:
    questions = {record.id: record.wording.what for record in asked if record.is_decision}
    for report in reports:
        for name, taken in report.update.decided.items():
            yield MonthDecision(questions.get(name, name.replace("-", " ")), taken.choice, taken.by)


def _requests(month: Period, requests: Sequence[ChangeRequest]) -> Iterator[MonthDecision]:
    for request in requests:
        decision = request.decision
        if decision and month.first <= decision.on <= month.last:
            yield MonthDecision(request.title, request.options[decision.option].what, decision.by)


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
