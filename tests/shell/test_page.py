"""An unlocked page does everything that Material does on any other site."""

import time
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from reports.site.frames import FrameSet
from tests.shell.conftest import Reader, reading, served
from tests.shell.sealed_site import BYTES, MORE_WEEKS, OLD_WORD, PAST, Told, write_site

pytestmark = pytest.mark.browser

AT_PLACE = "Math.abs(scrollY - 900) < 40"  # a line that a script adds above may move it while the reader clicks on
WITNESSED = """new Promise(done => {
  const opening = indexedDB.open("aboveboard", 1);
  opening.onsuccess = () => {
    const counting = opening.result.transaction("witnesses").objectStore("witnesses").count();
    counting.onsuccess = () => { opening.result.close(); done(counting.result === 1); };
  };
})"""

LED_ON = WITNESSED.replace("count()", "getAll()").replace("=== 1", "[0].ledger.code === '3c'")


def search(page: Page, words: str) -> None:
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type(words)


def eventually(page: Page, condition: str) -> None:
    """Wait for a condition; Playwright's own way to wait evaluates text, which the security policy forbids."""
    deadline = time.monotonic() + 8
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, condition
        page.wait_for_timeout(20)


def test_search_finds_a_word_of_an_old_update_and_highlights_it(reader: Reader) -> None:
    page = reader.opened()
    search(page, OLD_WORD)
    page.locator("a.md-search-result__link mark", has_text=OLD_WORD).first.click()
    expect(page.locator("article mark")).to_have_text(OLD_WORD)
    assert page.url == reader.url(reader.site.page("2026-W46", "update")) + "#far"
    assert not [url for url in reader.requests if OLD_WORD in url]


def test_the_weeks_are_fetched_only_when_somebody_searches(reader: Reader) -> None:
    page = reader.opened()
    page.wait_for_load_state("networkidle")
    assert not [url for url in reader.requests if url.endswith("search.bin")]
    search(page, "sparrow")
    expect(page.locator("a.md-search-result__link").first).to_be_visible()
    assert len([url for url in reader.requests if url.endswith("search.bin")]) == 3


def test_search_does_without_a_week_that_is_missing(reader: Reader) -> None:
    missing = reader.site.page("2026-W46") + "search.bin"
    reader.context.route(f"**/{missing}", lambda route: route.fulfill(status=200, body=b"damaged"))
    page = reader.opened()
    search(page, "sparrow")
    expect(page.locator("a.md-search-result__link").first).to_be_visible()
    expect(page.locator("article").get_by_role("status")).to_contain_text("damaged or in the wrong place")


def test_a_find_on_the_same_page_is_highlighted(reader: Reader) -> None:
    page = reader.opened(reader.site.page("2026-W46", "update"))
    search(page, OLD_WORD)
    page.locator("a.md-search-result__link mark", has_text=OLD_WORD).first.click()
    expect(page.locator("article mark")).to_have_text(OLD_WORD)


def test_switching_versions_keeps_the_page(reader: Reader) -> None:
    page = reader.opened(reader.site.page("2026-W47", "plan"))
    page.locator(".md-version__current").hover(force=True)
    page.locator(".md-version__link", has_text="2026-W46").click()
    expect(page.locator("article h1")).to_have_text("Plan of 2026-W46")


def test_an_old_report_says_so_and_leads_to_the_same_page(reader: Reader) -> None:
    page = reader.opened(reader.site.page("2026-W46", "plan"))
    banner = page.locator("[data-md-component=outdated]")
    expect(banner).to_be_visible()
    expect(banner.get_by_role("link")).to_have_attribute("href", reader.url(reader.site.page("2026-W47", "plan")))
    banner.get_by_role("link").click()
    expect(page.locator("article h1")).to_have_text("Plan of 2026-W47")
    expect(banner).to_be_hidden()


def test_an_old_report_leads_to_the_home_of_the_newest_where_that_has_not_the_page(reader: Reader) -> None:
    page = reader.opened(reader.site.page("2026-W46", PAST))
    link = page.locator("[data-md-component=outdated]").get_by_role("link")
    expect(link).to_have_attribute("href", reader.url(reader.site.page("2026-W47")))


