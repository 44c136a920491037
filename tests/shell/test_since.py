"""What changed since this browser saw the site last, from its own encrypted memory."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from reports.site.frames import FrameSet
from tests.shell.conftest import reading, served
from tests.shell.sealed_site import MORE_WEEKS, WEEKS, write_site

pytestmark = pytest.mark.browser


def test_what_changed_is_told_on_the_newest_now_and_nowhere_else(
    chromium: Browser, frames: FrameSet, tmp_path: Path
) -> None:
    """A first visit, the same again, the next publication, an older version, a second tab, and a visit after Lock."""
    site = write_site(tmp_path, frames, WEEKS)
    with served(tmp_path) as address, reading(chromium, address, site) as reader:
        page = reader.opened(site.page("2026-W47"))
        since, new = page.locator(".ab-since"), page.locator(".md-nav--primary .ab-new")
        page.wait_for_load_state("networkidle")
        page.reload()
        page.wait_for_load_state("networkidle")
        expect(since).to_be_hidden()
        later = write_site(tmp_path, frames, MORE_WEEKS)
        page.goto(reader.url(later.page("2026-W46")))
        page.wait_for_load_state("networkidle")
        expect(since).to_be_hidden()
        for _ in range(2):
            page.goto(reader.url(later.page("2026-W48")))
            expect(since).to_contain_text("Since you were here on")
            expect(since).to_contain_text("2026-W47 → 2026-W48")
            expect(since.get_by_text("Same")).to_be_hidden()
            expect(new).to_have_text(["new"])
        expect(page.get_by_role("link", name="Plan new", exact=True)).to_be_visible()
        other = reader.tab(later.page("2026-W48", "plan"))
        expect(other.locator("article h1")).to_be_visible()
        other.wait_for_load_state("networkidle")
        expect(other.locator(".ab-new")).to_have_count(0)
        page.reload()
        expect(since).to_be_visible()
        expect(new).to_have_count(0)
        page.get_by_role("button", name="Lock").click()
        reader.unlock(page)
        expect(page.locator("article h1")).to_be_visible()
        page.wait_for_load_state("networkidle")
        expect(since).to_be_hidden()
        expect(new).to_have_count(0)


BLOCKED = "indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };"
FULL = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def test_each_publication_is_held_against_the_one_that_was_seen_of_the_same_client(
    chromium: Browser, frames: FrameSet, tmp_path: Path
) -> None:
    """Three in a row, the last two at once, beside another client who has the same pages at another address."""
    weeks = (*MORE_WEEKS, "2026-W49", "2026-W50")
    site = write_site(tmp_path, frames, WEEKS)
    write_site(tmp_path / "apart", frames, MORE_WEEKS, content=b"d" * 32)
    (tmp_path / "apart" / "larkmoor").rename(tmp_path / "pellworth")
    with served(tmp_path) as address, reading(chromium, address, site) as reader:
        page = reader.opened(site.page("2026-W47"))
        page.wait_for_load_state("networkidle")
        since = page.locator(".ab-since")
        for published, said in ((3, "2026-W47 → 2026-W48"), (5, "2026-W48 → 2026-W50")):
            later = write_site(tmp_path, frames, weeks[:published])
            page.goto(reader.url(later.page(weeks[published - 1], "plan")))
            page.wait_for_load_state("networkidle")
            page.goto(reader.url(later.page(weeks[published - 1])))
            expect(since).to_contain_text(said)
            expect(page.locator(".ab-new")).to_have_count(0)  # the plan was read before
        page.goto(f"{address}pellworth/{site.page('2026-W48')}")
        reader.unlock(page)
        expect(page.locator("article h1")).to_be_visible()
        page.wait_for_load_state("networkidle")
        expect(since).to_be_hidden()


@pytest.mark.parametrize("refusal", [BLOCKED, FULL], ids=["blocked", "full"])
def test_a_browser_that_keeps_nothing_opens_every_page_without_marks(
    chromium: Browser, frames: FrameSet, tmp_path: Path, refusal: str
) -> None:
    site = write_site(tmp_path, frames, WEEKS)
    with served(tmp_path) as address, reading(chromium, address, site) as reader:
        reader.context.add_init_script(refusal)
        for name in ("now", "plan"):
            page = reader.opened(site.page("2026-W47", name))
            page.wait_for_load_state("networkidle")
            expect(page.locator(".ab-since:not([hidden]), .ab-new, [data-notice]")).to_have_count(0)
