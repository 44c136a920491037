"""The bytes of metrics/*.csv and hours/*.csv → series and time sheets, with every problem at its line. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date

from reports.model import HourEntry, MetricPoint, Series, TimeSheet
from reports.problems import Problem
from reports.source.csv_table import Cells, Column, Line, read_table

METRIC = (Column("date", Cells.DAY), Column("value", Cells.NUMBER), Column("note", Cells.TEXT, required=False))
HOURS = (
    Column("date", Cells.DAY),
    Column("person", Cells.ID),
    Column("task", Cells.TEXT),
    Column("hours", Cells.NUMBER),
    Column("line", Cells.ID, required=False),
)


def read_series(data: bytes, file: str) -> tuple[Series, tuple[Problem, ...]]:
    """Read `date,value[,note]`: one value a day at most, days in any order."""
    lines, problems = read_table(data, file, METRIC)
    points = [MetricPoint(line.day("date"), line.quantity("value"), line.text("note")) for line in lines]
    return Series(tuple(sorted(points, key=_day))), (*problems, *_repeated(lines, file))


def read_hours(data: bytes, file: str) -> tuple[TimeSheet, tuple[Problem, ...]]:
    """Read `date,person,task,hours[,line]`, entries as they stand."""
    lines, problems = read_table(data, file, HOURS)
    return TimeSheet(tuple(_entry(line) for line in lines)), (*problems, *_out_of_a_day(lines, file))


def _day(point: MetricPoint) -> date:
    return point.on


def _entry(line: Line) -> HourEntry:
    return HourEntry(
        on=line.day("date"),
        person=str(line.text("person")),
        task=str(line.text("task")),
        hours=line.quantity("hours"),
        line=line.text("line"),
        row=line.number,
    )


def _repeated(lines: Sequence[Line], file: str) -> Iterator[Problem]:
    first: dict[date, int] = {}
    for line in lines:
        day = line.day("date")
        if day in first:
            message = f"{day} stands here a second time; the first is on line {first[day]}"
            yield Problem(file, line.number, 1, "date", "duplicate-key", message, "Keep one value a day.")
        first.setdefault(day, line.number)


def _out_of_a_day(lines: Sequence[Line], file: str) -> Iterator[Problem]:
    for line in lines:
        if not 0 < line.quantity("hours") <= 24:  # noqa: PLR2004 -- hours of a day
            message = f"found `{line.quantity('hours')}`; allowed are hours of one day: more than 0, at most 24"
            yield Problem(file, line.number, 1, "hours", "out-of-range", message, "")
