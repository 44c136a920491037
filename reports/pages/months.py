"""A month as measured → what it came to, in a few short sentences."""

from collections.abc import Iterator

from markupsafe import Markup

from reports.figures.months import MonthFigures
from reports.pages.figures_in_words import goal_measure, goal_value, hours_worked
from reports.pages.people import listed
from reports.pages.template import joined, say, say_count
from reports.pages.views import RecordView


def rolled_up(view: RecordView, month: MonthFigures) -> Iterator[Markup]:
    """Yield what was done in a month, then how its goals went, a line each; nothing where nothing is known."""
    work = [*_work(view, month)]
    if work:
        yield joined(work)
    goals = [*_goals(view, month)]
    if goals:
        yield joined(goals)


def _work(view: RecordView, month: MonthFigures) -> Iterator[Markup]:
    words, terms = view.words, view.client.agreement
    if month.planned.total:
        yield say_count(words, "archive.month.tasks", month.planned.total, done=words.number(month.planned.done))
    reached = [terms.milestones[item].name for item in month.reached if item in terms.milestones]
    delivered = [terms.deliverables[item].what for item in month.delivered if item in terms.deliverables]
    if reached:
        yield say(words, "archive.month.reached", names=listed(words, reached))
    if delivered:
        yield say(words, "archive.month.delivered", names=listed(words, delivered))
    if month.used is not None and terms.budget:
        yield say(words, "archive.month.used", amount=words.money(month.used, terms.budget.currency))
    if month.hours is not None:
        yield say(words, "archive.month.hours", hours=hours_worked(words, month.hours))


def _goals(view: RecordView, month: MonthFigures) -> Iterator[Markup]:
    words, goals = view.words, view.client.agreement.goals
    for told in month.goals:
        goal = goals.get(told.id)
        if goal and told.before != told.now:
            before, now = (goal_value(words, goal.unit, value) for value in (told.before, told.now))
            measure = goal_measure(words, goal.metric, goal.unit)
            yield say(words, "archive.month.goal", measure=measure, before=before, now=now)
