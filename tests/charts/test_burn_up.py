"""Money used, day by day, against the agreed amount."""

from datetime import date
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from reports.charts import MoneySign, Size, burn_up, money_signs
from reports.charts.ink import DATA, INK
from reports.charts.lettering import length_of
from reports.charts.placing import Box
from reports.figures.figures import Figures
from reports.words import Words
from tests.support.engagement import figures, update, wording
from tests.support.pictures import courses, parse, texts

WORDS = Words("en")
DATES = {"effective": date(2026, 11, 2), "ends": date(2026, 12, 2)}


def measured(*spent: str, forecast: str = "1100", basis: str = "fixed", **dates: date) -> Figures:
    budget = {"currency": "EUR", "basis": basis, "lines": {"build": {"name": "Build", "amount": "1000"}}}
    told = [
        update(f"2026-W{48 - len(spent) + place}", budget={"build": {"spent": amount, "forecast": forecast}})
        for place, amount in enumerate(spent)
    ]
    return figures(*told, budget=budget, **dates)


def drawn(figures: Figures, size: Size = Size.WIDE, *, ahead: bool = False, words: Words = WORDS) -> str:
    return burn_up(figures.budget, figures.schedule, figures.as_of, words, size, ahead=ahead)


def lines(picture: str) -> list[list[tuple[float, float]]]:
    """Return the drawn courses: the way to the forecast first, where there is one, then what is used."""
    return courses(picture, DATA)


def test_the_course_begins_with_nothing_and_ends_with_what_is_used() -> None:
    ahead, used = lines(drawn(measured("200", "550", **DATES)))

    # Thirty days lie between x = 46.4 and 460; 1,100 EUR at y = 24, nothing at 208.
    left, right = 46.4, 460
    assert used == [
        (left, 208),
        (round(left + (right - left) * 11 / 30, 1), 174.5),
        (round(left + (right - left) * 18 / 30, 1), 116),
    ]
    assert ahead == [used[-1], (right, 24)]


def test_the_picture_is_titled_and_described() -> None:
    root = parse(drawn(measured("200", "550", **DATES)))

    assert root.attrib["role"] == "img"
    ids = root.attrib["aria-labelledby"].split()
    assert [element.attrib["id"] for element in root if "id" in element.attrib] == ids
    assert root.findtext("title") == "Money used against the agreed amount"
    assert root.findtext("desc").replace("\N{NO-BREAK SPACE}", " ") == (
        "550 EUR used by 20 November. Agreed: 1,000 EUR. Forecast for 2 December: 1,100 EUR."
    )


def test_all_sizes_share_a_page() -> None:
    figures = measured("550", **DATES)
    trees = [parse(drawn(figures, size)) for size in Size]

    ids = [element.attrib["id"] for tree in trees for element in tree.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids)) == 6
    assert [tree.attrib["class"].split()[1] for tree in trees] == ["ab-svg--page", "ab-svg--wide", "ab-svg--narrow"]


def test_amounts_and_days_are_labelled() -> None:
    assert texts(drawn(measured("200", "550", **DATES))) == [
        *("0", "500", "1,000", "2 Nov", "9 Nov", "16 Nov", "23 Nov"),
        *("forecast 1,100", "agreed 1,000", "used 550"),
    ]


def test_an_engagement_without_an_end_draws_no_way_to_the_forecast() -> None:
    picture = drawn(measured("200", "550"))

    assert len(lines(picture)) == 1
    assert "forecast 1,100" not in texts(picture)
    assert "Forecast: 1,100" in parse(picture).findtext("desc").replace("\N{NO-BREAK SPACE}", " ")


def test_a_retainer_draws_its_month() -> None:
    picture = drawn(measured("200", "550", basis="retainer"))

    assert "1 Nov" in texts(picture)
    assert "Forecast for 30 November" in parse(picture).findtext("desc")


