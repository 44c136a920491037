"""The state of things → one or two sentences under the status word: why it is so, and what comes next."""

from markupsafe import Markup

from reports.figures.figures import Dated, Health
from reports.model import Status
from reports.pages.figures_in_words import ask_called, sentence
from reports.pages.prose import inline
from reports.pages.template import joined, say, say_count
from reports.pages.views import VersionView


def reason(view: VersionView) -> Markup:
    """Return the agency's own reason where it gives one, else what weighs most, else what comes next."""
    newest = view.client.newest
    if newest is None:
        return joined([say(view.words, "reason.start"), _next_milestone(view)])
    if newest.update.why:
        return inline(newest.update.why, view.files)
    if newest.update.status is Status.COMPLETE:
        return say(view.words, "reason.complete")
    weighty = _late(view) or _waiting(view) or _money(view)
    if weighty:
        return weighty
    calm = [_calm(view)] if newest.update.status is Status.ON_TRACK else []
    return joined([*calm, _next_milestone(view)])


def _late(view: VersionView) -> Markup:
    worst = view.figures.schedule.worst
    if worst is None:
        return Markup()
    parts = [_how_late(view, worst)]
    ask = ask_called(view.figures, worst.ask)
    if worst.why:
        parts.append(inline(worst.why))
    elif ask:
        parts.append(say(view.words, "reason.waits-for", what=sentence(view.words, ask.what)))
    last = view.figures.schedule.milestones[-1]
    if last is not worst and last.reached is None and last.slip <= 0 and last.promised:
        parts.append(say(view.words, "reason.stands", name=last.name, date=view.words.date(last.promised, "long")))
    return joined(parts)


def _how_late(view: VersionView, milestone: Dated) -> Markup:
    if milestone.forecast is None or milestone.forecast < view.figures.as_of:
        return say_count(view.words, "reason.no-date", milestone.overdue, name=milestone.name)
    date = view.words.date(milestone.forecast, "long")
    return say_count(view.words, "reason.late", milestone.slip, name=milestone.name, date=date)


def _waiting(view: VersionView) -> Markup:
    late = [ask.what for ask in view.figures.asks.open if ask.overdue > 0]
    if len(late) == 1:
        return say(view.words, "reason.overdue-one", what=sentence(view.words, late[0]))
    return say_count(view.words, "reason.overdue", len(late)) if late else Markup()


def _money(view: VersionView) -> Markup:
    budget = view.figures.budget
    if budget is None or budget.variance >= 0:
        return Markup()
    said = say(view.words, "reason.money", amount=view.words.money(abs(budget.variance), budget.currency))
    return joined([said, _next_milestone(view)])


def _calm(view: VersionView) -> Markup:
    """Say that all stands as promised, but for goals whose trend ends far from their target."""
    behind = [goal for goal in view.figures.goals if goal.landing is not None and goal.health is Health.RED]
    if behind:
        return say_count(view.words, "reason.calm-but", len(behind), want=behind[0].want)
    return say(view.words, "reason.calm")


def _next_milestone(view: VersionView) -> Markup:
    milestone: Dated | None = view.figures.schedule.next_milestone
    day = milestone and (milestone.forecast or milestone.promised)
    if milestone is None or not day:
        return Markup()
    return say(view.words, "reason.next", name=milestone.name, date=view.words.date(day, "long"))
