"""A goal's values as a small line."""

from reports.charts import spark
from tests.support.engagement import figures, update
from tests.support.pictures import is_hidden, parse


def drawn(*values: str, target: str = "35") -> str:
    goals = {"leads": {"want": "Leads", "metric": "EUR", "baseline": "42", "target": target}}
    told = [
        update(f"2026-W{48 - len(values) + place}", results={"leads": {"value": value}} if value else {})
        for place, value in enumerate(values)
    ]
    return spark(figures(*told, goals=goals).goals[0], "ok")


def points(picture: str) -> list[tuple[float, float]]:
    pairs = parse(picture).find("polyline").attrib["points"].split()
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in pairs)]


def test_values_rise_and_fall_between_the_edges() -> None:
    assert points(drawn("42", "38.5", "35")) == [(5, 6), (74, 22), (143, 38)]


def test_days_without_a_value_keep_their_room() -> None:
    assert [x for x, _ in points(drawn("42", "41", "", "39"))] == [5, 51, 143]


def test_the_target_is_dashed_and_the_newest_value_is_a_disc_of_its_tone() -> None:
    root = parse(drawn("42", "38.5", "35"))

    assert (root.find("line").attrib["y1"], root.find("line").attrib["stroke-dasharray"]) == ("38.0", "3 3")
    newest = root.findall("circle")[-1].attrib
    assert (newest["cx"], newest["cy"], newest["fill"]) == ("143.0", "38.0", "var(--ab-ok-line)")


def test_one_value_is_a_disc_without_a_line() -> None:
    root = parse(drawn("40"))

    assert (root.find("polyline"), len(root.findall("circle"))) == (None, 1)


def test_values_that_do_not_change_stand_in_the_middle() -> None:
    assert {y for _, y in points(drawn("35", "35"))} == {22}


def test_twelve_values_at_most() -> None:
    assert len(points(drawn(*(str(40 + place) for place in range(20))))) == 12


def test_nothing_reported_draws_nothing() -> None:
    assert drawn() == ""


def test_the_words_stand_beside_it() -> None:
    assert is_hidden(drawn("42", "40"))
