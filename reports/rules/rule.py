"""What a rule is: a code, what it weighs, what it finds and why that matters, and a function over a view."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from reports.rules.view import View
from reports.source import Path

Weight = Literal["off", "warning", "error"]
"""What agency.yml may say of a rule."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in a file of the client's folder, at the value of a path or, with `key`, at its key."""

    name: str
    path: Path
    message: str
    hint: str
    key: bool = False


Find = Callable[[View], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of good reporting.

    `finds` says what it finds, as a noun; `reason` why that matters, in a sentence; `weight` is what it weighs where
    agency.yml does not say.
    """

    code: str
    weight: Weight
    finds: str
    reason: str
    find: Find
