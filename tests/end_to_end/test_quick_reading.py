"""How far a client has to go for an answer, how heavy a page is, and that a keyboard is enough: in real Chromium."""

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from reports.access import read_agency_key, read_client_keys
from reports.protect.keys import file_keys
from reports.protect.sealed_file import open_sealed
from tests.end_to_end.conftest import Demo, Reader

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CLIENT = "larkmoor"
HEAVIEST = 60_000
"""Bytes on the wire of a page, its pictures too, but without the theme's files, which the browser keeps."""
SEALED = re.compile(r'id="sealed">([^<]*)</script>')
STEPS = 400
FOCUSED = """() => {
  const at = document.activeElement
  if (!at || at === document.body) return null
  const box = at.getBoundingClientRect()
  const shown = [at, at.nextElementSibling, at.closest("form")].filter(Boolean).map(one => getComputedStyle(one))
  const ring = shown.some(style => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0))
  at.dataset.reached = "yes"
  return { what: at.outerHTML.slice(0, 160), top: box.top + scrollY, ring, text: at.matches("input"),
    inArticle: Boolean(at.closest("article")), seen: box.bottom > 0 && box.top < innerHeight }
}"""
MISSED = """() => [...document.querySelectorAll("article a[href], article button, article summary, article input")]
  .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.dataset.reached && one.tabIndex >= 0)
  .filter(one => one.type !== "radio" || !document.querySelector(`[name="${one.name}"][data-reached]`)) // arrows go on
  .map(one => one.outerHTML.slice(0, 160))"""


@dataclass
class Clicks:
    """Counts."""

    count: int = 0

    def on(self, place: Locator) -> None:
        self.count += 1
        place.click()


@pytest.fixture
def home(reader: Reader, demo: Demo) -> Page:
    """The newest version's Now page, unlocked."""
    page = reader.open(f"{demo.address(CLIENT)}/")
    reader.unlock(page, next(iter(demo.people(CLIENT).values())))
    reader.heading(page)
    return page


def menu(page: Page, title: str) -> Locator:
    return page.locator("nav.md-nav--primary").get_by_role("link", name=title, exact=True)


def test_the_next_milestone_and_whether_it_moved_stand_at_home(home: Page) -> None:
    following = home.locator(".ab-timeline > li", has=home.locator(".ab-timeline__date small")).first
    expect(following).to_be_visible()
    expect(following).to_contain_text(
        re.compile(r"Beta shop\s+promised 1 Dec.*7 Dec forecast\s+6 days late", re.DOTALL)
    )


def test_what_was_agreed_about_hosting_is_found_in_two_clicks(home: Page) -> None:
    clicks = Clicks()
    clicks.on(home.locator("input.md-search__input"))
    home.keyboard.type("hosting")
    agreed = home.locator(".md-search-result__link[href*='#']", has_text="hosting").first
    agreed.wait_for(timeout=15_000)
    clicks.on(agreed)
    expect(home.locator("article")).to_contain_text("hosting", ignore_case=True)
    expect(home.locator("article h1")).to_have_text("Agreement")
    assert clicks.count <= 2


def test_the_report_of_six_weeks_ago_is_two_clicks_away(home: Page) -> None:
    clicks = Clicks()
    clicks.on(menu(home, "Archive"))
    older = home.locator(".ab-versions a").nth(6)
    named = older.inner_text()
    clicks.on(older)
    expect(home.locator("[data-md-component=outdated]")).to_be_visible()
    week = home.locator(".md-version__current").inner_text().partition("-W")[2]
    assert f"Week {int(week)}," in named
    assert clicks.count <= 2


