"""Money used, day by day, against the agreed amount."""

from datetime import date
from decimal import Decimal
from unicodedata import east_asian_width
from xml.etree import ElementTree as ET

import pytest

from reports.charts import burn_up
from reports.charts.burn_up import _step
from reports.figures.figures import Figures
from reports.words import Words
from tests.support.engagement import figures, update
from tests.support.pictures import parse, texts

WORDS = Words("en")
DATES = {"effective": date(2026, 11, 2), "ends": date(2026, 12, 2)}


def measured(*spent: str, forecast: str = "1100", basis: str = "fixed", **dates: date) -> Figures:
    budget = {"currency": "EUR", "basis": basis, "lines": {"build": {"name": "Build", "amount": "1000"}}}
    told = [
        update(f"2026-W{48 - len(spent) + place}", budget={"build": {"spent": amount, "forecast": forecast}})
        for place, amount in enumerate(spent)
    ]
    return figures(*told, budget=budget, **dates)


def drawn(figures: Figures, *, wide: bool = True, words: Words = WORDS) -> str:
    return burn_up(figures.budget, figures.schedule, figures.as_of, words, wide=wide)


def lines(picture: str) -> list[list[tuple[float, float]]]:
    """Return the drawn courses: the way to the forecast first, where there is one, then what is used."""
    found = [line.attrib["points"].split() for line in parse(picture).iter("polyline")]
    return [[(float(x), float(y)) for x, y in (pair.split(",") for pair in pairs)] for pairs in found]


def test_the_course_begins_with_nothing_and_ends_with_what_is_used() -> None:
    ahead, used = lines(drawn(measured("200", "550", **DATES)))

    # Thirty days lie between x = 44 and 460; 1,100 EUR at y = 22, nothing at 208.
    left, right = 44, 460
    assert used == [
        (left, 208),
        (round(left + (right - left) * 11 / 30, 1), 174.2),
        (round(left + (right - left) * 18 / 30, 1), 115),
    ]
    assert ahead == [used[-1], (right, 22)]


def test_the_picture_is_titled_and_described() -> None:
    root = parse(drawn(measured("200", "550", **DATES)))

    assert root.attrib["role"] == "img"
    ids = root.attrib["aria-labelledby"].split()
    assert [element.attrib["id"] for element in root if "id" in element.attrib] == ids
    assert root.findtext("title") == "Money used against the agreed amount"
    assert root.findtext("desc").replace("\N{NO-BREAK SPACE}", " ") == (
        "550 EUR used by 20 November. Agreed: 1,000 EUR. Forecast for 2 December: 1,100 EUR."
    )


def test_wide_and_narrow_share_a_page() -> None:
    figures = measured("550", **DATES)
    trees = [parse(drawn(figures, wide=wide)) for wide in (True, False)]

    ids = [element.attrib["id"] for tree in trees for element in tree.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids)) == 4
    assert [tree.attrib["class"] for tree in trees] == ["ab-svg ab-svg--wide", "ab-svg ab-svg--narrow"]


def test_amounts_and_days_are_labelled() -> None:
    assert texts(drawn(measured("200", "550", **DATES))) == [
        *("0", "500", "1,000", "2 Nov", "9 Nov", "16 Nov", "23 Nov"),
        *("agreed 1,000", "forecast 1,100", "used 550"),
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
@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_labels_stay_inside_the_drawing(spent: tuple[str, ...], forecast: str, language: str, *, wide: bool) -> None:
    root = parse(drawn(measured(*spent, forecast=forecast, **DATES), wide=wide, words=Words(language)))
    _, _, width, height = map(float, root.attrib["viewBox"].split())

    for text in root.iter("text"):
        start, end = _reach(text)
        assert start >= 0
        assert end <= width
        assert 10 <= float(text.attrib["y"]) <= height


def _reach(text: ET.Element) -> tuple[float, float]:
    """Return where a label begins and ends, by the mean width of letters in a system font, wide ones being square."""
    x, size = float(text.attrib["x"]), float(text.attrib["font-size"])
    wide = size * sum(1 if east_asian_width(letter) in "WF" else 0.54 for letter in text.text)
    return (x - wide, x) if text.attrib["text-anchor"] == "end" else (x, x + wide)


def test_nothing_reported_draws_nothing() -> None:
    assert drawn(measured(**DATES)) == ""


@pytest.mark.parametrize(
    ("most", "step"), [("66400", 20000), ("1000", 200), ("5", 1), ("1.2", Decimal("0.5")), ("999999", 200000)]
)
def test_steps_are_round(most: str, step: int | Decimal) -> None:
    assert _step(Decimal(most)) == step