@pytest.mark.parametrize(
    ("spent", "forecast"),
    [
        pytest.param(("10",), "1000", id="just begun"),
        pytest.param(("990", "1000"), "1000", id="all used"),
        pytest.param(("990", "3000"), "5000", id="far above"),
        pytest.param(("1234567.89",), "9876543.21", id="long amounts"),
    ],
)
@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_labels_stay_inside_and_apart(spent: tuple[str, ...], forecast: str, language: str, size: Size) -> None:
    root = parse(drawn(measured(*spent, forecast=forecast, **DATES), size, words=Words(language)))
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    inside = Box(0, 0, width, height)

    labels = [_box(text) for text in root.iter("text")]
    assert all(label.within(inside) for label in labels)
    bold = [_box(text) for text in root.iter("text") if "font-weight" in text.attrib]
    assert not any(one.touches(other) for one, other in combinations(bold, 2))


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("spent", [("300", "550"), ("500", "980"), ("900", "950")])
def test_labels_hide_no_line_and_a_thread_leads_to_a_point_far_away(
    spent: tuple[str, ...], language: str, size: Size
) -> None:
    root = parse(drawn(measured(*spent, **DATES), size, ahead=True, words=Words(language)))

    newest = next(circle.attrib for circle in root.iter("circle") if circle.attrib["r"] == "4.5")
    dotted = next(line.attrib for line in root.iter("line") if line.attrib.get("stroke-linecap") == "round")
    threads = [line.attrib for line in root.iter("line") if line.attrib.get("stroke-width") == "1"]
    used = [_box(text) for text in root.iter("text") if "font-weight" in text.attrib][-1]
    assert not any(_on(dotted, share / 200, used) for share in range(201))
    far = max(used.top - float(newest["cy"]), float(newest["cy"]) - used.bottom) > 14
    assert len(threads) == far


def _on(line: dict[str, str], share: float, box: Box) -> bool:
    """Return whether the point of a line lies in a box."""
    x, y = (float(line[f"{axis}1"]) * (1 - share) + float(line[f"{axis}2"]) * share for axis in "xy")
    return box.left < x < box.right and box.top < y < box.bottom


def _box(text: ET.Element) -> Box:
    """Return where a label stands, in the widest of the fonts that readers bring."""
    x, y, size = (float(text.attrib[name]) for name in ("x", "y", "font-size"))
    long = length_of(text.text, size, bold="font-weight" in text.attrib)
    left = x - long if text.attrib["text-anchor"] == "end" else x
    return Box(left, y - size * 0.75, left + long, y + size * 0.2)


def test_another_agreed_amount_is_a_step_on_its_day() -> None:
    wordings = tuple(
        wording(
            number, day, budget={"currency": "EUR", "lines": {"build": {"name": "Build", "amount": amount}}}, **DATES
        )
        for number, day, amount in ((1, date(2026, 10, 20), "800"), (2, date(2026, 11, 12), "1000"))
    )
    told = update("2026-W47", budget={"build": {"spent": "300"}})

    (agreed,) = courses(drawn(figures(told, wordings=wordings)), INK)

    heights = [y for _, y in agreed]
    assert heights == [heights[0], heights[0], 24, 24]
    assert agreed[1][0] == agreed[2][0]


def test_only_a_page_that_explains_it_shows_where_the_end_may_lie() -> None:
    moved = [
        update(f"2026-W{week}", budget={"build": {"spent": spent, "forecast": forecast}})
        for week, spent, forecast in ((45, "200", "900"), (46, "400", "1200"), (47, "550", "1100"))
    ]
    lines = {"build": {"name": "Build", "amount": "1000"}}
    told = figures(*moved, budget={"currency": "EUR", "lines": lines}, **DATES)

    assert money_signs(told.budget) == tuple(MoneySign)
    ahead, plain = (parse(drawn(told, ahead=shown)) for shown in (True, False))
    assert ahead.findtext("desc").endswith("The end may lie between 900\xa0EUR and 1,200\xa0EUR.")
    areas = [[path for path in tree.iter("path") if "fill-opacity" in path.attrib] for tree in (ahead, plain)]
    assert [len(area) for area in areas] == [1, 0]
    assert "may lie" not in plain.findtext("desc")


def test_nothing_reported_draws_nothing() -> None:
    assert drawn(measured(**DATES)) == ""
