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
