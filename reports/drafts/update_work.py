"""Figures of work → the parts of an update's draft: tasks to tick, results, milestones, money and what is next."""

from collections.abc import Iterator

from reports.drafts.known import milestone_told, open_dates, told
from reports.drafts.lines import BELOW, comment, offered, offered_below
from reports.drafts.view import View
from reports.figures.figures import GoalFigure, PlannedTask
from reports.figures.money import BudgetFigures, MoneyLine
from reports.periods import Period
from reports.source import Blank, yaml_lines


def planned(view: View) -> Iterator[str]:
    """Yield every task that was planned or carried, with a place for what became of it."""
    waiting = view.figures.tasks.next
    if waiting:
        yield from comment(view.words("draft.update.planned"))
        yield "planned:"
    for task in waiting:
        yield from comment(told(task.what, _of_task(view, task)), BELOW)
        yield from yaml_lines({task.id: Blank.EMPTY}, BELOW)


def done(view: View) -> Iterator[str]:
    """Yield the place for work that nobody had planned, and for what it serves."""
    key = "draft.update.done" if view.figures.tasks.next else "draft.update.done-first"
    yield from comment(view.words(key))
    yield from offered_below("done", [{"what": Blank.DOTS, "goal": _a_goal(view)}])


def results(view: View) -> Iterator[str]:
    """Yield every agreed figure in the order of the terms, with a place for its value where no series brings it."""
    goals = view.figures.goals
    if goals:
        yield from comment(view.words("draft.update.goals"))
        yield "results:"
    for goal in goals:
        yield from comment(_goal(view, goal), BELOW)
        if goal.id in view.client.metrics:
            yield from comment(view.words("draft.update.from-series", file=f"metrics/{goal.id}.csv"), BELOW)
            yield from offered({goal.id: {"why": Blank.DOTS}}, BELOW)
        else:
            yield from yaml_lines({goal.id: {"value": Blank.EMPTY}}, BELOW)


def milestones(view: View) -> Iterator[str]:
    """Offer every open milestone, with what was said of it last."""
    waiting = open_dates(view.figures.schedule.milestones)
    if waiting:
        yield from comment(view.words("draft.update.milestones"))
        yield "milestones:"
    for milestone in waiting:
        yield from comment(milestone_told(milestone, view.words), BELOW)
        progress = Blank.DOTS if milestone.progress is None else milestone.progress
        yield from offered({milestone.id: {"progress": progress, "forecast": milestone.forecast or Blank.DOTS}}, BELOW)


def delivered(view: View) -> Iterator[str]:
    """Offer every deliverable that is not handed over."""
    waiting = open_dates(view.figures.schedule.deliverables)
    if waiting:
        yield from comment(view.words("draft.update.delivered"))
        yield from offered_below("delivered", {deliverable.id: view.day for deliverable in waiting})


def hill(view: View) -> Iterator[str]:
    """Offer every deliverable that is not handed over, with the place that it was last given."""
    waiting = open_dates(view.figures.schedule.deliverables)
    placed = {one.id: one.place for one in view.figures.hill.placed}
    if waiting:
        yield from comment(view.words("draft.update.hill"))
        yield from offered_below("hill", {one.id: placed.get(one.id, Blank.DOTS) for one in waiting})


def budget(view: View) -> Iterator[str]:
    """Yield every line of the budget with places for its figures."""
    money = view.figures.budget
    if money is None:
        return
    monthly = money.basis == "retainer"
    yield from comment(view.words("draft.update.budget-month" if monthly else "draft.update.budget"))
    yield "budget:"
    for line in money.lines:
        yield from comment(_money(view, money, line), BELOW)
        yield from yaml_lines({line.id: {"spent": Blank.EMPTY, "forecast": Blank.EMPTY}}, BELOW)


def tasks(view: View) -> Iterator[str]:
    """Yield the place for what is planned next."""
    task = {
        "what": Blank.DOTS,
        "outcome": Blank.DOTS,
        "owner": view.author or Blank.DOTS,
        "due": view.next_day,
        "goal": _a_goal(view),
    }
    yield from comment(view.words("draft.update.tasks", day=view.words.date(view.next_day, "weekday")))
    if view.figures.tasks.next:
        yield from comment(view.words("draft.update.again"))
    yield from offered_below("next", [task])


def _a_goal(view: View) -> str | Blank:
    return next(iter(view.client.agreement.goals), Blank.DOTS)


def _of_task(view: View, task: PlannedTask) -> Iterator[str]:
    if task.owner:
        yield task.owner
    if task.due:
        yield view.words("draft.due", day=view.words.date(task.due))
    if task.carried_before:
        yield view.words.plural("draft.update.carried", task.carried_before)


def _goal(view: View, goal: GoalFigure) -> str:
    words = view.words
    said = (
        ("draft.update.baseline", goal.baseline),
        ("draft.update.last", goal.now),
        ("draft.update.target", goal.target),
    )
    values = ", ".join(words(key, value=words.number(value)) for key, value in said if value is not None)
    return f"{goal.metric}{f' ({goal.unit})' if goal.unit else ''}: {values}"


def _money(view: View, money: BudgetFigures, line: MoneyLine) -> str:
    words = view.words
    amounts = [words("draft.update.agreed", amount=words.money(line.agreed, money.currency))]
    if _counts_on(view, money):
        amounts.append(words("draft.update.used", amount=words.amount(line.used)))
        amounts.append(words("draft.update.expected", amount=words.amount(line.forecast)))
    return f"{line.name}: {', '.join(amounts)}"


def _counts_on(view: View, money: BudgetFigures) -> bool:
    """Whether the figures go on from the last update's: a retainer begins anew in each month."""
    newest = view.client.newest
    if newest is None:
        return False
    return money.basis != "retainer" or Period.month_of(newest.period.last) == Period.month_of(view.period.last)
