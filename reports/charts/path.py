"""Places on a drawing → the data of a path, as short as one decimal allows."""

from collections.abc import Iterable
from functools import lru_cache


def path_data(places: Iterable[tuple[float, float]], *, whole: bool = False) -> str:
    """Return a line through the places: the first as it is, then the way from each to the next, `M5 6l7.5-.3`.

    Ways are taken between rounded places, so that no error adds up over hundreds of them. `whole` rounds to whole
    pixels, which is enough where places crowd.
    """
    size = 10 if whole else 1
    tenths = [(size * round(10 * x / size), size * round(10 * y / size)) for x, y in places]
    if not tenths:
        return ""
    (left, top), *others = tenths
    start = f"M{_joined([left, top])}"
    if not others:
        return start
    ways = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in zip(tenths, others, strict=False)]
    return f"{start}l{_joined([way for both in ways for way in both])}"


def _joined(tenths: list[int]) -> str:
    """Write numbers behind each other, with a space only where they would run together."""
    written = ""
    dotted = False
    for number in map(_number, tenths):
        glued = not written or number[0] == "-" or (number[0] == "." and dotted)
        written += number if glued else f" {number}"
        dotted = "." in number
    return written


@lru_cache(maxsize=4096)
def _number(tenths: int) -> str:
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    if not rest:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{rest}"
