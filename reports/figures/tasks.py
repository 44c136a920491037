"""Reported updates → planned against happened, what is next, and the trend."""

from collections.abc import Mapping, Sequence

from reports.figures.figures import FateKind, Planned, PlannedTask, TaskFigures
from reports.figures.reported import Reported
from reports.model import Agreement, Task
from reports.model.work import Fate

TREND = 8
"""How many periods the trend shows."""

Waiting = Mapping[str, tuple[Task, int]]
"""Tasks planned for the next update there is, by id, each with how often it was carried before."""


def task_figures(reported: Sequence[Reported], terms: Agreement) -> TaskFigures:
    """Measure the newest update's tasks; the trend begins with the second update, the first that could be planned."""
    planned, waiting, counts = _walk(reported)
    fates = reported[-1].update.planned if reported else {}
    count = counts[-1] if counts else Planned("", 0, 0)
    return TaskFigures(
        planned=tuple(_figure(task_id, planned[task_id], fates.get(task_id), terms) for task_id in planned),
        next=tuple(_figure(task_id, waiting[task_id], None, terms) for task_id in waiting),
        trend=tuple(counts[1:][-TREND:]),
        done=count.done,
        carried=count.carried,
        dropped=count.dropped,
    )


def planned_counts(reported: Sequence[Reported]) -> tuple[Planned, ...]:
    """Return what was planned and done of each update, from the second one on: nothing was planned for the first."""
    return tuple(_walk(reported)[2][1:])


def _walk(reported: Sequence[Reported]) -> tuple[Waiting, Waiting, list[Planned]]:
    """Return what was planned for the newest update, what is planned after it, and the counts of every update."""
    planned: Waiting = {}
    waiting: Waiting = {}
    counts = []
    for report in reported:
        planned, waiting = waiting, _next(waiting, report)
        counts.append(_count(planned, report))
    return planned, waiting, counts


def _next(planned: Waiting, report: Reported) -> Waiting:
    """Return carried tasks, then new ones; a carried task that `next` repeats takes its newer wording."""
    fates = report.update.planned
    again = {
        task_id: (report.tasks.get(task_id, task), carried_before + 1)
        for task_id, (task, carried_before) in planned.items()
        if fate_kind(fates.get(task_id)) is FateKind.CARRIED
    }
    return again | {task_id: (task, 0) for task_id, task in report.tasks.items() if task_id not in again}


def _count(planned: Waiting, report: Reported) -> Planned:
    fates = [fate_kind(report.update.planned.get(task_id)) for task_id in planned]
    done, carried, dropped = (fates.count(kind) for kind in (FateKind.DONE, FateKind.CARRIED, FateKind.DROPPED))
    return Planned(report.period.name, len(fates), done, carried, dropped)


def fate_kind(fate: Fate | None) -> FateKind:
    """Return what an update says of a planned task."""
    if fate is None:
        return FateKind.OPEN
    if fate.done:
        return FateKind.DONE
    return FateKind.CARRIED if fate.carried is not None else FateKind.DROPPED


def _figure(task_id: str, waiting: tuple[Task, int], fate: Fate | None, terms: Agreement) -> PlannedTask:
    task, carried_before = waiting
    deliverable = terms.deliverables.get(task.deliverable or "")
    return PlannedTask(
        id=task_id,
        what=task.what,
        outcome=task.outcome,
        owner=task.owner,
        due=task.due,
        goal=task.goal or (deliverable.goal if deliverable else None),
        fate=fate_kind(fate),
        reason=fate.carried or fate.dropped if fate else None,
        carried_before=carried_before,
    )
