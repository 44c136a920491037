"""Words in a picture → the room that they take, and places where none covers another."""

from collections.abc import Sequence
from unicodedata import east_asian_width

_LETTER, _BOLD, _FULL = 0.64, 0.69, 1.0
"""How wide a Latin letter, a bold one, and one as wide as it is high is, in parts of its size."""


def length_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how long a line of words is at most: never less than in the widest of the fonts that systems bring."""
    letter = _BOLD if bold else _LETTER
    if text.isascii():
        return size * letter * len(text)
    return size * sum([_FULL if east_asian_width(one) in "WF" else letter for one in text])


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
