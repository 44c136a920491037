"""A metric's values, what they are held against, and the notes pinned to them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.charts import trend
from reports.charts.lettering import length_of
from reports.figures import measure
from reports.figures.metrics import metric_figures
from reports.figures.results import MetricFigure
from reports.model import Agency, MetricPoint, Series
from reports.resources import languages
from reports.words import Words
from tests.support.engagement import baselines, client, wording
from tests.support.pictures import courses, parse, texts

WORDS = Words("en")
FIRST = date(2026, 9, 4)
LEADS = {
    "want": "Cheaper leads",
    "metric": "Cost per lead",
    "baseline": "42",
    "target": "35",
    "due": date(2026, 12, 11),
}


def metric(*values: tuple[int, str, str | None], as_of: date | None = None, **goals: dict[str, object]) -> MetricFigure:
    """Measure `leads` by values on days counted from the first; goals are others that look at it."""
    points = tuple(MetricPoint(FIRST + timedelta(days=day), Decimal(value), note) for day, value, note in values)
    terms = wording(1, FIRST, goals={"leads": LEADS | goals.pop("leads", {}), **goals})
    engaged = replace(client(terms.agreement), metrics={"leads": Series(points)})
    day = as_of or (points[-1].on if points else FIRST)
    return metric_figures(engaged, baselines((terms,)), measure(engaged, Agency(name="Q"), baselines((terms,)), day))[0]


def weekly(*values: str, notes: tuple[int, ...] = ()) -> tuple[tuple[int, str, str | None], ...]:
    return tuple((7 * week, value, "Said" if week in notes else None) for week, value in enumerate(values))


def drawn(measured: MetricFigure, *, wide: bool = True, words: Words = WORDS) -> str:
    as_of = measured.course[-1].on if measured.course else FIRST
    return trend(measured, as_of, "Cost", "In words.", words, wide=wide)


def test_levels_are_named_with_their_values_and_so_is_the_newest_value() -> None:
    measured = metric(*weekly("42", "40", "38"), leads={"benchmark": {"value": "39", "source": "Shops"}})

    said = texts(drawn(measured))
    assert [said[place + 1] for place in map(said.index, ("from", "others", "target", "heading for"))] == [
        "42",
        "39",
        "35",
        "14",
    ]
    assert "now 38" in said


def test_kinds_of_line_differ_by_their_dashes_and_not_by_colour_alone() -> None:
    measured = metric(*weekly("42", "40", "38"), leads={"benchmark": {"value": "39", "source": "Shops"}})

    root = parse(drawn(measured))
    dashes = [line.attrib.get("stroke-dasharray") for line in root.iter() if line.attrib.get("stroke-dasharray")]
    assert sorted(dashes) == ["1 4", "5 4", "6 4", "8 3 1 3"]


def test_the_way_to_the_landing_is_dashed_and_ends_at_the_due_day() -> None:
    root = parse(drawn(metric(*weekly("42", "41", "40", "39"))))

    ring = [circle.attrib for circle in root.iter("circle") if circle.attrib["r"] == "4"]
    upright = [line.attrib for line in root.iter("line") if line.attrib.get("stroke-width") == "2.5"]
    assert (len(ring), len(upright)) == (1, 1)
    assert ring[0]["cx"] == upright[0]["x1"]


def test_a_landing_far_off_leaves_the_frame_without_a_ring_and_the_values_stay_readable() -> None:
    picture = drawn(metric(*weekly("42", "41.5", "41"), leads={"due": date(2030, 1, 1), "target": "40"}))

    assert [circle.attrib["r"] for circle in parse(picture).iter("circle")] == ["4.5"]
    assert texts(picture)[:2] == ["40.0", "40.5"]
    assert "0.0" in texts(picture)


def test_two_values_have_no_way_ahead() -> None:
    assert "heading for" not in texts(drawn(metric(*weekly("42", "40"))))


def test_one_value_is_a_disc_without_a_line() -> None:
    root = parse(drawn(metric((0, "40", None))))

    assert [circle.attrib["r"] for circle in root.iter("circle")] == ["4.5"]
    assert "now 40" in texts(drawn(metric((0, "40", None))))


def test_a_share_bears_its_sign() -> None:
    assert "now 40\N{NO-BREAK SPACE}%".replace("\N{NO-BREAK SPACE}", " ") in texts(
        drawn(metric(*weekly("42", "40"), leads={"unit": "%"}))
    )


def test_goals_that_share_a_metric_have_a_target_each_with_its_day() -> None:
    later = LEADS | {"target": "30", "due": date(2027, 2, 1)}

    said = texts(drawn(metric(*weekly("42", "40"), later=later)))
    assert [text for text in said if text.startswith(("target", "from"))] == ["from", "target, 11 Dec", "target, 1 Feb"]


def test_pins_are_numbered_from_left_to_right_above_their_values() -> None:
    picture = drawn(metric(*weekly("42", "40", "38", "37", notes=(1, 3))))

    assert [text for text in texts(picture) if text in {"1", "2", "3"}] == ["1", "2"]
    course = next(line for line in courses(picture) if len(line) == 4)
    threads = [line[-1] for line in courses(picture) if len(line) == 3]
    assert [pytest.approx(end) for end in threads] == [course[1], course[3]]


def test_a_picture_without_notes_has_no_room_for_them() -> None:
    noted, bare = (parse(drawn(metric(*weekly("42", "40", notes=notes)))) for notes in ((0,), ()))
    assert float(noted.attrib["viewBox"].split()[3]) > float(bare.attrib["viewBox"].split()[3])


def test_the_picture_is_titled_and_described_and_both_sizes_share_a_page() -> None:
    measured = metric(*weekly("42", "40"))
    trees = [parse(drawn(measured, wide=wide)) for wide in (True, False)]

    assert [(tree.findtext("title"), tree.findtext("desc")) for tree in trees] == [("Cost", "In words.")] * 2
    ids = [element.attrib["id"] for tree in trees for element in tree.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids)) == 4
    assert [tree.attrib["class"] for tree in trees] == ["ab-svg ab-svg--wide", "ab-svg ab-svg--narrow"]


def test_nothing_measured_draws_nothing() -> None:
    assert drawn(metric()) == ""


def test_three_hundred_values_are_light() -> None:
    picture = drawn(metric(*weekly(*(f"{40 + place % 7}.{place % 10}" for place in range(300)))))
    assert len(picture) < 6500


NUMBERS = st.one_of(
    st.integers(-50, 50).map(str),
    st.decimals(0, 100, places=2).map(str),
    st.integers(-(10**14), 10**14).map(str),
    st.sampled_from(["0", "0.000001", "999999999999999.999999"]),
)
VALUES = st.lists(
    st.tuples(st.integers(0, 800), NUMBERS, st.sampled_from([None, None, "Said"])), min_size=1, max_size=60
)


@st.composite
def metrics(draw: st.DrawFn) -> MetricFigure:
    values = sorted({day: (day, value, note) for day, value, note in draw(VALUES)}.values())
    goals: dict[str, dict[str, object]] = {}
    for name in ["leads", "later", "last"][: draw(st.integers(1, 3))]:
        benchmark = {"value": draw(NUMBERS), "source": "Others"} if draw(st.booleans()) else None
        due = FIRST + timedelta(days=draw(st.integers(-40, 2000))) if draw(st.booleans()) else None
        goals[name] = LEADS | {"baseline": draw(NUMBERS), "target": draw(NUMBERS), "due": due, "benchmark": benchmark}
    return metric(*values, **goals)


@settings(max_examples=80, deadline=None)
@given(measured=metrics(), wide=st.booleans(), words=st.sampled_from([Words(language) for language in languages()]))
def test_nothing_leaves_the_picture_and_no_words_cover_others(
    *, measured: MetricFigure, wide: bool, words: Words
) -> None:
    picture = drawn(measured, wide=wide, words=words)
    root = parse(picture)
    _, _, width, height = map(float, root.attrib["viewBox"].split())

    for place in [place for line in courses(picture) for place in line]:
        assert -0.1 <= place[0] <= width + 0.1
        assert -0.1 <= place[1] <= height + 0.1
    for line in root.iter("line"):
        assert 0 <= float(line.attrib["x1"]) <= float(line.attrib["x2"]) <= width
    boxes = [_box(text.attrib, text.text or "") for text in root.iter("text")]
    for left, top, right, bottom in boxes:
        assert left >= -0.1
        assert top >= -0.1
        assert right <= width + 0.1
        assert bottom <= height + 0.1
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


def _box(where: dict[str, str], text: str) -> tuple[float, float, float, float]:
    """Return the room of words: as wide as their letters are at most, as high as small letters with their hats."""
    x, y, size = float(where["x"]), float(where["y"]), float(where["font-size"])
    wide = length_of(text, size, bold="font-weight" in where)
    left = {"end": x - wide, "middle": x - wide / 2}.get(where.get("text-anchor", "start"), x)
    return left, y - 0.78 * size, left + wide, y + 0.12 * size
