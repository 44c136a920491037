"""The bytes of a CSV file and the columns it should have → rows of plain values, or problems with their line.

Comma-separated, in UTF-8, with the columns' names on the first line (RFC 4180): what an importer writes, and what a
person can write by hand. Days are ISO days, numbers have a decimal point.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from reports.model.values import ID
from reports.problems import Problem
from reports.source.convert import YEARS
from reports.source.rewrite import better
from reports.source.task_ids import slug
from reports.source.text import read_text
from reports.source.wording import did_you_mean, listed, ticked

_ID = re.compile(ID)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
_MOST_PROBLEMS = 20

Cell = date | Decimal | str


class Cells(Enum):
    """What stands in a column."""

    DAY = auto()
    NUMBER = auto()
    ID = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what stands in it, and whether every line has something there."""

    name: str
    cells: Cells
    required: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one line by column, empty ones left out; `number` is where it starts in the file, from 1."""

    number: int
    cells: Mapping[str, Cell]

    def day(self, column: str) -> date:
        """Return the day in a column of days that every line has."""
        cell = self.cells[column]
        if not isinstance(cell, date):
            raise TypeError(column)
        return cell

    def quantity(self, column: str) -> Decimal:
        """Return the number in a column of numbers that every line has."""
        cell = self.cells[column]
        if not isinstance(cell, Decimal):
            raise TypeError(column)
        return cell

    def text(self, column: str) -> str | None:
        """Return the text in a column, None where the cell is empty or there is no such column."""
        cell = self.cells.get(column)
        return None if cell is None else str(cell)


_ALLOWED = {
    Cells.DAY: "a day such as 2026-11-27",
    Cells.NUMBER: "a number such as 1400 or 33.10",
    Cells.ID: "an id: lower case letters, digits and hyphens, at most 63",
    Cells.TEXT: "text",
}


def read_table(data: bytes, file: str, columns: tuple[Column, ...]) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """Return the lines of a table and what is wrong with it; lines that cannot be read are left out."""
    text, problems = read_text(data, file)
    if problems:
        return (), problems
    table = _Table(file, columns)
    lines = tuple(table.lines(text))
    return lines, tuple(table.problems[:_MOST_PROBLEMS])


class _Table:
    """Reads one file, and notes what is wrong."""

    def __init__(self, file: str, columns: tuple[Column, ...]) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._columns = columns

    def lines(self, text: str) -> Iterator[Line]:
        rows = csv.reader((f"{line}\n" for line in text.split("\n")), strict=True)
        order: tuple[Column, ...] = ()
        begins = 1
        try:
            for cells in rows:
                number, begins = begins, rows.line_num + 1
                if order and cells:
                    yield from self._line(number, [cell.strip() for cell in cells], order)
                elif cells:
                    order = self._header([cell.strip() for cell in cells])
                    if not order:
                        return
        except csv.Error:
            self._note(begins, "", "bad-csv", "the quotes that open here are not closed, or text follows them", _QUOTES)
        if not order and not self.problems:
            self._note(1, "", "missing-key", "the file is empty", f"Its first line is {self._names}.")

    @property
    def _names(self) -> str:
        return ticked(",".join(column.name for column in self._columns))

    def _header(self, cells: list[str]) -> tuple[Column, ...]:
        """Return the columns in the order of the file; nothing where they are not ours."""
        if len(cells) == 1 and (mark := next((mark for mark in _OTHER_MARKS if mark in cells[0]), None)):
            said = "semicolons" if mark == ";" else "tabs"
            self._note(1, "", "bad-csv", f"the columns are kept apart by {said}; commas are read", _COMMAS)
            return ()
        known = {column.name: column for column in self._columns}
        for place, cell in enumerate(cells):
            if len(self.problems) == _MOST_PROBLEMS:
                break
            if cell not in known:
                hint = did_you_mean(cell, known) or f"The first line names the columns: {self._names}."
                self._note(1, "", "unknown-key", f"{ticked(cell)} is no column here; allowed are {listed(known)}", hint)
            elif cell in cells[:place]:
                self._note(1, "", "duplicate-key", f"the column {ticked(cell)} stands here twice", "Keep one of them.")
        for column in self._columns:
            if column.required and column.name not in cells and not self.problems:
                message = f"the column {ticked(column.name)} is missing"
                self._note(1, "", "missing-key", message, f"The first line names the columns: {self._names}.")
        return () if self.problems else tuple(known[cell] for cell in cells)

    def _line(self, number: int, cells: list[str], order: tuple[Column, ...]) -> Iterator[Line]:
        if not any(cells):
            return
        if len(cells) != len(order):
            message = f"the line has {len(cells)} cells, and there are {len(order)} columns"
            self._note(number, "", "bad-csv", message, _COMMA_INSIDE)
            return
        row = {column.name: self._cell(number, column, cell) for column, cell in zip(order, cells, strict=True)}
        if all(cell is not None or not column.required for column, cell in zip(order, row.values(), strict=True)):
            yield Line(number, {name: cell for name, cell in row.items() if cell is not None})

    def _cell(self, number: int, column: Column, text: str) -> Cell | None:
        if not text:
            if column.required:
                message = f"found nothing; allowed is {_ALLOWED[column.cells]}"
                self._note(number, column.name, "empty-value", message, "")
            return None
        read = {Cells.DAY: self._day, Cells.NUMBER: self._number, Cells.ID: self._id}.get(column.cells)
        return read(number, column, text) if read else text

    def _day(self, number: int, column: Column, text: str) -> date | None:
        if not _DAY.fullmatch(text):
            hint = better("bad-date", text) or "Write year, month and day with hyphens between."
            self._mismatch(number, column, text, "bad-date", hint)
            return None
        try:
            day = date.fromisoformat(text)
        except ValueError:
            self._mismatch(number, column, text, "bad-date", "The calendar has no such day.")
            return None
        if day.year in YEARS:
            return day
        hint = f"Years from {YEARS[0]} to {YEARS[-1]} are read: is it mistyped?"
        self._mismatch(number, column, text, "bad-date", hint)
        return None

    def _number(self, number: int, column: Column, text: str) -> Decimal | None:
        if _NUMBER.fullmatch(text):
            return Decimal(text)
        hint = better("bad-number", text) or _DIGITS
        self._mismatch(number, column, text, "bad-number", hint)
        return None

    def _id(self, number: int, column: Column, text: str) -> str | None:
        if _ID.fullmatch(text):
            return text
        self._mismatch(number, column, text, "bad-id", f"Write `{slug(text)}`." if slug(text) else "")
        return None

    def _mismatch(self, number: int, column: Column, text: str, code: str, hint: str) -> None:
        self._note(number, column.name, code, f"found {ticked(text)}; allowed is {_ALLOWED[column.cells]}", hint)

    def _note(self, number: int, path: str, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self._file, number, 1, path, code, message, hint))


_COMMA_INSIDE = "Put a text that holds a comma in double quotes; in a number write a point."
_DIGITS = "Write digits and a decimal point, without spaces, thousands marks or a unit."
_OTHER_MARKS = (";", "\t")
_COMMAS = (
    "Save it anew as CSV in UTF-8 with commas, or put a comma in place of each. "
    "A number has a decimal point then, as 33.10, and a day is 2026-11-27."
)
_QUOTES = 'Put the whole text in double quotes, and write `""` for a quote inside it.'
