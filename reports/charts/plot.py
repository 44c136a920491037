"""Days and values → places in a frame, with its grid and its labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import svg

from reports.charts.ink import DATA, GRID, PAPER, words_at
from reports.charts.lettering import length_of
from reports.charts.path import path_data
from reports.charts.placing import Place
from reports.charts.scale import Scale
from reports.charts.span import Span
from reports.words import Words

BOTTOM, LABEL, APART = 24, 12, 8
"""Room below the frame, size of letters and the least distance between two labels, px."""
CROWDED = 3
"""Below how many px a value the line is rounded to whole ones."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A frame inside a drawing of `width` and `height`; `labels` are those of the scale's lines."""

    width: float
    height: float
    left: float
    right: float
    top: float
    span: Span
    scale: Scale
    labels: tuple[str, ...]
    letters: float = LABEL

    @property
    def bottom(self) -> float:
        """Where the frame ends."""
        return self.height - BOTTOM

    def x(self, day: date) -> float:
        """Return a day's place across, that of the nearest edge for a day outside."""
        share = min(max(self.span.share(day), 0.0), 1.0)
        return round(self.left + (self.right - self.left) * share, 1)

    def y(self, value: Decimal) -> float:
        """Return a value's place from above."""
        return round(self.bottom - (self.bottom - self.top) * self.scale.share(value), 1)

    def place(self, day: date, value: Decimal) -> Place:
        """Return the place of a value on a day."""
        return Place(self.x(day), self.y(value))

    def places(self, course: Iterable[tuple[date, Decimal]]) -> list[Place]:
        """Return the places of many values, as `place` does of one."""
        first, days, left, wide = self.span.first, max(self.span.days, 1), self.left, self.right - self.left
        low, bottom, tall = self.scale.low, self.bottom, self.bottom - self.top
        whole = self.scale.high - low
        return [
            Place(
                round(left + wide * min(max((day - first).days / days, 0.0), 1.0), 1),
                round(bottom - tall * float((value - low) / whole), 1),
            )
            for day, value in course
        ]

    def grid(self, words: Words) -> list[svg.Element]:
        """Return a line for each step of the scale with its value, and the days below."""
        heights = [self.y(value) for value in self.scale.lines()]
        lines = "".join(path_data([(self.left, y), (self.right, y)]) for y in heights)
        values = [
            words_at(self.left - 6, y + 4, label, anchor="end", size=self.letters)
            for y, label in zip(heights, self.labels, strict=True)
            if label
        ]
        return [svg.Path(stroke=GRID, extra={"d": lines}), *values, *self._days(words)]

    def course(self, places: Sequence[Place], thick: float) -> svg.Path:
        """Return the line through the values, rounded to whole px where they crowd."""
        crowded = len(places) * CROWDED > self.right - self.left
        data = path_data(places, whole=crowded)
        return svg.Path(fill="none", stroke=DATA, stroke_width=thick, stroke_linejoin="round", extra={"d": data})

    def newest(self, place: Place) -> svg.Circle:
        """Return the mark of the newest value."""
        return svg.Circle(cx=place.x, cy=place.y, r=4.5, fill=DATA, stroke=PAPER, stroke_width=1.5)

    def _days(self, words: Words) -> list[svg.Element]:
        """Return the labels of the days, as many as stand beside each other."""
        drawn: list[svg.Element] = []
        free = 0.0
        for tick in self.span.ticks(words):
            x, long = self.x(tick.day), length_of(tick.label, self.letters)
            if tick.label and x >= free and x + long <= self.width:
                drawn.append(words_at(x, self.height - 6, tick.label, size=self.letters))
                free = x + long + APART
        return drawn


def room_for(labels: tuple[str, ...], letters: float = LABEL) -> float:
    """Return the room at the left that the scale's labels need."""
    return round(max(length_of(label, letters) for label in labels) + APART, 1)
