"""A portable site, opened from a folder on a disk in a real browser, with no host at all."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from reports.site.frames import FrameSet
from tests.shell import sealed_site
from tests.shell.conftest import Reader, reading, served
from tests.shell.sealed_site import BYTES, OLD_WORD, SealedSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NEWEST, OLDER = "2026-W47", "2026-W46"


@pytest.fixture(scope="module")
def portable(frames: FrameSet, tmp_path_factory: pytest.TempPathFactory) -> SealedSite:
    return sealed_site.write_site(tmp_path_factory.mktemp("portable"), frames, portable=True)


@pytest.fixture
def holder(chromium: Browser, portable: SealedSite) -> Iterator[Reader]:
    with reading(chromium, f"{portable.folder.as_uri()}/", portable) as reader:
        yield reader


def test_one_passphrase_opens_the_site_and_every_page_of_it(holder: Reader) -> None:
    page = holder.opened("index.html")
    expect(page.locator("article h1")).to_have_text(f"Now of {NEWEST}")
    page.get_by_role("link", name="Plan", exact=True).last.click()
    expect(page.locator("article h1")).to_have_text(f"Plan of {NEWEST}")
    page.locator("article").get_by_role("link", name="History").click()
    expect(page.locator("article h1")).to_have_text("History of all")
    page.go_back()
    expect(page.locator("article h1")).to_have_text(f"Plan of {NEWEST}")


def test_another_version_opens_at_the_same_page(holder: Reader, portable: SealedSite) -> None:
    page = holder.opened(f"{portable.page(NEWEST, 'plan')}index.html")
    switch(page, OLDER)
    expect(page.locator("article h1")).to_have_text(f"Plan of {OLDER}")
    expect(page.locator("[data-md-component=outdated]")).to_be_visible()
    page.locator("[data-md-component=outdated] a").click()
    expect(page.locator("article h1")).to_have_text(f"Plan of {NEWEST}")


def test_search_finds_a_word_of_another_version(holder: Reader) -> None:
    page = holder.opened("index.html")
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").type(OLD_WORD)
    page.locator("a.md-search-result__link mark", has_text=OLD_WORD).first.click()
    expect(page.locator("article h1")).to_have_text(f"Update of {OLDER}")
    expect(page.locator("article mark")).to_have_text(OLD_WORD)


def test_pictures_show_and_documents_download(holder: Reader, tmp_path: Path) -> None:
    page = holder.opened("index.html")
    page.wait_for_function("document.querySelector('article img').naturalWidth === 64")
    with page.expect_download() as started:
        page.get_by_role("link", name="The plan", exact=True).click()
    started.value.save_as(tmp_path / "saved")
    name = started.value.suggested_filename
    assert name == "the plan & more.pdf"
    assert digest((tmp_path / "saved").read_bytes()) == digest(BYTES[f"files/{name}"])


def test_nothing_is_remembered_beyond_the_tab_or_after_lock(holder: Reader) -> None:
    page = holder.tab("index.html")
    expect(page.get_by_label("Remember")).to_be_hidden()
    holder.unlock(page)
    expect(page.locator("article h1")).to_be_visible()
    other = holder.tab("index.html")
    expect(other.get_by_label("Passphrase")).to_be_visible()
    page.locator("[data-lock]").click()
    expect(page.get_by_label("Passphrase")).to_be_visible()


def test_a_missing_wrapper_is_said(holder: Reader, portable: SealedSite) -> None:
    slots = portable.root / "slots.js"
    kept = slots.read_bytes()
    slots.unlink()
    try:
        page = holder.tab("index.html")
        holder.unlock(page)
        expect(page.get_by_role("status")).to_contain_text("damaged")
    finally:
        slots.write_bytes(kept)
        holder.complaints.clear()


def test_the_same_folder_opens_from_a_host(chromium: Browser, portable: SealedSite) -> None:
    with served(portable.folder) as address, reading(chromium, address, portable) as reader:
        expect(reader.opened().locator("article h1")).to_have_text(f"Now of {NEWEST}")


def switch(page: Page, week: str) -> None:
    page.locator(".md-version__current").focus()
    page.locator(".md-version__link", has_text=week).click()


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
