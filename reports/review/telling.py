"""A review → its lines, in order and capped, whatever they are written in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.problems import Problem, Severity
from reports.review.excerpts import both, one_line
from reports.review.review import Line, Review, Reviewed, Section

DASH = " \N{EN DASH} "
NOTHING = "Nothing changes for any client."
_MOST, _LONG = 20, 400


@dataclass(frozen=True, slots=True)
class Heading:
    """What a group of lines is about: whose, what, and what follows."""

    whose: str
    what: str
    note: str


@dataclass(frozen=True, slots=True)
class Found:
    """A problem that the change brings."""

    weight: str
    message: str
    place: str
    hint: str


@dataclass(frozen=True, slots=True)
class More:
    """How many are left out, and of what."""

    number: int
    what: str


Said = Heading | Line | Found | More
"""All that a review says, piece by piece."""


def said(review: Review) -> Iterator[Said]:
    """Yield a review piece by piece: for each client what it brings that is wrong, then what changes."""
    for one in review.reviewed[:_MOST]:
        yield from _reviewed(one)
    yield from _left_out(review.reviewed, "clients")


def _reviewed(one: Reviewed) -> Iterator[Said]:
    if one.problems:
        by_weight = sorted(one.problems, key=lambda problem: (problem.severity is not Severity.ERROR, problem))
        yield Heading(one_line(one.name), "What this change brings that is not right", "")
        yield from map(_found, by_weight[:_MOST])
        yield from _left_out(by_weight, "findings")
    for section in one.sections[:_MOST]:
        yield from _section(one, section)
    yield from _left_out(one.sections, "parts")


def _section(one: Reviewed, section: Section) -> Iterator[Said]:
    yield Heading(one_line(one.name), one_line(section.title), one_line(section.note, _LONG))
    yield from map(_shortened, section.lines[:_MOST])
    yield from _left_out(section.lines, "lines")


def _shortened(line: Line) -> Line:
    return Line(one_line(line.subject), *both(line.old, line.new), one_line(line.note, _LONG))


def _found(problem: Problem) -> Found:
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    path = f"{problem.path}: " if problem.path else ""
    weight = "Blocked" if problem.severity is Severity.ERROR else "Warning"
    message = f"{one_line(path + problem.message, _LONG)} ({problem.code})"
    return Found(weight, message, one_line(place, _LONG), one_line(problem.hint, _LONG))


def _left_out(things: Sequence[object], what: str) -> Iterator[More]:
    if len(things) > _MOST:
        yield More(len(things) - _MOST, what)
