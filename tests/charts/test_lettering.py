"""Room for words, and places where none covers another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts.lettering import length_of, spread

WANTED = st.lists(st.floats(0, 300), max_size=12).map(sorted)


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ([], []),
        ([50], [50]),
        ([10, 90], [10, 90]),
        ([50, 50], [45, 55]),
        ([0, 0, 0], [0, 10, 20]),
        ([100, 100], [90, 100]),
        ([40, 41, 42], [31, 41, 51]),
    ],
)
def test_places(wanted: list[float], places: list[float]) -> None:
    assert spread(wanted, 10, 0, 100) == places


@given(WANTED, st.floats(1, 40))
def test_places_keep_their_order_distance_and_bounds(wanted: list[float], gap: float) -> None:
    places = spread(wanted, gap, 20, 250)

    least = min(gap, 230 / max(len(wanted) - 1, 1)) - 1e-6
    assert all(after - before >= least for before, after in pairwise(places))
    assert all(20 - 1e-6 <= place <= 250 + 1e-6 for place in places)


@given(WANTED)
def test_who_has_room_stays(wanted: list[float]) -> None:
    apart = [place + 50 * rank for rank, place in enumerate(wanted)]
    assert spread(apart, 50, 0, 1000) == pytest.approx(apart)


def test_letters_of_asia_are_wide() -> None:
    assert length_of("目標", 12) == 24
    assert length_of("target", 12) < 48
