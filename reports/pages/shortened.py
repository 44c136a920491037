"""A text of any length → as much of it as a sheet of paper has room for."""

from itertools import accumulate
from typing import overload
from unicodedata import east_asian_width

from markupsafe import Markup, escape

_MORE = "…"


@overload
def shortened(text: Markup, most: int) -> Markup: ...
@overload
def shortened(text: str, most: int) -> str: ...
def shortened(text: str, most: int) -> str:
    """Return a text whose letters take no more room than `most` Latin ones, cut between two words where it is longer.

    HTML that is cut loses its tags.
    """
    words = text.striptags() if isinstance(text, Markup) else text
    if width(words) <= most:
        return text
    end = sum(taken < most for taken in accumulate(map(_width, words)))
    cut = words[:end]
    space = cut.rfind(" ", end * 2 // 3)
    kept = f"{(cut[:space] if space > 0 else cut).rstrip(' ,;:.-')}{_MORE}"
    return escape(kept) if isinstance(text, Markup) else kept


def width(text: str) -> int:
    """Return the room that a text takes, in letters: Chinese, Japanese and Korean ones count two."""
    return sum(map(_width, text))


def _width(letter: str) -> int:
    return 2 if east_asian_width(letter) in "WF" else 1
