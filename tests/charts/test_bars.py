"""Money and planned tasks as bars."""

from datetime import date

import pytest

from reports.charts import budget_bar, kept
from reports.figures.figures import Planned
from reports.words import Words
from tests.support.engagement import figures, update
from tests.support.pictures import is_hidden, parse, texts

WORDS = Words("en")


def bar(spent: str, forecast: str = "1000", contingency: str | None = None, **terms: object) -> str:
    budget = {"currency": "EUR", "lines": {"build": {"name": "Build", "amount": "1000"}}, "contingency": contingency}
    told = update("2026-W47", budget={"build": {"spent": spent, "forecast": forecast}})
    return budget_bar(figures(told, budget=budget, **terms).budget, WORDS)


def blocks(picture: str) -> list[tuple[str, str, str]]:
    return [
        (block["fill"], block["x"], block["width"]) for block in (each.attrib for each in parse(picture).iter("rect"))
    ]


def test_a_bar_shows_agreed_forecast_and_used() -> None:
    assert blocks(bar("430", "950")) == [
        ("var(--ab-grid)", "0.00%", "100.00%"),
        ("var(--ab-data)", "0.00%", "95.00%"),
        ("var(--ab-data)", "0.00%", "43.00%"),
    ]
    assert texts(bar("430", "950")) == ["agreed 1,000", "used 43 %"]


def test_the_reserve_stands_behind_the_agreed_amount() -> None:
    assert blocks(bar("430", contingency="250"))[:2] == [
        ("none", "80.00%", "20.00%"),
        ("var(--ab-grid)", "0.00%", "80.00%"),
    ]


def test_what_is_above_the_agreed_amount_is_amber() -> None:
    assert ("var(--ab-warn-line)", "80.00%", "20.00%") in blocks(bar("430", "1250"))


@pytest.mark.parametrize(
    ("spent", "place"),
    [
        pytest.param("430", ("43.00%", "13", "end"), id="above its end"),
        pytest.param("50", ("0", "13", "start"), id="at the left edge, not cut"),
        pytest.param("900", ("90.00%", "36.5", "end"), id="inside, where the agreed amount stands above"),
    ],
)
def test_the_used_share_meets_no_other_label(spent: str, place: tuple[str, str, str]) -> None:
    used = list(parse(bar(spent)).iter("text"))[-1].attrib

    assert (used["x"], used["y"], used["text-anchor"]) == place


def test_the_time_that_has_passed_is_marked() -> None:
    dates = {"effective": date(2026, 11, 10), "ends": date(2026, 11, 30)}

    assert "50 % of the time has passed" in texts(bar("430", **dates))
    assert len(texts(bar("430", effective=date(2026, 11, 20), ends=date(2026, 12, 1)))) == 2


@pytest.mark.parametrize(
    ("ends", "anchor"), [(date(2027, 4, 10), "start"), (date(2026, 11, 25), "middle"), (date(2026, 11, 22), "end")]
)
def test_no_label_is_cut_at_an_edge(ends: date, anchor: str) -> None:
    drawn = parse(bar("430", effective=date(2026, 11, 10), ends=ends))
    assert [text.get("text-anchor") for text in drawn.iter("text") if "time" in (text.text or "")] == [anchor]


def test_nothing_agreed_draws_nothing() -> None:
    budget = {"currency": "EUR", "lines": {"gift": {"name": "Gift", "amount": "0"}}}

    assert budget_bar(figures(budget=budget).budget, WORDS) == ""


def test_a_bar_a_period_with_the_newest_solid() -> None:
    bars = [
        each.attrib for each in parse(kept((Planned("a", 4, 4), Planned("b", 4, 1), Planned("c", 2, 1)))).iter("rect")
    ]

    assert [each["height"] for each in bars] == ["40.0", "10.0", "20.0"]
    assert ["fill-opacity" in each for each in bars] == [True, True, False]


def test_nothing_done_is_a_line_and_nothing_planned_is_a_gap() -> None:
    bars = [
        each.attrib for each in parse(kept((Planned("a", 4, 0), Planned("b", 0, 0), Planned("c", 1, 1)))).iter("rect")
    ]

    assert [(each["x"], each["height"]) for each in bars] == [("2.0", "1.5"), ("39.5", "40.0")]


def test_no_trend_draws_nothing() -> None:
    assert kept(()) == ""


def test_the_words_stand_beside_the_bars() -> None:
    assert is_hidden(bar("430"))
    assert is_hidden(kept((Planned("a", 1, 1),)))
