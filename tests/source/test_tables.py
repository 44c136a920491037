"""metrics/*.csv and hours/*.csv: rows as values, and every fault at its line."""

from datetime import date
from decimal import Decimal

import pytest

from reports.model import HourEntry, MetricPoint
from reports.source.tables import read_hours, read_series


def test_a_series_is_sorted_by_day_whatever_the_order_of_its_lines_and_columns() -> None:
    series, problems = read_series(
        b'\xef\xbb\xbfnote,value,date\r\n,2,2026-11-02\r\n"a, b",1.50,2026-11-01\r\n\r\n', "m"
    )
    assert problems == ()
    assert series.points == (
        MetricPoint(date(2026, 11, 1), Decimal("1.50"), "a, b"),
        MetricPoint(date(2026, 11, 2), Decimal(2)),
    )


def test_hours_stand_as_they_were_entered() -> None:
    sheet, problems = read_hours(b"date,person,task,hours,line\n2026-11-02,ada,=HYPERLINK(1),2.5,build\n", "h")
    assert problems == ()
    assert sheet.entries == (HourEntry(date(2026, 11, 2), "ada", "=HYPERLINK(1)", Decimal("2.5"), "build"),)
    assert sheet.entries[0].row == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "m:1:1: missing-key: the file is empty"),
        ("day,value", "m:1:1: unknown-key: `day` is no column here; allowed are `date`, `value`, `note`"),
        ("date,note", "m:1:1: missing-key: the column `value` is missing"),
        ("date,value,date", "m:1:1: duplicate-key: the column `date` stands here twice"),
        ("date,value\n2026-11-01", "m:2:1: bad-csv: the line has 1 cells, and there are 2 columns"),
        ('date,value\n2026-11-01,"1', "m:2:1: bad-csv: the quotes that open here are not closed, or text follows them"),
        ("date;value\n02.11.2026;40,5", "m:1:1: bad-csv: the columns are kept apart by semicolons; commas are read"),
        ("date\tvalue\n", "m:1:1: bad-csv: the columns are kept apart by tabs; commas are read"),
        ("date,value\n2026-11-31,1", "m:2:1: bad-date: date: found `2026-11-31`; allowed is a day such as 2026-11-27"),
        ("date,value\n1,1", "m:2:1: bad-date: date: found `1`; allowed is a day such as 2026-11-27"),
        (
            "date,value\n2026-11-01,1e5",
            "m:2:1: bad-number: value: found `1e5`; allowed is a number such as 1400 or 33.10",
        ),
        (
            "date,value\n2026-11-01,",
            "m:2:1: empty-value: value: found nothing; allowed is a number such as 1400 or 33.10",
        ),
        (
            "date,value\n2026-11-01,1\n2026-11-01,2",
            "m:3:1: duplicate-key: date: 2026-11-01 stands here a second time; the first is on line 2",
        ),
    ],
)
def test_what_is_wrong_with_a_series(text: str, said: str) -> None:
    _, problems = read_series(text.encode(), "m")
    assert [str(problem).splitlines()[0] for problem in problems] == [said]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("2026-11-31,1", "The calendar has no such day."),
        ("09.11.2026,1", "Write `2026-11-09`."),
        ("2062-11-01,1", ""),
        ("1062-11-01,1", "Years from 1900 to 2199 are read: is it mistyped?"),
        ('2026-11-01,"40,5"', "Write `40.5`."),
        ("2026-11-01,12%", "Write `12`."),
        ("2026-11-01,many", "Write digits and a decimal point, without spaces, thousands marks or a unit."),
        ("2026-11-01,40,5", "Put a text that holds a comma in double quotes; in a number write a point."),
    ],
)
def test_what_to_write_instead(line: str, hint: str) -> None:
    _, problems = read_series(f"date,value\n{line}".encode(), "m")
    assert [problem.hint for problem in problems] == [hint] * bool(hint)


@pytest.mark.parametrize("hours", ["0", "-1", "24.5"])
def test_a_day_has_24_hours(hours: str) -> None:
    _, problems = read_hours(f"date,person,task,hours\n2026-11-02,ada,x,{hours}\n".encode(), "h")
    assert [(problem.line, problem.code) for problem in problems] == [(2, "out-of-range")]


def test_a_note_over_two_lines_keeps_them() -> None:
    series, _ = read_series(b'date,value,note\r\n2026-11-01,1,"a\r\nb"\r\n', "m")
    assert series.points == (MetricPoint(date(2026, 11, 1), Decimal(1), "a\nb"),)


def test_a_note_over_two_lines_does_not_shift_the_lines_below() -> None:
    _, problems = read_series(b'date,value,note\n2026-11-01,1,"a\nb"\n2026-11-02,x,\n', "m")
    assert [problem.line for problem in problems] == [4]


def test_no_more_than_twenty_faults_are_told() -> None:
    _, problems = read_series(b"date,value\n" + b"x,y\n" * 100, "m")
    assert len(problems) == 20
