"""Goals and reported results → baseline, now and target, and where the trend lands."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from reports.figures.courses import Course, goal_courses
from reports.figures.figures import GoalFigure, GoalPoint, Health
from reports.figures.health import grade
from reports.figures.reported import Reported
from reports.model import Agreement, Series
from reports.model.agency import Threshold
from reports.model.agreement import Goal

LAST_VALUES = 8
"""How many values a trend looks at."""
FEWEST_VALUES = 3
"""With fewer values there is no trend."""


def goal_figures(
    terms: Agreement,
    reported: Sequence[Reported],
    metrics: Mapping[str, Series],
    threshold: Threshold,
    as_of: date,
) -> tuple[GoalFigure, ...]:
    """Measure every goal in the order of the terms, from what updates told and, where there is one, its own series."""
    told = goal_courses(terms.goals, reported, metrics, as_of)
    return tuple(_figure(goal_id, goal, told[goal_id], threshold, as_of) for goal_id, goal in terms.goals.items())


def shortfall(goal: Goal, value: Decimal) -> Decimal:
    """Return by how many per cent of the target a value falls short of it, negative when it is better.

    A target below the baseline asks for less, any other for more. A target of 0 has no per cent: there the way from
    baseline to target is the measure.
    """
    short = value - goal.target if goal.target < goal.baseline else goal.target - value
    whole = abs(goal.target) or abs(goal.baseline) or Decimal(1)
    return 100 * short / whole


def landing(goal: Goal, course: Sequence[GoalPoint], as_of: date) -> Decimal | None:
    """Return where a straight line by least squares stands at `due`, with as many decimals as the values have.

    It stops at 0 where no value known of the goal is negative: nobody books fewer than no places. None without `due`
    or after it, with too few values, or where all are of one day.
    """
    points = course[-LAST_VALUES:]
    if goal.due is None or goal.due < as_of or len(points) < FEWEST_VALUES:
        return None
    days = [(point.on - points[0].on).days for point in points]
    spread = len(days) * sum(day * day for day in days) - sum(days) ** 2
    if not spread:
        return None
    values = [point.value for point in points]
    level = sum(values, Decimal(0))
    slope = (
        len(days) * sum((day * value for day, value in zip(days, values, strict=True)), Decimal(0)) - sum(days) * level
    ) / spread
    ahead = (goal.due - points[0].on).days - Decimal(sum(days)) / len(days)
    known = (*values, goal.target)
    line = level / len(days) + slope * ahead
    if line < 0 <= min(*known, goal.baseline):
        line = Decimal(0)
    return line.quantize(Decimal(1).scaleb(min(*(int(value.as_tuple().exponent) for value in known), 0)))


def _figure(goal_id: str, goal: Goal, told: Course, threshold: Threshold, as_of: date) -> GoalFigure:
    course = told.points
    now = course[-1].value if course else None
    lands = landing(goal, course, as_of)
    judged = now if lands is None else lands
    met = now is not None and shortfall(goal, now) <= 0
    too_early = len(course) < FEWEST_VALUES and goal.due is not None and goal.due >= as_of
    unmet = Health.UNKNOWN if judged is None or too_early else grade(shortfall(goal, judged), threshold)
    return GoalFigure(
        id=goal_id,
        want=goal.want,
        metric=goal.metric,
        unit=goal.unit,
        due=goal.due,
        baseline=goal.baseline,
        now=now,
        previous=told.previous,
        target=goal.target,
        benchmark=goal.benchmark.value if goal.benchmark else None,
        benchmark_source=goal.benchmark.source if goal.benchmark else None,
        landing=lands,
        met=met,
        why=told.why,
        health=Health.GREEN if met else unmet,
        course=course,
    )
