"""Words in a picture → the room that they take, and places where none covers another."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from reports.charts.ink import letters

LETTER = 0.57
"""The mean width of a Latin letter, in parts of its size."""


def width_of(text: str, size: float) -> float:
    """Return about how wide a line of words is, never less than it is in a usual system font."""
    return size * LETTER * letters(text)


def length_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how long a line of words is at most: never less than in the widest of the fonts that systems bring."""
    narrow = 0.69 if bold else 0.64
    return size * sum(1 if east_asian_width(letter) in "WF" else narrow for letter in text)


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places as near as can be to the wanted ones, in their order, `gap` apart, between `low` and `high`.

    `wanted` ascends. Where there is no room for all they stand closer, at equal distances.
    """
    if not wanted:
        return []
    gap = min(gap, (high - low) / max(len(wanted) - 1, 1))
    # Less its own place in the row, each may stand where the others do: what is left is to make the wanted ones ascend.
    free = _ascending([place - gap * rank for rank, place in enumerate(wanted)])
    last = high - gap * (len(wanted) - 1)
    return [min(max(place, low), last) + gap * rank for rank, place in enumerate(free)]


def _ascending(places: Sequence[float]) -> list[float]:
    """Return the nearest places that ascend, by least squares: of two in each other's way both move."""
    groups: list[tuple[float, int]] = []
    for place in places:
        total, count = place, 1
        while groups and groups[-1][0] * count > total * groups[-1][1]:
            before, members = groups.pop()
            total, count = total + before, count + members
        groups.append((total, count))
    return [total / count for total, count in groups for _ in range(count)]
