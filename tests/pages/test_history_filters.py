"""The filters of History in Chromium: fragments alone leave what was asked for."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from reports.history import AccessEvent, Deed
from reports.pages.history import history
from reports.resources import theme_folder
from tests.pages import larkmoor

pytestmark = pytest.mark.browser
SHOWN = """() => [...document.querySelectorAll("[data-topics]")].filter(part => part.offsetParent)
  .map(part => part.dataset.topics)"""
MONTHS = """() => [...document.querySelectorAll(".ab-month > h2")].filter(part => part.offsetParent)
  .map(part => part.textContent)"""


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """One tab for all, as in `test_layout`."""
    page = chromium.new_page()
    yield page
    page.close()


@pytest.fixture
def opened(tab: Page, tmp_path: Path) -> Callable[[str], Page]:
    style = (theme_folder() / "stylesheets" / "record.css").read_text("utf-8")
    newest, terms, first = larkmoor.record().trail
    access = replace(newest, published=(), events=(AccessEvent(Deed.GRANTED, "Tom Reyes", date(2027, 3, 1)),))
    access = replace(access, revision=replace(newest.revision, id="abc1234" * 5))
    older = replace(terms, revision=replace(first.revision, id="1234abc" * 5))
    html = history(larkmoor.record(trail=(access, newest, terms, older))).html
    file = tmp_path / "history.html"
    file.write_text(f'<style>{style}</style><div class="md-typeset">{html}</div>', "utf-8")

    def open_at(fragment: str) -> Page:
        tab.goto(f"{file.as_uri()}{fragment}")
        return tab

    return open_at


def test_an_address_without_fragment_shows_everything(opened: Callable[[str], Page]) -> None:
    page = opened("")
    assert page.evaluate(SHOWN) == ["access", "reports", "terms", "terms"]
    assert not page.locator(".ab-only, .ab-term").first.is_visible()


def test_a_topics_address_leaves_its_entries_and_their_months(opened: Callable[[str], Page]) -> None:
    page = opened("#only-reports")
    assert page.evaluate(SHOWN) == ["reports"]
    assert page.evaluate(MONTHS) == ["November 2026"]
    assert page.get_by_text("Shown: Reports.").is_visible()


def test_filters_are_used_with_the_keyboard(opened: Callable[[str], Page]) -> None:
    page = opened("")
    page.get_by_role("link", name="Terms").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(SHOWN) == ["terms", "terms"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(SHOWN) == ["access", "reports", "terms", "terms"]


def test_a_terms_address_shows_that_term_alone(opened: Callable[[str], Page]) -> None:
    page = opened("#term-milestones-beta-due")
    assert page.evaluate(SHOWN) == []
    assert page.get_by_role("heading", name="Milestone Beta shop: due").is_visible()


def test_an_entrys_address_shows_everything(opened: Callable[[str], Page]) -> None:
    assert opened("#commit-e93b512").evaluate(SHOWN) == ["access", "reports", "terms", "terms"]
