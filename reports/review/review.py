"""What a change of files means for clients, as values: for each the most serious first."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from reports.problems import Problem, Severity


class Part(IntEnum):
    """What a section speaks of, the most serious first."""

    AGREEMENT = 0
    REQUESTS = 1
    ACCEPTANCES = 2
    ACCESS = 3
    PEOPLE = 4
    UPDATES = 5
    RECORDS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changes, by its name; `old` and `new` are "" where there was or is nothing to show."""

    subject: str
    old: str = ""
    new: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What changes in one part of a client's record: a title, what follows from it, and line by line."""

    part: Part
    title: str
    note: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What changes for one client, or for the agency itself (then `id` is ""); `problems` are those it brings."""

    id: str
    name: str
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def is_blocked(self) -> bool:
        """Whether the change brings an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def weight(self) -> tuple[bool, int, str]:
        """What to sort by: errors, then the most serious part, then the id."""
        return not self.is_blocked, min((section.part for section in self.sections), default=len(Part)), self.id


@dataclass(frozen=True, slots=True)
class Review:
    """What changes between two commits, the most serious first; `head` is None for the working copy."""

    base: str
    head: str | None
    reviewed: tuple[Reviewed, ...]

    @property
    def is_blocked(self) -> bool:
        """Whether the change brings an error."""
        return any(one.is_blocked for one in self.reviewed)


def review_of(base: str, head: str | None, reviewed: Sequence[Reviewed]) -> Review:
    """Return a review of all that has something to say, sorted."""
    told = [one for one in reviewed if one.sections or one.problems]
    return Review(base, head, tuple(sorted(told, key=lambda one: one.weight)))
