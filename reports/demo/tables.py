"""What a week of a story measured and worked → metrics/*.csv and hours/*.csv, which grow from update to update.

A story says a value as `day | value | note`, work as `day | who | task | hours | line`.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from reports.demo.terms import Part
from reports.source.tables import HOURS, METRIC

_Row = tuple[str, ...]


@dataclass(slots=True)
class Tables:
    """The lines of each table by the name of its file, as they stand."""

    rows: dict[str, list[_Row]] = field(default_factory=dict)

    def enter(self, raw: Mapping[str, Any], part: Part) -> dict[str, bytes]:
        """Enter what a week brought, and return the tables that became longer."""
        new = [*_values(raw, part), *_work(raw, part)]
        for name, row in new:
            self.rows.setdefault(name, []).append(row)
        return {name: _table(name, self.rows[name]) for name in sorted({name for name, _ in new})}


def newest_values(raw: Mapping[str, Any], part: Part) -> dict[str, Decimal]:
    """Return the newest value that a week brought of each goal with a table of its own."""
    return {name.removeprefix("metrics/").removesuffix(".csv"): Decimal(row[1]) for name, row in _values(raw, part)}


def _values(raw: Mapping[str, Any], part: Part) -> Iterator[tuple[str, _Row]]:
    for goal, lines in raw.get("measured", {}).items():
        for line in lines:
            day, value, *note = _cells(line)
            told = part.told(Decimal(value), ("results", goal, "value"))
            notes = (str(part.voice.text(text)) for text in note or [""])
            yield f"metrics/{part.name(goal)}.csv", (part.voice.days.day(day).isoformat(), str(told), *notes)


def _work(raw: Mapping[str, Any], part: Part) -> Iterator[tuple[str, _Row]]:
    """Yield lines of time sheets; each month has its own."""
    for line in raw.get("worked", ()):
        said, who, task, hours, paid = _cells(line)
        day = part.voice.days.day(said)
        row = (day.isoformat(), part.cast.team[who], str(part.voice.text(task)), hours, part.name(paid))
        yield f"hours/{day:%Y-%m}.csv", row


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _table(name: str, rows: Iterable[_Row]) -> bytes:
    columns = METRIC if name.startswith("metrics/") else HOURS
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([[column.name for column in columns], *rows])
    return written.getvalue().encode()