def test_a_picture_shows(reader: Reader) -> None:
    page = reader.opened()
    picture = page.locator("article img")
    expect(picture).to_have_js_property("naturalWidth", 64)
    assert picture.get_attribute("src", timeout=100).startswith("blob:")


def test_a_document_downloads_intact_under_its_name(reader: Reader) -> None:
    page = reader.opened()
    with page.expect_download() as download:
        page.get_by_role("link", name="The plan").click()
    assert download.value.suggested_filename == "the plan & more.pdf"
    assert Path(download.value.path()).read_bytes() == BYTES["files/the plan & more.pdf"]


def test_what_is_downloaded_cannot_run_here(reader: Reader) -> None:
    """A blob of HTML or SVG that is opened in a tab would run in the site's origin; octets do not."""
    page = reader.opened()
    page.wait_for_load_state("networkidle")
    page.evaluate("""() => {
      const make = URL.createObjectURL
      window.kinds = []
      URL.createObjectURL = blob => { window.kinds.push(blob.type); return make.call(URL, blob) }
    }""")
    with page.expect_download():
        page.get_by_role("link", name="The plan").click()
    assert page.evaluate("window.kinds") == ["application/octet-stream"]


def test_no_page_tells_the_next_where_the_reader_came_from(reader: Reader) -> None:
    page = reader.opened(reader.site.page("2026-W47"))
    page.locator("article").get_by_role("link", name="Plan", exact=True).click()
    expect(page.locator("article h1")).to_have_text("Plan of 2026-W47")
    assert page.evaluate("document.referrer") == ""


def test_dark_mode_lasts_across_pages_and_versions(reader: Reader) -> None:
    page = reader.opened()
    page.get_by_title("dark").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(reader.url(reader.site.page("2026-W46", "plan")))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_back_forward_and_reload_keep_the_place(reader: Reader) -> None:
    page = reader.opened()
    eventually(page, f"(scrollTo({{top: 900, behavior: 'instant'}}), {AT_PLACE})")
    eventually(page, "Math.abs((history.state?.scroll?.[1] ?? 0) - 900) < 40")
    page.reload()
    eventually(page, AT_PLACE)
    page.locator(".md-nav--primary").get_by_role("link", name="Plan").first.click()
    expect(page.locator("article h1")).to_have_text("Plan of 2026-W47")
    page.go_back()
    eventually(page, AT_PLACE)
    page.go_forward()
    expect(page.locator("article h1")).to_have_text("Plan of 2026-W47")


def test_a_link_to_a_place_on_a_page_leads_there(reader: Reader) -> None:
    page = reader.opened()
    page.locator("article").get_by_role("link", name="Plan", exact=True).click()
    expect(page.locator("article h1")).to_have_text("Plan of 2026-W47")
    eventually(page, "Math.abs(document.getElementById('far').getBoundingClientRect().top) < 200")


def test_back_from_the_first_page_does_not_return_to_the_root(reader: Reader) -> None:
    page = reader.tab()
    page.goto("about:blank")
    page.goto(reader.url())
    reader.unlock(page)
    expect(page.locator("article h1")).to_be_visible()
    page.go_back()
    assert page.url == "about:blank"


def test_an_older_state_than_seen_before_is_told(chromium: Browser, frames: FrameSet, tmp_path: Path) -> None:
    newer, older = write_site(tmp_path / "new", frames, MORE_WEEKS), write_site(tmp_path / "old", frames)
    with served(tmp_path) as address, reading(chromium, address, newer) as reader:
        (tmp_path / "larkmoor").symlink_to(newer.root)
        (tmp_path / "assets").symlink_to(newer.folder / "assets")
        page = reader.opened(newer.page("2026-W47"))
        eventually(page, WITNESSED)
        (tmp_path / "larkmoor").unlink()
        (tmp_path / "larkmoor").symlink_to(older.root)
        page.goto(reader.url(older.page("2026-W47")))
        expect(page.get_by_role("status").first).to_contain_text("older state of the site")