def test_every_page_weighs_little(home: Page) -> None:
    links = home.eval_on_selector_all("nav.md-nav--primary a.md-nav__link[href]", "all => all.map(a => a.href)")
    weights: dict[str, int] = {}
    asked: list[Request] = []
    home.on("requestfinished", lambda request: asked.extend([request]))
    browser = home.context.new_cdp_session(home)
    browser.send("Network.enable")
    browser.send("Network.setCacheDisabled", {"cacheDisabled": True})
    for link in dict.fromkeys(address.split("#")[0] for address in links):
        before = len(asked)
        home.goto(link)
        Reader.heading(home)
        home.wait_for_load_state("networkidle")
        wire = [one for one in asked[before:] if one.url.startswith("http") and "/assets/" not in one.url]
        sizes = [one.sizes() for one in wire]
        weights[home.title()] = sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes)
    assert min(weights.values()) > 10_000, "a page came from a cache"
    assert {title: weight for title, weight in weights.items() if weight > HEAVIEST} == {}


def weighed(demo: Demo, client: str) -> Iterator[tuple[str, int]]:
    """Yield each page of a client's newest version and record with its bytes: its own, and what it asks for."""
    folder = demo.site / demo.address(client)
    keys = file_keys(read_client_keys(demo.root, read_agency_key(demo.root, demo=True), client).content)

    def opened(path: str) -> str:
        payload = SEALED.search((folder / path).read_text())
        assert payload is not None
        return open_sealed(keys, path, b64decode(payload[1])).data.decode()

    [newest] = re.findall(r"url=([^/]+)/", opened("index.html"))
    for place in (page for part in (newest, "all") for page in sorted((folder / part).rglob("index.html"))):
        path = place.relative_to(folder).as_posix()
        pictures = re.findall(r'<img [^>]*data-sealed="([^"]+)"', opened(path))
        asked = {path, "head.bin", "versions.bin", *pictures}
        yield f"{client} {path}", sum((folder / name).stat().st_size for name in asked)


def test_a_page_of_no_client_weighs_more(demo: Demo) -> None:
    weights = {path: weight for client in demo.passphrases for path, weight in weighed(demo, client)}
    assert len(weights) > 50
    assert {path: weight for path, weight in weights.items() if weight > HEAVIEST} == {}


def walked(page: Page) -> list[dict[str, object]]:
    """Press Tab from the top until the page is left or begins again; return where it led."""
    page.evaluate("() => { document.activeElement?.blur(); scrollTo(0, 0) }")
    found: list[dict[str, object]] = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        place = page.evaluate(FOCUSED)
        if place is None or (found and place["what"] == found[0]["what"]):
            return found
        found.append(place)
    raise AssertionError(f"Tab leads nowhere but {found[-3:]}")


def test_a_keyboard_alone_reaches_and_works_everything(reader: Reader, demo: Demo) -> None:
    passphrase = next(iter(demo.people(CLIENT).values()))
    page = reader.open(f"{demo.address(CLIENT)}/")
    expect(page.locator("#passphrase")).to_be_focused()
    page.keyboard.type(passphrase)
    page.keyboard.press("Enter")
    reader.heading(page)
    for title in ("Now", "Agreement", "Changes", "History", "Archive"):
        menu(page, title).focus()
        page.keyboard.press("Enter")
        page.wait_for_function("title => document.title === title && document.querySelector('article h1')", arg=title)
        places = walked(page)
        assert "md-skip" in str(places[0]["what"])
        assert [place["what"] for place in places if not place["seen"]] == []
        assert [place["what"] for place in places if not place["ring"] and not place["text"]] == []
        assert page.evaluate(MISSED) == []
    page.keyboard.press("/")
    page.keyboard.type("hosting")
    page.locator(".md-search-result__link").first.wait_for(timeout=15_000)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.title === 'Agreement' || location.hash.length > 1")
    reader.heading(page)
    page.locator(".md-version__current").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert "md-version__link" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Enter")
    expect(page.locator("[data-md-component=outdated]")).to_be_visible()
    page.locator("[data-lock]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#passphrase")).to_be_focused()
    page.keyboard.type(passphrase)
    page.keyboard.press("Enter")
    reader.heading(page)
