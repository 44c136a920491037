"""An agreement → milestones that wait in a ring, dates in the wrong order, and private ones that are none."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from graphlib import CycleError, TopologicalSorter

from reports.model import Agreement
from reports.problems import Problem, Severity
from reports.source.shelf import Shelf
from reports.source.wording import listed

_NAME = "agreement.yml"
_TARGET = re.compile(r"milestones\.[^.]+\.private\.target")


def agreement_problems(shelf: Shelf) -> Iterator[Problem]:
    """Yield what cannot be in an agreement that can be read."""
    agreement = shelf.agreement
    if agreement is None:
        return
    marks = shelf.parsed[_NAME].marks
    ring = _ring(agreement)
    if ring:
        line, column = marks.place(("milestones", ring[0], "after"))
        message = f"the milestones {listed(ring)} wait for each other"
        path = f"milestones.{ring[0]}.after"
        yield Problem(shelf.file(_NAME), line, column, path, "ring", message, "Take one out of `after:`.")
        return
    if agreement.effective and agreement.ends and agreement.ends < agreement.effective:
        line, column = marks.place(("ends",))
        message = f"the agreement ends on {agreement.ends}, before it begins on {agreement.effective}"
        yield Problem(shelf.file(_NAME), line, column, "ends", "bad-date", message, "Correct one of the two days.")
    yield from _own_dates(shelf)


def _own_dates(shelf: Shelf) -> Iterator[Problem]:
    """Yield the private targets of milestones that are no day: `overview` shows them beside the promised ones."""
    parsed = shelf.parsed[_NAME]
    for value in parsed.private.values:
        if _TARGET.fullmatch(value.path) and not _is_day(value.value):
            line, column = parsed.marks.place(tuple(value.path.split(".")))
            message, hint = "the team's own date is no day", "Write it as 2026-11-20; `aboveboard overview` shows it."
            place = (shelf.file(_NAME), line, column, value.path)
            yield Problem(*place, "bad-date", message, hint, Severity.WARNING)


def _is_day(text: str) -> bool:
    with suppress(ValueError):
        return bool(date.fromisoformat(text))
    return False


def _ring(agreement: Agreement) -> tuple[str, ...]:
    """Return milestones on a way from one back to itself, from the first in the file; empty where there is none."""
    try:
        TopologicalSorter({name: milestone.after for name, milestone in agreement.milestones.items()}).prepare()
    except CycleError as error:
        way = error.args[1][:0:-1]
        first = way.index(next(name for name in agreement.milestones if name in way))
        return (*way[first:], *way[:first])
    return ()
