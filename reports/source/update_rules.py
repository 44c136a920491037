"""Updates side by side → what they leave out: parts that must be there, and reasons for what went otherwise."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reports.model import Agreement, Status, Update
from reports.model.agreement import Goal
from reports.model.update import MilestoneNews, Result, Spending
from reports.problems import Problem
from reports.source.assemble import carried
from reports.source.shelf import Report, Shelf
from reports.source.yaml_nodes import Path, dotted

MOST_WORDS = 80
"""Words of a summary that can be forwarded as it stands."""
_PARTS = ("planned", "done", "results", "next")
_NEEDS_NO_WHY = frozenset({Status.ON_TRACK, Status.COMPLETE})
_Fault = tuple[Path, str, str, str]


def update_problems(shelf: Shelf) -> Iterator[Problem]:
    """Yield what each update that can be read lacks."""
    for place, report in enumerate(shelf.reports):
        if report.update is not None:
            faults = [*_alone(report.update), *_moved(shelf, place, report.update)]
            yield from (_problem(fault, report, shelf.file(report.name)) for fault in faults)


def _alone(update: Update) -> Iterator[_Fault]:
    """Yield what an update lacks whatever stands in others."""
    if not any(getattr(update, part) for part in _PARTS):
        message = "the update tells of no work; at least one of `planned`, `done`, `results` and `next` is needed"
        yield (), "missing-key", message, "Add `done:` with a list of what was done, one a line after `- `."
    words = len(update.summary.split())
    if words > MOST_WORDS:
        message = f"the summary has {words} words; allowed are {MOST_WORDS}, so that it can be forwarded as it stands"
        yield ("summary",), "too-long", message, "Move the details to `note:`."
    if update.status not in _NEEDS_NO_WHY and not _gives_reason(update):
        yield _why(("status",), f"the status is `{update.status}`, and nothing says why")
    yield from _repeated_ids(update)


def _gives_reason(update: Update) -> bool:
    told: tuple[Result | MilestoneNews | Spending, ...] = (
        *update.results.values(),
        *update.milestones.values(),
        *update.budget.values(),
    )
    return bool(update.why) or any(news.why for news in told)


def _repeated_ids(update: Update) -> Iterator[_Fault]:
    seen: set[str] = set()
    again = set(carried(update))
    for place, task in enumerate(update.next):
        path = ("next", place, "id")
        if task.id in seen:
            yield (
                path,
                "duplicate-id",
                f"another task of `next` has the id `{task.id}`, too",
                "Give it an id of its own.",
            )
        elif task.id in again:
            message = f"`{task.id}` is carried above, so it is planned again by itself"
            yield path, "duplicate-id", message, "Leave it out of `next`."
        seen |= {task.id} if task.id else set()


def _moved(shelf: Shelf, place: int, update: Update) -> Iterator[_Fault]:
    """Yield what went otherwise than told before, without a reason; nothing where an earlier update cannot be read."""
    earlier = shelf.readable_before(place)
    if shelf.agreement is None or earlier is None:
        return
    yield from _moved_dates(update, earlier, shelf.agreement)
    yield from _moved_money(update, _counting_together(shelf, place, earlier), shelf.agreement)
    yield from _bad_results(update, earlier, shelf.agreement.goals)


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
            yield _why(path, f"the date moves from {last} to {news.forecast}, and nothing says why")


def _moved_money(update: Update, earlier: tuple[Update, ...], agreement: Agreement) -> Iterator[_Fault]:
    lines = agreement.budget.lines if agreement.budget else {}
    for line, spending in update.budget.items():
        if spending.forecast is None or spending.why or line not in lines:
            continue
        told = (one.budget[line].forecast for one in reversed(earlier) if line in one.budget)
        last = next((amount for amount in told if amount is not None), lines[line].amount)
        if spending.forecast not in {last, lines[line].amount}:
            path = ("budget", line, "forecast")
            yield _why(path, f"the forecast moves from {last} to {spending.forecast}, and nothing says why")


def _bad_results(update: Update, earlier: tuple[Update, ...], goals: Mapping[str, Goal]) -> Iterator[_Fault]:
    for goal, result in update.results.items():
        if result.value is None or result.why or goal not in goals:
            continue
        told = (one.results[goal].value for one in reversed(earlier) if goal in one.results)
        last = next((value for value in told if value is not None), goals[goal].baseline)
        if _worse(result.value, last, goals[goal]):
            yield _why(
                ("results", goal, "value"), f"the result went from {last} to {result.value}, and nothing says why"
            )


def _worse(value: Decimal, last: Decimal, goal: Goal) -> bool:
    """Whether a value is further from the target than the last one, and short of it."""
    up = goal.target >= goal.baseline
    return (value < last and value < goal.target) if up else (value > last and value > goal.target)


def _why(path: Path, message: str) -> _Fault:
    home = f"beside `{path[-1]}`" if len(path) > 1 else "in the update"
    return path, "missing-why", message, f"Add `why:` {home}, in a sentence the client understands."


def _problem(fault: _Fault, report: Report, file: str) -> Problem:
    path, code, message, hint = fault
    line, column = report.parsed.marks.place(path)
    return Problem(file, line, column, dotted(path), code, message, hint)
