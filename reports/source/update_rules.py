"""Updates → what each of them lacks, whatever stands in others: a part that must be there, ids of its own."""

from collections.abc import Iterator

from reports.model import Update
from reports.problems import Problem
from reports.source.assemble import carried
from reports.source.document import Path, dotted
from reports.source.shelf import Report, Shelf

_Fault = tuple[Path, str, str, str]


def update_problems(shelf: Shelf) -> Iterator[Problem]:
    """Yield what each update that can be read lacks."""
    for report in shelf.reports:
        if report.update is not None:
            faults = [*_no_work(report.update), *_repeated_ids(report.update)]
            yield from (_problem(fault, report, shelf.file(report.name)) for fault in faults)


def _no_work(update: Update) -> Iterator[_Fault]:
    results = any(result.value is not None or result.why for result in update.results.values())
    if not (update.planned or update.done or results or update.next):
        message = "the update tells of no work; at least one of `planned`, `done`, `results` and `next` is needed"
        yield (), "missing-key", message, "Add `done:` with a list of what was done, one a line after `- `."


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


def _problem(fault: _Fault, report: Report, file: str) -> Problem:
    path, code, message, hint = fault
    line, column = report.parsed.marks.place(path)
    return Problem(file, line, column, dotted(path), code, message, hint)
