"""hours/2026-11.csv: time that was worked, entry by entry."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class HourEntry:
    """Hours that a person of the agency worked on a day; `task` in words or by its id, `line` of the budget.

    `row` is where the entry starts in its file, from 1.
    """

    on: date
    person: str
    task: str
    hours: Decimal
    line: str | None = None
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class TimeSheet:
    """The entries of one file, in the order in which they stand."""

    entries: tuple[HourEntry, ...]
