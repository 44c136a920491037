"""How content people were, as columns."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reports.charts import contentment
from reports.figures.results import Answer
from reports.words import Words
from tests.support.pictures import parse, texts

WORDS = Words("en")
FIRST = date(2026, 9, 4)


def drawn(*answers: tuple[int, int], wide: bool = True) -> str:
    told = [Answer(FIRST + timedelta(days=day), score, None, None) for day, score in answers]
    return contentment(told, "How content you are", "In words.", WORDS, wide=wide)


def scores(picture: str) -> list[tuple[float, str]]:
    found = [text for text in parse(picture).iter("text") if text.attrib.get("text-anchor") == "middle"]
    return sorted((float(text.attrib["x"]), text.text or "") for text in found)


def test_every_answer_bears_its_score() -> None:
    assert [score for _, score in scores(drawn((0, 7), (40, 9), (80, 10)))] == ["7", "9", "10"]


def test_a_column_is_as_high_as_its_score() -> None:
    columns = [
        line.attrib for line in parse(drawn((0, 0), (40, 5), (80, 10))).iter("line") if "stroke-width" in line.attrib
    ]
    heights = [float(column["y1"]) - float(column["y2"]) for column in columns]
    assert heights[0] == 0
    assert heights[2] == 2 * heights[1] > 0


def test_the_picture_is_titled_and_described_and_both_sizes_share_a_page() -> None:
    trees = [parse(drawn((0, 7), wide=wide)) for wide in (True, False)]
    assert [(tree.findtext("title"), tree.findtext("desc")) for tree in trees] == [
        ("How content you are", "In words.")
    ] * 2
    ids = [element.attrib["id"] for tree in trees for element in tree.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids)) == 4


def test_nobody_asked_draws_nothing() -> None:
    assert drawn() == ""


ANSWERS = st.lists(
    st.tuples(st.integers(0, 900), st.integers(0, 10)), min_size=1, max_size=110, unique_by=lambda one: one[0]
)


@given(answers=ANSWERS.map(sorted), wide=st.booleans())
def test_scores_stay_inside_and_beside_each_other(*, answers: list[tuple[int, int]], wide: bool) -> None:
    picture = drawn(*answers, wide=wide)
    root = parse(picture)
    _, _, width, height = map(float, root.attrib["viewBox"].split())

    told = scores(picture)
    assert told[-1][1] == str(answers[-1][1])
    assert all(after - before >= 19.8 for (before, _), (after, _) in pairwise(told))
    for text in root.iter("text"):
        assert 8 <= float(text.attrib["x"]) <= width - 8
        assert 9 <= float(text.attrib["y"]) <= height
    assert len(texts(picture)) <= len(answers) + 8 + 5
