"""Updates and metrics' own series → what was told of each goal, day by day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from reports.figures.figures import GoalPoint
from reports.figures.reported import Reported
from reports.model import Series
from reports.model.agreement import Goal
from reports.periods import Period


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of one goal; `why` belongs to the newest word of it, `previous` to the update before."""

    points: tuple[GoalPoint, ...] = ()
    previous: Decimal | None = None
    why: str | None = None


def goal_courses(
    goals: Mapping[str, Goal], reported: Sequence[Reported], metrics: Mapping[str, Series], as_of: date
) -> Mapping[str, Course]:
    """Return the course of every goal; one without a value of its own has those of a goal that counts the same."""
    own = {goal_id: course_of(goal_id, reported, metrics.get(goal_id), as_of) for goal_id in goals}
    return {goal_id: own[goal_id] if own[goal_id].points else _shared(goal_id, goals, own) for goal_id in goals}


def course_of(goal_id: str, reported: Sequence[Reported], series: Series | None, as_of: date) -> Course:
    """Return what updates told of an id, gone on with by its series from that one's first day."""
    told = [(report, report.update.results[goal_id]) for report in reported if goal_id in report.update.results]
    typed = tuple(
        GoalPoint(report.on, report.period.name, result.value) for report, result in told if result.value is not None
    )
    why = told[-1][1].why if told else None
    points = tuple(_points(series, as_of))
    if not points:
        return Course(typed, typed[-2].value if len(typed) > 1 else None, why)
    course = (*(point for point in typed if point.on < points[0].on), *points)
    before = reported[-2].on if len(reported) > 1 else date.min
    earlier = [point.value for point in course[:-1] if point.on <= before]
    return Course(course, earlier[-1] if earlier else None, why)


def measure_of(goal: Goal) -> tuple[str, str | None]:
    """Return what a goal counts, and in which unit: equal for goals that share a metric."""
    return goal.metric.casefold(), goal.unit


def _points(series: Series | None, as_of: date) -> Iterator[GoalPoint]:
    """Yield the values of a series up to the day of measure."""
    for point in series.points if series else ():
        if point.on <= as_of:
            yield GoalPoint(point.on, Period.month_of(point.on).name, point.value, point.note)


def _shared(goal_id: str, goals: Mapping[str, Goal], own: Mapping[str, Course]) -> Course:
    """Return the values of the first goal that counts the same; its reason stays its own."""
    measure = measure_of(goals[goal_id])
    alike = (own[other] for other, goal in goals.items() if measure_of(goal) == measure and own[other].points)
    found = next(alike, None)
    return replace(found, why=own[goal_id].why) if found else own[goal_id]
