"""Updates side by side → what went otherwise than told before, without a word why."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reports.model import Agreement, Status, Update
from reports.model.agreement import Goal
from reports.model.update import MilestoneNews, Result, Spending
from reports.rules.rule import Finding
from reports.rules.view import Told, View
from reports.source import Path
from reports.source.shelf import Shelf

_NEEDS_NO_WHY = frozenset({Status.ON_TRACK, Status.COMPLETE})
_Fault = tuple[Path, str]


def missing_why(view: View) -> Iterator[Finding]:
    """Find a status, a date, a forecast and a result that call for a reason, and have none."""
    for told in view.open_updates:
        faults = [*_status(told.update), *_moved(view.shelf, told)]
        yield from (_finding(told.name, path, message) for path, message in faults)


def _status(update: Update) -> Iterator[_Fault]:
    if update.status not in _NEEDS_NO_WHY and not _gives_reason(update):
        yield ("status",), f"the status is `{update.status}`, and nothing says why"


def _gives_reason(update: Update) -> bool:
    told: tuple[Result | MilestoneNews | Spending, ...] = (
        *update.results.values(),
        *update.milestones.values(),
        *update.budget.values(),
    )
    return bool(update.why) or any(news.why for news in told)


def _moved(shelf: Shelf, told: Told) -> Iterator[_Fault]:
    """Yield what moved against earlier updates; nothing where one of them cannot be read."""
    earlier = shelf.readable_before(told.place)
    if shelf.agreement is None or earlier is None:
        return
    yield from _moved_dates(told.update, earlier, shelf.agreement)
    yield from _moved_money(told.update, _counting_together(shelf, told.place, earlier), shelf.agreement)
    yield from _bad_results(told.update, earlier, shelf.agreement.goals)


def _counting_together(shelf: Shelf, place: int, earlier: tuple[Update, ...]) -> tuple[Update, ...]:
    """Return the earlier updates whose money is counted together with one: of a retainer those of its month."""
    budget = shelf.agreement.budget if shelf.agreement else None
    if budget is None or budget.basis != "retainer":
        return earlier
    months = [report.period.last.replace(day=1) for report in shelf.reports]
    return tuple(update for month, update in zip(months, earlier, strict=False) if month == months[place])


def _moved_dates(update: Update, earlier: tuple[Update, ...], agreement: Agreement) -> Iterator[_Fault]:
    for milestone, news in update.milestones.items():
        promised = agreement.milestones.get(milestone)
        if news.forecast is None or news.why or promised is None:
            continue
        told = (one.milestones[milestone].forecast for one in reversed(earlier) if milestone in one.milestones)
        last = next((day for day in told if day), promised.due)
        if news.forecast not in {last, promised.due}:
            path = ("milestones", milestone, "forecast")
            yield path, f"the date moves from {last} to {news.forecast}, and nothing says why"


def _moved_money(update: Update, earlier: tuple[Update, ...], agreement: Agreement) -> Iterator[_Fault]:
    lines = agreement.budget.lines if agreement.budget else {}
    for line, spending in update.budget.items():
        if spending.forecast is None or spending.why or line not in lines:
            continue
        told = (one.budget[line].forecast for one in reversed(earlier) if line in one.budget)
        last = next((amount for amount in told if amount is not None), lines[line].amount)
        if spending.forecast not in {last, lines[line].amount}:
            path = ("budget", line, "forecast")
            yield path, f"the forecast moves from {last} to {spending.forecast}, and nothing says why"


def _bad_results(update: Update, earlier: tuple[Update, ...], goals: Mapping[str, Goal]) -> Iterator[_Fault]:
    for goal, result in update.results.items():
        if result.value is None or result.why or goal not in goals:
            continue
        told = (one.results[goal].value for one in reversed(earlier) if goal in one.results)
        last = next((value for value in told if value is not None), goals[goal].baseline)
        if _worse(result.value, last, goals[goal]):
            path = ("results", goal, "value")
            yield path, f"the result went from {last} to {result.value}, and nothing says why"


def _worse(value: Decimal, last: Decimal, goal: Goal) -> bool:
    """Whether a value is further from the target than the last one, and short of it."""
    up = goal.target >= goal.baseline
    return (value < last and value < goal.target) if up else (value > last and value > goal.target)


def _finding(name: str, path: Path, message: str) -> Finding:
    home = f"beside `{path[-1]}`" if len(path) > 1 else "in the update"
    return Finding(name, path, message, f"Add `why:` {home}, in a sentence the client understands.")
