"""Words, the places they may take, and the lines they must not hide → where each stands."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

import svg

from reports.charts.ink import QUIET, words_at
from reports.charts.lettering import length_of

THICK = 2
"""How near words may come to a line before they hide it, px."""
BETTER = 1
"""How many px of line are hidden rather than to take the place that is next best."""
NEAR, MARK = 14, 6
"""How far from its point a label is clear without a thread, and how far from the point threads begin, px."""


class Place(NamedTuple):
    """A point of a drawing, px from its left and its top."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a drawing, px."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Whether the two have a part in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, other: "Box") -> bool:
        """Whether all of it lies inside the other."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for words: their baseline begins, or ends, there."""

    x: float
    y: float
    anchor: Literal["start", "end"] = "start"


@dataclass(frozen=True, slots=True)
class Label:
    """Words with the places they may take, the best first, and the point that they are of."""

    text: str
    fill: str
    spots: Sequence[Spot]
    point: Place | None = None


def placed(
    labels: Iterable[Label], lines: Iterable[Sequence[Place]], others: Sequence[Box], inside: Box, size: float
) -> Iterator[svg.Element]:
    """Yield the words, each where it hides the least: of no others, then of no line, inside at all costs.

    Lines lead from left to right. Where words stand apart from their point, a thread leads there.
    """
    taken = [*others]
    pieces = [piece for line in lines for piece in pairwise(line)]
    for label in labels:
        spot, box = _best(label, taken, pieces, inside, size)
        taken.append(box)
        if label.point:
            yield from _thread(label.point, box)
        yield words_at(spot.x, spot.y, label.text, fill=label.fill, anchor=spot.anchor, size=size, bold=True)


def _best(
    label: Label, taken: list[Box], pieces: list[tuple[Place, Place]], inside: Box, size: float
) -> tuple[Spot, Box]:
    """Return the place that costs the least; none is looked at that cannot be better than one before it."""
    long = length_of(label.text, size, bold=True)
    best, least = label.spots[0], math.inf
    for rank, spot in enumerate(label.spots):
        if rank * BETTER >= least:
            break
        box = _box(spot, long, size)
        others = sum(box.touches(other) for other in taken)
        left, right = box.left - THICK, box.right + THICK
        hidden = sum([_within(start, end, box) for start, end in pieces if start.x <= right and end.x >= left])
        cost = rank * BETTER + hidden + 10**4 * others + 10**6 * (not box.within(inside))
        if cost < least:
            best, least = spot, cost
    return best, _box(best, long, size)


def _thread(point: Place, box: Box) -> Iterator[svg.Line]:
    """Yield a thread from words to a point that is not near."""
    end = Place(min(max(point.x, box.left), box.right), min(max(point.y, box.top), box.bottom))
    far = math.dist(point, end)
    if far > NEAR:
        share = MARK / far
        start = Place(point.x + (end.x - point.x) * share, point.y + (end.y - point.y) * share)
        (x1, y1), (x2, y2) = ((round(x, 1), round(y, 1)) for x, y in (start, end))
        yield svg.Line(x1=x1, y1=y1, x2=x2, y2=y2, stroke=QUIET, stroke_width=1)


def _box(spot: Spot, long: float, size: float) -> Box:
    left = spot.x - long if spot.anchor == "end" else spot.x
    return Box(left, spot.y - 0.8 * size, left + long, spot.y + 0.25 * size)


def _within(start: Place, end: Place, box: Box) -> float:
    """Return how much of a straight line lies in a box or at its edge, px."""
    enters, leaves = 0.0, 1.0
    for begin, way, low, high in (
        (start.x, end.x - start.x, box.left - THICK, box.right + THICK),
        (start.y, end.y - start.y, box.top - THICK, box.bottom + THICK),
    ):
        if not way:
            leaves = leaves if low < begin < high else 0
            continue
        near, far = sorted(((low - begin) / way, (high - begin) / way))
        enters, leaves = max(enters, near), min(leaves, far)
    return max(0, leaves - enters) * math.dist(start, end)
