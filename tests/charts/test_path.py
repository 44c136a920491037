"""The data of a path, written short."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts.path import path_data

PLACES = st.lists(st.tuples(st.floats(-1000, 1000), st.floats(-1000, 1000)), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("places", "data"),
    [
        ([], ""),
        ([(5, 6)], "M5 6"),
        ([(5, 6), (12.5, 5.7)], "M5 6l7.5-.3"),
        ([(0, 0.5), (0.5, 1)], "M0 .5l.5.5"),
        ([(1.5, 2), (2.5, 3)], "M1.5 2l1 1"),
        ([(0, 0), (10, 0), (10.04, 0)], "M0 0l10 0 0 0"),
    ],
)
def test_data(places: list[tuple[float, float]], data: str) -> None:
    assert path_data(places) == data


@given(PLACES)
def test_it_reads_back_as_the_places_however_many_there_are(places: list[tuple[float, float]]) -> None:
    numbers = [float(number) for number in re.findall(r"-?(?:\d+(?:\.\d)?|\.\d)", path_data(places))]
    x = y = 0.0
    for across, down, (wanted_x, wanted_y) in zip(numbers[::2], numbers[1::2], places, strict=True):
        x, y = x + across, y + down
        assert abs(x - wanted_x) < 0.06
        assert abs(y - wanted_y) < 0.06


def test_a_step_takes_few_letters() -> None:
    zigzag = [(place * 3.27, 100 + 7.31 * (place % 5)) for place in range(300)]
    assert len(path_data(zigzag)) < 300 * 9


def test_where_places_crowd_whole_pixels_are_enough() -> None:
    assert path_data([(0, 0), (0.6, 7.4), (1.4, 3.1)], whole=True) == "M0 0l1 7 0-4"
