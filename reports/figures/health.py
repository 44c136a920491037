"""Figures and the agency's thresholds → the colour of each dimension."""

from collections.abc import Iterable
from decimal import Decimal

from reports.figures.figures import GoalFigure, Health, HealthFigures, Schedule, TaskFigures
from reports.figures.money import BudgetFigures
from reports.model import Thresholds
from reports.model.agency import Threshold

SCOPE_UPDATES = 4
"""Over how many updates carried and dropped tasks are counted."""


def grade(figure: Decimal | int, threshold: Threshold) -> Health:
    """Return the colour of a figure where more is worse."""
    if figure >= threshold.red:
        return Health.RED
    return Health.AMBER if figure >= threshold.amber else Health.GREEN


def health_figures(
    schedule: Schedule,
    tasks: TaskFigures,
    budget: BudgetFigures | None,
    goals: Iterable[GoalFigure],
    thresholds: Thresholds,
) -> HealthFigures:
    """Return the four dimensions; UNKNOWN where nothing was said that could be measured."""
    return HealthFigures(
        scope=_scope(tasks, thresholds.scope),
        time=_time(schedule, thresholds.time),
        budget=_budget(budget, thresholds.budget),
        results=_results(goals),
    )


def _scope(tasks: TaskFigures, threshold: Threshold) -> Health:
    """Judge the share of planned tasks that were carried or dropped."""
    periods = tasks.trend[-SCOPE_UPDATES:]
    total = sum(period.total for period in periods)
    if not total:
        return Health.UNKNOWN
    return grade(Decimal(100 * sum(period.carried + period.dropped for period in periods)) / total, threshold)


def _time(schedule: Schedule, threshold: Threshold) -> Health:
    """Judge the largest slip of an open milestone, in days."""
    if not schedule.milestones:
        return Health.UNKNOWN
    return grade(schedule.worst.slip if schedule.worst else 0, threshold)


def _budget(budget: BudgetFigures | None, threshold: Threshold) -> Health:
    """Judge by how many per cent the forecast is above what was agreed."""
    if budget is None or not budget.course or not budget.agreed:
        return Health.UNKNOWN
    return grade(-100 * budget.variance / budget.agreed, threshold)


def _results(goals: Iterable[GoalFigure]) -> Health:
    """Judge by the worst goal; those of which nothing was reported do not count."""
    found = {goal.health for goal in goals}
    return next((health for health in (Health.RED, Health.AMBER, Health.GREEN) if health in found), Health.UNKNOWN)
