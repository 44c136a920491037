"""Scales with round steps."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts.scale import Scale, round_step, short_number
from reports.words import Words

WORDS = Words("en")
VALUES = st.decimals(-(10**15) + 1, 10**15 - 1, places=2)


def around(*values: str) -> list[str]:
    return Scale.around(map(Decimal, values)).labels(WORDS)


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        (("33.10", "42"), ["30", "35", "40", "45"]),
        (("41", "55"), ["40", "45", "50", "55"]),
        (("0", "1.2"), ["0.0", "0.5", "1.0", "1.5"]),
        (("-3", "3"), ["-4", "-2", "0", "2", "4"]),
        (("50", "50"), ["45", "50", "55"]),
        (("0", "0"), ["0.0", "0.5", "1.0"]),
        (("0", "4200000"), ["0", "2m", "4m", "6m"]),
        (("123456788", "123456789"), ["", "", ""]),
    ],
)
def test_steps_are_round_and_long_numbers_short(values: tuple[str, ...], labels: list[str]) -> None:
    assert around(*values) == labels


@given(st.lists(VALUES, min_size=1, max_size=8))
def test_every_value_lies_on_its_scale(values: list[Decimal]) -> None:
    scale = Scale.around(values)

    assert all(0 <= scale.share(value) <= 1 for value in values)
    assert 2 <= len(scale.lines()) <= 7
    assert (scale.lines()[0], scale.lines()[-1]) == (scale.low, scale.high)


def test_a_value_is_written_as_it_was_unless_it_is_long() -> None:
    assert (short_number(WORDS, Decimal("33.10")), short_number(WORDS, Decimal("1234567.89"))) == ("33.10", "1.23m")


@pytest.mark.parametrize(
    ("most", "step"), [("66400", 20000), ("1000", 200), ("5", 1), ("1.2", Decimal("0.5")), ("999999", 200000)]
)
def test_a_step_is_round(most: str, step: int | Decimal) -> None:
    assert round_step(Decimal(most), 5) == step
