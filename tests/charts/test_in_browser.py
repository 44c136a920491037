"""Rows as Chromium draws them: no words are cut at the edges, however narrow the place."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page

from reports.charts import Span, axis, track
from reports.figures.figures import Schedule
from reports.words import Words
from tests.support.engagement import figures, update, wording

pytestmark = pytest.mark.browser

WORDS = Words("en")
NARROW = 292
"""The narrowest track that shows words beside its marks, px; both sides have a gap of 16 px."""
GAP = 16
STYLE = f"""<style>
  html {{ font: 125% Helvetica, Arial, sans-serif; }}
  .row {{ width: {NARROW}px; margin: 2rem; }}
  .row svg.ab-svg {{ display: block; height: 2.5rem; }}
</style>"""
"""Letters and rows as large as the theme makes them."""
BOXES = """() => [...document.querySelectorAll("text")].map(text => {
  const words = text.getBoundingClientRect(), row = text.closest(".row").getBoundingClientRect();
  return [text.textContent, words.left - row.left, row.right - words.right, words.top - row.top];
})"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page()
    yield opened
    opened.close()


def schedule(first: date, promised: date, forecast: date, as_of: date) -> Schedule:
    """Return a milestone that moves as told, between one at the start and one at the end."""
    around = {"start": {"name": "Start", "due": date(2026, 9, 25)}, "end": {"name": "End", "due": date(2027, 1, 29)}}
    wordings = tuple(
        wording(number, date(2026, 9, number), milestones=around | {"beta": {"name": "Beta", "due": day}})
        for number, day in ((1, first), (2, promised))
    )
    news = {"beta": {"forecast": forecast, "why": "It moved."}}
    return figures(update("2026-W47", milestones=news), wordings=wordings, as_of=as_of).schedule


@pytest.mark.parametrize("as_of", [date(2026, 9, 26), date(2026, 11, 20), date(2027, 1, 28)])
@pytest.mark.parametrize(
    ("first", "promised", "forecast"),
    [
        pytest.param(0, 20, 40, id="at the left"),
        pytest.param(0, 20, 125, id="from left to right"),
        pytest.param(100, 110, 120, id="at the right"),
        pytest.param(120, 60, 60, id="brought forward"),
        pytest.param(40, 60, 80, id="in the middle"),
    ],
)
def test_no_words_are_cut(page: Page, as_of: date, first: int, promised: int, forecast: int) -> None:
    days = [date(2026, 9, 25) + timedelta(days=later) for later in (first, promised, forecast)]
    rows = schedule(*days, as_of).milestones
    span = Span.covering(rows, as_of)
    pictures = [axis(span, as_of, WORDS), *(track(span, row, as_of, "warn", WORDS) for row in rows)]

    drawn = "".join(f'<div class="row">{picture}</div>' for picture in pictures)
    page.set_content(STYLE + drawn)

    boxes = page.evaluate(BOXES)
    assert len([words for words, *_ in boxes if words.startswith("first ")]) == 1
    for words, left, right, top in boxes:
        assert min(left, right) >= -GAP, words
        assert top >= -1, words
