"""A month as measured → what it came to, in short sentences under the names of its parts."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from reports.figures.months import MonthFigures
from reports.pages.figures_in_words import goal_measure, goal_value, hours_worked, is_sentence, sentence
from reports.pages.people import anyone, listed
from reports.pages.template import joined, say, say_count
from reports.pages.views import RecordView
from reports.words import Words

_TOGETHER = Markup('<span class="ab-nowrap">{}</span>')


def rolled_up(view: RecordView, month: MonthFigures) -> Iterator[tuple[str, Markup]]:
    """Yield what a month came to, part by part under its name; a part of which nothing is known is left out."""
    parts = {
        "done": _work(view, month),
        "dates": _dates(view, month),
        "money": _money(view, month),
        "results": _goals(view, month),
        "answered": (escape(sentence(view.words, what)) for what in month.answered),
        "decided": _decisions(view, month),
    }
    for part, told in parts.items():
        said = [*told]
        if said:
            yield view.words(f"archive.part.{part}"), joined(said)


def _work(view: RecordView, month: MonthFigures) -> Iterator[Markup]:
    words, terms = view.words, view.client.agreement
    if month.planned.total:
        yield say_count(words, "archive.month.tasks", month.planned.total, done=words.number(month.planned.done))
    delivered = [terms.deliverables[item].what for item in month.delivered if item in terms.deliverables]
    if delivered:
        yield say(words, "archive.month.delivered", names=listed(words, delivered))


def _dates(view: RecordView, month: MonthFigures) -> Iterator[Markup]:
    words, terms = view.words, view.client.agreement
    reached = [terms.milestones[item].name for item in month.reached if item in terms.milestones]
    if reached:
        yield say(words, "archive.month.reached", names=listed(words, reached))
    for move in month.moved:
        days = (move.new - move.old).days
        later = words.plural("change.later" if days > 0 else "change.earlier", abs(days))
        sides = ["archive.month.by-agreement"] if move.agreed else [f"cause.{cause.value}" for cause in move.causes]
        course = _course(words, words.date(move.old), words.date(move.new))
        said = words.joined([later, *map(words, sides)])
        yield say(words, "archive.month.moved", name=move.name, course=course, said=said)


def _money(view: RecordView, month: MonthFigures) -> Iterator[Markup]:
    words, budget = view.words, view.client.agreement.budget
    if month.used is not None and budget:
        yield say(words, "archive.month.used", amount=words.money(month.used, budget.currency))
    if month.hours is not None:
        yield say(words, "archive.month.hours", hours=hours_worked(words, month.hours))


def _decisions(view: RecordView, month: MonthFigures) -> Iterator[Markup]:
    for taken in month.decided:
        who = anyone(view.words, view.agency, view.client, taken.by)
        asked = view.words.upper_first(taken.what)
        what = asked if is_sentence(asked) else view.words("update.key", name=asked)
        yield say(view.words, "archive.month.decided", what=what, choice=taken.choice, who=who)


def _goals(view: RecordView, month: MonthFigures) -> Iterator[Markup]:
    words, goals = view.words, view.client.agreement.goals
    for told in month.goals:
        goal = goals.get(told.id)
        if goal and told.before != told.now:
            before, now = (goal_value(words, goal.unit, value) for value in (told.before, told.now))
            measure = goal_measure(words, goal.metric, goal.unit)
            yield say(words, "archive.month.goal", measure=measure, course=_course(words, before, now))


def _course(words: Words, before: str, now: str) -> Markup:
    """Say from what to what, on one line."""
    return _TOGETHER.format(say(words, "plan.moved", old=before, new=now))
