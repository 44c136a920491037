"""A difference found between two wordings of the terms, apart from how it is said."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What happened to a term."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


Value = str | int | bool | Decimal | date | tuple["Value", ...] | None
"""A term's value. Of a whole thing that was added or removed it is what tells most: a due date, an amount, the text."""


@dataclass(frozen=True, slots=True)
class Change:
    """One term that differs. `path` as ("milestones", "beta", "due"); `item` names the thing in the agency's own words
    (its newest name), "" for terms of the agreement itself. `old` or `new` is None where there was or is nothing.
    `currency` is set where the values are money, `unit` where a whole goal came or went: what it counts.
    """  # noqa: D205 -- the fields are told in one breath

    kind: Kind
    path: tuple[str, ...]
    item: str
    old: Value
    new: Value
    currency: str | None = None
    unit: str | None = None
