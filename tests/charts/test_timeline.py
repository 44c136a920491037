"""One small picture a row on a shared scale."""

from dataclasses import replace
from datetime import date

import pytest

from reports.charts import Sign, Span, axis, key, signs, track
from reports.figures.figures import ItemKind
from reports.words import Words
from tests.support.engagement import DAY, standing
from tests.support.pictures import is_hidden, parse, texts

WORDS = Words("en")
SPAN = Span(date(2026, 9, 1), date(2027, 2, 5))
BETA = replace(standing(date(2026, 12, 1)), first=date(2026, 11, 24), forecast=date(2026, 12, 7), slip=6)
QUIET, WARN, INK = "var(--md-default-fg-color--light)", "var(--ab-warn-line)", "var(--md-default-fg-color)"


def row(span: Span = SPAN, as_of: date = DAY, **dates: object) -> str:
    return track(span, replace(BETA, **dates), as_of, "warn", WORDS)


def painted(picture: str, tag: str, **attributes: str) -> list[dict[str, str]]:
    """Return the elements of a kind with these attributes."""
    found = (element.attrib for element in parse(picture).iter(tag))
    return [each for each in found if attributes.items() <= each.items()]


def label_place(picture: str) -> tuple[str, str, str]:
    """Return where the one label of a row is anchored, its anchor and its height."""
    ((outer, text),) = [(outer, text) for outer in parse(picture).iter("svg") for text in outer.findall("text")]
    return outer.attrib["x"], text.attrib["text-anchor"], text.attrib["y"]


def test_a_late_milestone_has_ring_upright_bar_and_disc() -> None:
    picture = row()

    assert painted(picture, "circle", stroke=QUIET)[0]["r"] == "4"
    assert painted(picture, "line", stroke=INK, y1="-11")
    assert painted(picture, "circle", fill=WARN)[0]["r"] == "6.5"
    (bar,) = painted(picture, "line", stroke=WARN)
    assert (bar["x1"], bar["x2"], bar["stroke-width"]) == ("57.96%", "61.78%", "5")
    assert texts(picture) == ["first 24 Nov"]


def test_marks_stand_where_their_days_are() -> None:
    places = [element.attrib["x"] for element in parse(row()).findall("svg")]

    assert places == ["53.5%", "53.5%", "57.96%", "61.78%"]


def test_a_row_is_hidden_from_screen_readers_and_says_its_dates_to_who_rests_on_it() -> None:
    picture = row()

    assert is_hidden(picture)
    assert parse(picture).findtext("title") == (
        "Beta: first promised for 24 November 2026, promised for 1 December 2026, forecast for 7 December 2026"
    )


def test_a_milestone_as_promised_has_neither_ring_nor_bar() -> None:
    picture = row(first=date(2026, 12, 1), forecast=date(2026, 12, 1))

    assert not painted(picture, "circle", stroke=QUIET)
    assert not painted(picture, "line", stroke=WARN)
    assert texts(picture) == []


def test_what_is_reached_has_a_tick_at_its_day() -> None:
    picture = row(reached=date(2026, 12, 3))

    assert painted(picture, "polyline")
    assert parse(picture).findall("svg")[-1].attrib["x"] == str(SPAN.at(date(2026, 12, 3)))
    assert not painted(row(), "polyline")


def test_what_the_client_brings_is_square() -> None:
    assert painted(row(kind=ItemKind.COMMITMENT), "rect", fill=WARN)
    assert not painted(row(), "rect")


def test_what_is_overdue_has_slipped_as_far_as_today() -> None:
    promised = date(2026, 11, 2)

    (bar,) = painted(row(first=promised, promised=promised, forecast=promised, overdue=18), "line", stroke=WARN)

    assert (bar["x1"], bar["x2"]) == (str(SPAN.at(promised)), str(SPAN.at(DAY)))


def test_a_row_without_any_date_is_the_bare_grid() -> None:
    picture = row(first=None, promised=None, forecast=None)

    assert not parse(picture).findall("svg")
    assert painted(picture, "line", stroke="var(--ab-data)")


@pytest.mark.parametrize(
    ("dates", "place"),
    [
        pytest.param({}, (SPAN.at(date(2026, 11, 24)), "end", "4"), id="left of its ring"),
        pytest.param(
            {"first": date(2026, 9, 4), "promised": date(2026, 9, 20), "forecast": date(2026, 11, 30)},
            (SPAN.at(date(2026, 11, 30)), "start", "4"),
            id="at the left edge: right of all marks",
        ),
        pytest.param(
            {"first": date(2026, 9, 4), "promised": date(2026, 9, 20), "forecast": date(2027, 1, 30)},
            (SPAN.at(date(2026, 9, 4)), "start", "-14"),
            id="no room on either side: above",
        ),
        pytest.param(
            {"first": date(2027, 1, 25), "promised": date(2026, 12, 10), "forecast": date(2026, 12, 10)},
            (SPAN.at(date(2027, 1, 25)), "end", "-14"),
            id="brought forward from the right edge: above, to the left",
        ),
    ],
)
def test_the_first_date_stands_where_it_is_not_cut(dates: dict[str, date], place: tuple[object, str, str]) -> None:
    assert label_place(row(**dates)) == (str(place[0]), *place[1:])


def test_names_are_escaped() -> None:
    assert parse(row(name="R&D <b>")).findtext("title").startswith("R&D <b>: ")


def test_rows_share_one_grid() -> None:
    lines = [line["x1"] for line in painted(row(), "line", stroke="var(--ab-grid)") if line["y1"] == "0"]

    assert lines == [str(SPAN.at(day)) for day in SPAN.lines()]


def test_the_axis_names_months_and_the_day_of_measure() -> None:
    picture = axis(SPAN, DAY, WORDS)

    assert is_hidden(picture)
    assert texts(picture) == ["Sep", "Oct", "Nov", "Dec", "Jan", "today, 20 Nov"]


@pytest.mark.parametrize(
    ("as_of", "anchor"),
    [
        pytest.param(DAY, "end", id="left of its line"),
        pytest.param(date(2026, 9, 10), "start", id="right of its line at the left edge"),
        pytest.param(date(2027, 2, 4), "end", id="left of its line at the right edge"),
    ],
)
def test_today_is_never_cut(as_of: date, anchor: str) -> None:
    today = list(parse(axis(SPAN, as_of, WORDS)).iter("text"))[-1]

    assert (today.attrib["text-anchor"], today.attrib["x"]) == (anchor, str(SPAN.at(as_of)))


@pytest.mark.parametrize("sign", Sign)
def test_every_sign_is_drawn_hidden_and_has_words(sign: Sign) -> None:
    assert is_hidden(key(sign))
    assert WORDS(f"chart.key.{sign.value}")


def test_the_key_lists_the_signs_that_stand() -> None:
    reached = replace(BETA, first=BETA.promised, reached=date(2026, 12, 1))

    assert signs((BETA,)) == (Sign.FIRST, Sign.PROMISED, Sign.FORECAST)
    assert signs((reached, replace(reached, kind=ItemKind.COMMITMENT))) == (Sign.PROMISED, Sign.REACHED, Sign.YOURS)
    assert signs(()) == ()


def test_the_same_row_is_drawn_the_same() -> None:
    assert row() == row()
