"""Roles → paint and lettering: colours are variables of the page, so that one picture fits every scheme and palette."""

from html import escape
from typing import ClassVar, Literal
from unicodedata import east_asian_width

import svg

INK = "var(--md-default-fg-color)"
QUIET = "var(--md-default-fg-color--light)"
PAPER = "var(--md-default-bg-color)"
GRID = "var(--ab-grid)"
DATA = "var(--ab-data)"

SMALL = ".625rem"
ALL = svg.Length(100, "%")
"""Size of words in pictures that do not scale."""

_FULL_WIDTH = 1.85
"""How many Latin letters of a sans-serif a letter takes that is as wide as it is high, as those of Japanese are."""


def line_of(tone: str) -> str:
    """Return the paint of the marks and edges of a tone: `ok`, `warn`, `bad`, `still` or `you`."""
    return f"var(--ab-{tone}-line)"


def letters(text: str) -> float:
    """Return how long a text is, in Latin letters: those of Japanese and Korean count nearly twice."""
    return sum(_FULL_WIDTH if east_asian_width(letter) in "WF" else 1 for letter in text)


class Drawn(svg.Element):
    """A piece that was drawn before, to be used again."""

    element_name: ClassVar[str] = "drawn"

    def as_str(self) -> str:
        """Return the piece as it is."""
        return self.text or ""


def words_at(  # noqa: PLR0913 -- the place and the look of a piece of text
    x: float | svg.Length,
    y: float,
    text: str,
    *,
    fill: str = QUIET,
    anchor: Literal["start", "end"] = "start",
    size: float | str = SMALL,
    bold: bool = False,
    shift: float | None = None,
) -> svg.Text:
    """Return text with its baseline at `y`, moved sideways by `shift` px; markup in it is escaped."""
    return svg.Text(
        x=x,
        y=y,
        dx=shift,
        text=escape(text, quote=False),
        fill=fill,
        text_anchor=anchor,
        font_weight="bold" if bold else None,
        extra={"font-size": str(size)},
    )


def strip(height: int, elements: list[svg.Element]) -> str:
    """Return a picture as wide as its place, hidden from screen readers: the words stand beside it."""
    return svg.SVG(
        xmlns=None,
        width=ALL,
        height=height,
        overflow="visible",
        class_=["ab-svg"],
        extra={"aria-hidden": "true"},
        elements=elements,
    ).as_str()


def drawing(width: float, height: float, elements: list[svg.Element]) -> str:
    """Return a picture that scales as a whole, hidden from screen readers: the words stand beside it."""
    return svg.SVG(
        xmlns=None,
        viewBox=svg.ViewBoxSpec(0, 0, width, height),
        width=width,
        height=height,
        class_=["ab-svg"],
        extra={"aria-hidden": "true"},
        elements=elements,
    ).as_str()
