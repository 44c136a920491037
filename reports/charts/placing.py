"""Words, the places they may take, and the lines they must not hide → where each stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

import svg

from reports.charts.ink import words_at
from reports.charts.lettering import length_of


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


def placed(labels: Iterable[Label], lines: Iterable[Box], inside: Box, size: float) -> list[svg.Text]:
    """Return the words, each where it hides the least: of no other words, then of no line, inside at all costs."""
    drawn, words, known = list[svg.Text](), list[Box](), list(lines)
    for label in labels:

        def cost(spot: Spot, text: str = label.text) -> int:
            box = _box(spot, text, size)
            hidden = sum(box.touches(line) for line in known)
            return hidden + 1000 * sum(box.touches(other) for other in words) + 10**6 * (not box.within(inside))

        best = min(label.spots, key=cost)
        words.append(_box(best, label.text, size))
        drawn.append(words_at(best.x, best.y, label.text, fill=label.fill, anchor=best.anchor, size=size, bold=True))
    return drawn


def along(points: Sequence[Place], thick: float = 2) -> list[Box]:
    """Return boxes that cover a line through some points, closely enough."""
    boxes = []
    for (x1, y1), (x2, y2) in pairwise(points):
        pieces = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) // 4))
        for piece in range(pieces + 1):
            x, y = x1 + (x2 - x1) * piece / pieces, y1 + (y2 - y1) * piece / pieces
            boxes.append(Box(x - thick, y - thick, x + thick, y + thick))
    return boxes


def _box(spot: Spot, text: str, size: float) -> Box:
    long = length_of(text, size, bold=True)
    left = spot.x - long if spot.anchor == "end" else spot.x
    return Box(left, spot.y - 0.8 * size, left + long, spot.y + 0.25 * size)
