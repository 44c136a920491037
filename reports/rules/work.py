"""Tasks, planned and done → those that vanished, those that serve nothing, and those that nobody asked for yet."""

from collections.abc import Iterator, Mapping, Sequence

from reports.model import Task, Update
from reports.model.change_request import ChangeRequest, Option
from reports.model.work import Done
from reports.rules.rule import Finding
from reports.rules.view import Told, View
from reports.source import tasks_of
from reports.source.assemble import carried


def vanished_task(view: View) -> Iterator[Finding]:
    """Find tasks of the update before that have no fate and are not planned again."""
    for told in view.open_updates:
        before = view.shelf.reports[told.place - 1] if told.place else None
        if before is None or before.update is None:
            continue
        again = tasks_of(told.period, told.update)
        for task in (*tasks_of(before.period, before.update), *carried(before.update)):
            if task not in told.update.planned and task not in again:
                message = f"`{task}` was planned in {before.period}, and nothing says what became of it"
                hint = (
                    f"Add `{task}: done` below `planned:`; or `carried:` or `dropped:` below `{task}:`, with a reason."
                )
                yield Finding(told.name, ("planned",), message, hint, key=True)


def orphan_work(view: View) -> Iterator[Finding]:
    """Find lists of work with lines that serve no goal, deliverable or change request."""
    if view.client.agreement.goals or view.client.agreement.deliverables:
        for told in view.open_updates:
            for key, work in _work(told.update):
                yield from _orphans(told, key, work)


def _work(update: Update) -> Iterator[tuple[str, Sequence[Done | Task]]]:
    yield "done", update.done
    yield "next", update.next


def _orphans(told: Told, key: str, work: Sequence[Done | Task]) -> Iterator[Finding]:
    orphans = [place for place, one in enumerate(work) if not (one.goal or one.deliverable or one.request)]
    if orphans:
        first = work[orphans[0]].what
        which = f"`{first}` serves" if len(orphans) == 1 else f"`{first}` and {len(orphans) - 1} more serve"
        hint = "Write `what:` before it, and `goal:`, `deliverable:` or `request:` below; or ask whether it is needed."
        yield Finding(told.name, (key, orphans[0]), f"{which} no goal, no deliverable and no change request", hint)


def undecided_work(view: View) -> Iterator[Finding]:
    """Find work on a change request that is not decided, or was decided against; a favour may be done."""
    for told in view.open_updates:
        for key, work in _work(told.update):
            for place, one in enumerate(work):
                message = _too_early(one.request, view.client.changes)
                if message:
                    hint = "Wait for the decision in writing; a favour that is not charged gets `goodwill: true` there."
                    yield Finding(told.name, (key, place, "request"), message, hint)


def _too_early(request: str | None, changes: Mapping[str, ChangeRequest]) -> str:
    change = changes.get(request or "")
    if change is None or change.goodwill:
        return ""
    if change.decision is None:
        return f"`{request}` is not decided yet, and work on it costs the client money"
    if change.chosen and not _changes(change.chosen) and any(map(_changes, change.options.values())):
        return (
            f"`{request}` was decided on {change.decision.on}: `{change.decision.option}`, so this work was not wanted"
        )
    return ""


def _changes(option: Option) -> bool:
    """Whether an option changes what was agreed; the other way is to finish that first."""
    return bool(option.budget or option.milestones or option.hours)
