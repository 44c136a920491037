"""The hill: where each deliverable is and was, and a line of its own for every name."""

from itertools import pairwise

import pytest

from reports.charts import hill
from reports.charts.hill import GAP, SIZE
from reports.charts.lettering import length_of
from reports.figures.hill import OnHill
from reports.words import Words
from tests.support.pictures import parse

WORDS = Words("en")
LONG = "Everything that has to be there before the winter shop can open, with all of its photos and texts"


def on(place: int, before: int | None = None, what: str = "Landing page of the campaign") -> OnHill:
    return OnHill(f"at-{place}", what, place, before, None)


@pytest.mark.parametrize("wide", [True, False])
def test_without_anything_to_place_there_is_no_picture(*, wide: bool) -> None:
    assert hill((), WORDS, wide=wide) == ""


def test_the_picture_is_described_with_where_each_was() -> None:
    root = parse(hill([on(60, 45), on(50, 50, "Checkout")], WORDS, wide=True))
    moved = "Landing page of the campaign: being made, 60 of 100. 45 at the update before."
    assert root.findtext("desc") == f"{moved} Checkout: all is known, 50 of 100."
    ids = root.attrib["aria-labelledby"].split()
    assert [element.attrib["id"] for element in root if "id" in element.attrib] == ids


def test_a_hollow_mark_says_where_it_was_where_that_is_another_place() -> None:
    circles = [list(parse(hill([one], WORDS, wide=True)).iter("circle")) for one in (on(60, 45), on(60, 60), on(60))]
    assert [len(found) for found in circles] == [2, 1, 1]
    hollow, full = circles[0]
    assert "bg-color" in hollow.attrib["fill"]
    assert float(hollow.attrib["cx"]) < float(full.attrib["cx"])


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize(
    "placed",
    [
        pytest.param([on(place) for place in (0, 3, 40, 50, 50, 50, 97, 100, 100)], id="crowded"),
        pytest.param([on(70, what=LONG), on(20, what="写真の配置")], id="long"),
    ],
)
def test_no_words_or_marks_overlap_and_none_is_cut(placed: list[OnHill], *, wide: bool) -> None:
    root = parse(hill(placed, WORDS, wide=wide))
    width = float(root.attrib["viewBox"].split()[2])
    names = [text for text in root.iter("text") if "paint-order" in text.attrib]
    assert len(names) == len(placed)
    assert all(low - high >= SIZE for high, low in pairwise(sorted(float(name.attrib["y"]) for name in names)))
    for name in names:
        left = float(name.attrib["x"])
        assert left >= 0
        assert left + length_of(name.text or "", SIZE) <= width + 1
    places = sorted(float(circle.attrib["cx"]) for circle in root.iter("circle"))
    assert all(right - left >= GAP - 0.2 for left, right in pairwise(places))
