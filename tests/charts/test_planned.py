"""Planned and done as bars: read by outline, filling and words, never by colour alone."""

import pytest

from reports.charts import planned_bars
from reports.figures.figures import Planned
from reports.words import Words
from tests.support.pictures import is_hidden, parse, texts

WORDS = Words("en")


def test_each_bar_is_outlined_as_planned_and_filled_as_done() -> None:
    picture = planned_bars([Planned("2026-W46", 4, 0), Planned("2026-W47", 8, 6)], WORDS)

    heights = [float(bar.attrib["height"]) for bar in parse(picture).iter("rect")]
    assert heights == [52, 104, 78]
    assert texts(picture) == ["0/4", "W46", "6/8", "W47"]
    assert is_hidden(picture)


def test_months_are_named() -> None:
    assert texts(planned_bars([Planned("2026-10", 1, 1)], WORDS)) == ["1/1", "Oct"]


@pytest.mark.parametrize("trend", [[], [Planned("2026-W47", 0, 0)]])
def test_nothing_planned_draws_nothing(trend: list[Planned]) -> None:
    assert planned_bars(trend, WORDS) == ""
