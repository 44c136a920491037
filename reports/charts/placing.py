"""Words, the places they may take, and the lines they must not hide → where each stands."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

import svg

from reports.charts.ink import words_at
from reports.charts.lettering import length_of

THICK = 2
"""How near words may come to a line before they hide it, px."""
BETTER = 2
"""How many px of line are hidden rather than to take the place that is next best."""


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
    """Words with the places they may take, the best first."""

    text: str
    fill: str
    spots: Sequence[Spot]


def placed(labels: Iterable[Label], lines: Iterable[Sequence[Place]], inside: Box, size: float) -> list[svg.Text]:
    """Return the words, each where it hides the least: of no other words, then of no line, inside at all costs."""
    drawn, words = list[svg.Text](), list[Box]()
    pieces = [piece for line in lines for piece in pairwise(line)]
    for label in labels:
        long = length_of(label.text, size, bold=True)
        boxes = [_box(spot, long, size) for spot in label.spots]
        costs = [
            rank * BETTER
            + sum([_within(start, end, box) for start, end in pieces])
            + 10**4 * sum(box.touches(other) for other in words)
            + 10**6 * (not box.within(inside))
            for rank, box in enumerate(boxes)
        ]
        rank = costs.index(min(costs))
        best = label.spots[rank]
        words.append(boxes[rank])
        drawn.append(words_at(best.x, best.y, label.text, fill=label.fill, anchor=best.anchor, size=size, bold=True))
    return drawn


def _box(spot: Spot, long: float, size: float) -> Box:
    left = spot.x - long if spot.anchor == "end" else spot.x
    return Box(left, spot.y - 0.8 * size, left + long, spot.y + 0.25 * size)


def _within(start: Place, end: Place, box: Box) -> float:
    """Return how much of a straight line lies in a box or at its edge, px."""
    left, right = min(start.x, end.x), max(start.x, end.x)
    if right < box.left - THICK or left > box.right + THICK:
        return 0
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
