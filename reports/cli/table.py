"""Rows of short texts → aligned lines for a terminal, each letter as wide as it is shown."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, and the colour that repeats on a terminal what it says."""

    text: str
    colour: str | None = None


def table(rows: Iterable[Sequence[Cell | str]], first: int | None = None) -> list[str]:
    """Return a line a row, its cells below each other; the first cell is cut to `first` columns.

    Colours are only for terminals: `click.echo` takes them out elsewhere.
    """
    cells = [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in rows]
    if first:
        cells = [[_cut(row[0], first), *row[1:]] for row in cells]
    widths = [max(columns(row[place].text) for row in cells) for place in range(len(cells[0]))] if cells else []
    return [_GAP.join(map(_padded, row, widths)).rstrip() for row in cells]


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide letters take two, combining marks none."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _cut(cell: Cell, widest: int) -> Cell:
    if columns(cell.text) <= widest:
        return cell
    text = cell.text
    while columns(text) >= widest:
        text = text[:-1]
    return Cell(f"{text.rstrip()}…", cell.colour)


def _padded(cell: Cell, width: int) -> str:
    text = click.style(cell.text, fg=cell.colour) if cell.colour and cell.text else cell.text
    return text + " " * (width - columns(cell.text))
