"""Rows on a terminal."""

import click

from reports.cli.table import Cell, columns, table


def test_cells_stand_below_each_other_however_wide_their_letters_are() -> None:
    lines = table([("Käse", "1"), ("東京", "2"), ("cafe\u0301s", "3")])
    assert lines == ["Käse   1", "東京   2", "cafe\u0301s  3"]
    assert [columns(line) for line in lines] == [8, 8, 8]


def test_a_long_first_text_is_cut_where_it_shows() -> None:
    assert table([("Quayside Studio", "1"), ("東京東京東京", "2")], first=8) == ["Quaysid…  1", "東京東…   2"]


def test_a_colour_takes_no_room_and_goes_where_no_terminal_is() -> None:
    (line, other) = table([(Cell("late", "red"), "1"), ("on time", "2")])
    assert click.unstyle(line) == "late     1"
    assert click.unstyle(line) != line
    assert other == "on time  2"


def test_no_rows_are_no_lines() -> None:
    assert table([]) == []
