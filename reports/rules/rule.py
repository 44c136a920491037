"""What a rule is: a code, what it weighs, what it finds and why that matters, and a function over a view."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from reports.rules.view import AgencyView, View
from reports.source import Path

Weight = Literal["off", "warning", "error"]
"""What agency.yml may say of a rule."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found in a file of the client, or in agency.yml: at a path's value or, with `key`, its key."""

    name: str
    path: Path
    message: str
    hint: str
    key: bool = False


def nothing(_: View | AgencyView) -> Iterator[Finding]:
    """Find nothing."""
    yield from ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of good reporting.

    `finds` says what it finds, as a noun; `reason` why that matters, in a sentence; `weight` is what it weighs where
    agency.yml does not say. `find` looks at one client, `find_in_agency` at all of them together.
    """

    code: str
    weight: Weight
    finds: str
    reason: str
    find: Callable[[View], Iterator[Finding]] = nothing
    find_in_agency: Callable[[AgencyView], Iterator[Finding]] = nothing
