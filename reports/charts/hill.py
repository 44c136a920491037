"""Deliverables on their way → a hill: figured out on the left, made on the right, each with where it was before."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import svg

from reports.charts.ink import DATA, GRID, INK, PAPER, QUIET, words_at
from reports.charts.lettering import length_of, spread
from reports.charts.path import path_data
from reports.charts.picture import sign, titled
from reports.charts.written import Drawn, written
from reports.figures.hill import END, TOP, OnHill
from reports.words import Words

SIDE, HEAD, HEIGHT = 14, 22, 104
"""Room at the sides and above the hill, and its height, px."""
SIZE, ROW, GAP = 12.5, 21, 15
"""Size of letters, height of a line of words, and the least distance of two marks, px."""
RADIUS = 5.5
_STEP = 8


@dataclass(frozen=True, slots=True)
class _Mark:
    """One deliverable on the drawing: its mark, and its words in a line of their own below the hill."""

    one: OnHill
    x: float
    left: float
    text: str


@dataclass(frozen=True, slots=True)
class _Ground:
    """The hill of one width."""

    width: int

    def x(self, place: float) -> float:
        return round(SIDE + (self.width - 2 * SIDE) * place / END, 1)

    def y(self, x: float) -> float:
        share = (x - SIDE) / (self.width - 2 * SIDE)
        return round(HEAD + HEIGHT * (1 + math.cos(2 * math.pi * share)) / 2, 1)

    def way(self, start: float, end: float) -> svg.Path:
        """Return the way along the hill, a step each few px, yet to be painted."""
        steps = max(2, round(abs(end - start) / _STEP))
        course = (start + (end - start) * step / steps for step in range(steps + 1))
        return svg.Path(fill="none", extra={"d": path_data((x, self.y(x)) for x in course)})


def hill(placed: Sequence[OnHill], words: Words, *, wide: bool) -> str:
    """Return the hill with title and description, for wide or for narrow places; "" with nothing to place.

    Both variants may stand on one page, once each: their ids differ. Every name has a line of its own below the hill,
    so that none overlaps another, however many stand in one place.
    """
    if not placed:
        return ""
    name, ground = ("wide", _Ground(620)) if wide else ("narrow", _Ground(330))
    marks = _marks(placed, ground)
    return titled(
        "hill",
        name,
        (ground.width, HEAD + HEIGHT + 10 + ROW * len(marks)),
        (words("chart.hill.title"), " ".join(_said(one, words) for one in placed)),
        [
            _land(ground, words("chart.hill.up"), words("chart.hill.down")),
            *(_lead(ground, mark, row) for row, mark in enumerate(marks)),
            *(piece for mark in marks for piece in _way(ground, mark)),
            *(_name(mark, row) for row, mark in enumerate(marks)),
        ],
    )


def hill_key(*, before: bool) -> str:
    """Return the mark that a key explains: where a thing is, or where it was."""
    return sign(14, 14, [_ring(0, 0) if before else _disc(0, 0)])


def _marks(placed: Sequence[OnHill], ground: _Ground) -> list[_Mark]:
    """Lay out the marks. Words go to the right of their mark; below them stand those that must go to its left.

    Nearest to the hill are the outer ones of the former and the inner ones of the latter: lines pass beside words.
    """
    ascending = sorted(placed, key=lambda one: one.place)
    places = spread([ground.x(one.place) for one in ascending], GAP, SIDE, ground.width - SIDE)
    rightwards: list[_Mark] = []
    leftwards: list[_Mark] = []
    for one, x in zip(ascending, places, strict=True):
        text, wide = _fitted(one.what, ground.width)
        fits = x - RADIUS + wide <= ground.width
        left = x - RADIUS if fits else max(0.0, x + RADIUS - wide)
        (rightwards if fits else leftwards).append(_Mark(one, round(x, 1), round(left, 1), text))
    return [*reversed(rightwards), *leftwards]


def _fitted(text: str, width: int) -> tuple[str, float]:
    """Return a name that fits on one line, and how long it is at most; the whole of it stands in the table."""
    shown = text
    while (long := length_of(shown, SIZE)) > width:
        text = text[:-1].rstrip()
        shown = f"{text}…"
    return shown, long


def _line(row: int) -> float:
    """Return the baseline of a line of words below the hill."""
    return HEAD + HEIGHT + 6 + ROW * (row + 0.75)


@cache
def _land(ground: _Ground, up: str, down: str) -> Drawn:
    """Return the hill itself with the names of its sides, the same in every version."""
    middle, bottom, right = ground.x(TOP), HEAD + HEIGHT, ground.width - SIDE
    pieces: list[svg.Element] = [
        svg.Line(x1=SIDE, x2=right, y1=bottom, y2=bottom, stroke=GRID),
        svg.Line(x1=middle, x2=middle, y1=HEAD, y2=bottom, stroke=GRID, stroke_dasharray=[3, 3]),
        replace(ground.way(SIDE, right), stroke=QUIET, stroke_width=1.5),
        words_at(0, 13, up, size=SIZE),
        words_at(ground.width, 13, down, anchor="end", size=SIZE),
    ]
    return Drawn(text="".join(map(written, pieces)))


def _way(ground: _Ground, mark: _Mark) -> Iterator[svg.Element]:
    """Yield where it is, and where it was, with the way between."""
    before = None if mark.one.before is None else ground.x(mark.one.before)
    if before is not None and abs(before - mark.x) > RADIUS:
        yield replace(ground.way(before, mark.x), stroke=DATA, stroke_width=3, stroke_linecap="round")
        yield _ring(before, ground.y(before))
    yield _disc(mark.x, ground.y(mark.x))


def _ring(x: float, y: float) -> svg.Circle:
    return svg.Circle(cx=x, cy=y, r=RADIUS - 1, fill=PAPER, stroke=DATA, stroke_width=2)


def _disc(x: float, y: float) -> svg.Circle:
    return svg.Circle(cx=x, cy=y, r=RADIUS, fill=DATA, stroke=PAPER, stroke_width=1.5)


def _lead(ground: _Ground, mark: _Mark, row: int) -> svg.Line:
    return svg.Line(x1=mark.x, x2=mark.x, y1=ground.y(mark.x), y2=round(_line(row) - 12, 1), stroke=QUIET)


def _name(mark: _Mark, row: int) -> svg.Text:
    # What leads to others may lie behind it.
    return words_at(mark.left, round(_line(row), 1), mark.text, fill=INK, size=SIZE, edge=5)


def _said(one: OnHill, words: Words) -> str:
    """Return a mark in words."""
    phase = words(f"hill.phase.{phase_of(one.place)}")
    said = words("chart.hill.words", what=one.what, phase=phase, place=one.place)
    moved = one.before is not None and one.before != one.place
    return f"{said} {words('chart.hill.before', place=one.before)}" if moved else said


def phase_of(place: int) -> str:
    """Return on which side of the hill a place lies: `up`, `top`, `down`, or `over` where it is handed over."""
    if place == END:
        return "over"
    return "up" if place < TOP else "top" if place == TOP else "down"
