"""Roles → paint and lettering: colours are variables of the page, so that one picture fits every scheme and palette."""

from html import escape
from typing import Literal

import svg

Anchor = Literal["start", "middle", "end"]

INK = "var(--md-default-fg-color)"
QUIET = "var(--md-default-fg-color--light)"
PAPER = "var(--md-default-bg-color)"
GRID = "var(--ab-grid)"
DATA = "var(--ab-data)"

SMALL = ".625rem"
ALL = svg.Length(100, "%")
"""Size of words in pictures that do not scale."""


def line_of(tone: str) -> str:
    """Return the paint of the marks and edges of a tone: `ok`, `warn`, `bad`, `still` or `you`."""
    return f"var(--ab-{tone}-line)"


def words_at(  # noqa: PLR0913 -- the place and the look of a piece of text
    x: float | svg.Length,
    y: float,
    text: str,
    *,
    fill: str = QUIET,
    anchor: Anchor = "start",
    size: float | str = SMALL,
    bold: bool = False,
    shift: float | None = None,
    edge: float | None = None,
) -> svg.Text:
    """Return text with its baseline at `y`, moved sideways by `shift` px; markup in it is escaped.

    An `edge` of paper, so many px, cuts it out of what lies behind it.
    """
    return svg.Text(
        x=x,
        y=y,
        dx=shift,
        text=escape(text, quote=False),
        fill=fill,
        text_anchor=anchor,
        font_weight="bold" if bold else None,
        stroke=PAPER if edge else None,
        stroke_width=edge,
        paint_order="stroke" if edge else None,
        extra={"font-size": str(size)},
    )