@pytest.mark.parametrize("codes", [("1a", "9f", "3c"), ()], ids=["rewritten", "without a ledger"])
def test_a_record_that_no_longer_holds_what_was_seen_is_told(
    chromium: Browser, frames: FrameSet, tmp_path: Path, codes: tuple[str, ...]
) -> None:
    site = write_site(tmp_path, frames, told=Told(("1a", "2b")))
    with served(tmp_path) as address, reading(chromium, address, site) as reader:
        page = reader.opened(site.page("2026-W47"))
        eventually(page, WITNESSED)
        write_site(tmp_path, frames, MORE_WEEKS, told=Told(codes))
        for _ in range(2):  # the warning comes back
            page.goto(reader.url(site.page("2026-W48")))
            expect(page.get_by_role("status").first).to_contain_text("no longer on record")


def test_a_record_that_leads_on_is_remembered_without_a_word(
    chromium: Browser, frames: FrameSet, tmp_path: Path
) -> None:
    site = write_site(tmp_path, frames, told=Told(("1a", "2b")))
    with served(tmp_path) as address, reading(chromium, address, site) as reader:
        page = reader.opened(site.page("2026-W47"))
        eventually(page, WITNESSED)
        write_site(tmp_path, frames, MORE_WEEKS, told=Told(("1a", "2b", "3c")))
        page.goto(reader.url(site.page("2026-W48")))
        eventually(page, LED_ON)
        expect(page.locator("[data-notice]")).to_have_count(0)


def test_dates_are_as_near_as_they_are_on_the_readers_own_day(
    chromium: Browser, frames: FrameSet, tmp_path: Path
) -> None:
    """On the newest report alone, until it is too old to count from; a clock that is behind is not believed."""
    old = "This report is from 20 November 2026 (5 weeks ago)."
    looks = (
        ("2026-11-19T12:00", "2 days overdue by 23 Nov 1 Dec", None),
        ("2026-11-20T23:00", "2 days overdue by 23 Nov (in 3 days) 1 Dec (in 11 days)", None),
        (
            "2026-11-25T00:30",
            "2 days overdue on 20 Nov (was due 7 days ago) by 23 Nov (was due 2 days ago) 1 Dec (in 6 days)",
            None,
        ),
        ("2026-11-28T08:00", "1 Dec (in 3 days)", "The next update was promised for 27 November 2026"),
        ("2026-12-26T08:00", "2 days overdue by 23 Nov 1 Dec", old),
    )
    site = write_site(tmp_path, frames, told=Told(promised=date(2026, 11, 27)))
    with served(tmp_path) as address, reading(chromium, address, site, timezone_id="America/New_York") as reader:
        page = reader.opened(site.page("2026-W47"))
        for moment, days, notice in looks:
            page.clock.set_fixed_time(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("America/New_York")))
            page.goto(reader.url(site.page("2026-W47")))
            page.wait_for_load_state("networkidle")
            expect(page.locator("[data-as-of]")).to_contain_text(days)
            if notice:
                expect(page.get_by_role("status").first).to_contain_text(notice)
            else:
                expect(page.locator("[data-notice]")).to_have_count(0)
        page.clock.set_fixed_time(datetime(2026, 11, 28, 12, tzinfo=UTC))
        page.goto(reader.url(site.page("2026-W46")))
        page.wait_for_load_state("networkidle")
        expect(page.locator("[data-notice], .ab-today")).to_have_count(0)


def test_a_page_of_another_build_than_the_rest_is_told(chromium: Browser, frames: FrameSet, tmp_path: Path) -> None:
    site = write_site(tmp_path, frames)
    kept = (site.root / "all" / site.page("all", "history").removeprefix("all/") / "index.html").read_bytes()
    write_site(tmp_path, frames, MORE_WEEKS)
    (site.root / site.page("all", "history") / "index.html").write_bytes(kept)
    with served(tmp_path) as address, reading(chromium, address, site) as reader:
        page = reader.opened(site.page("all", "history"))
        expect(page.get_by_role("status").first).to_contain_text("older copy of this page")
