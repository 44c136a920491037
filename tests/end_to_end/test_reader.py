"""What a client does with their site, in a real browser, from a plain static server."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from reports.model.values import PORTFOLIO
from reports.pages import RECORD_PAGES, VERSION_PAGES
from reports.words import Words
from tests.end_to_end.conftest import Demo, Reader

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CLIENT, IN_JAPANESE = "larkmoor", "tsukishiro"
PAGES = tuple(Words("en")(f"nav.{name}") for name in (*VERSION_PAGES, *RECORD_PAGES))
"""Every page that there can be: this client has them all."""


@pytest.fixture
def home(reader: Reader, demo: Demo) -> Page:
    """The newest version's Now page, unlocked."""
    page = reader.open(f"{demo.address(CLIENT)}/")
    reader.unlock(page, next(iter(demo.people(CLIENT).values())))
    reader.heading(page)
    return page


def go(page: Page, title: str) -> None:
    link = page.locator("nav.md-nav--primary a.md-nav__link", has_text=re.compile(rf"^\s*{title}\s*$")).first
    address = link.evaluate("link => link.href")
    link.click()
    page.wait_for_url(address)
    page.locator("article h1").wait_for()


def test_each_person_s_passphrase_opens_their_own_site(reader: Reader, demo: Demo) -> None:
    for client in demo.passphrases:
        page = reader.open(f"{demo.address(client)}/")
        for passphrase in demo.people(client).values():
            reader.unlock(page, passphrase)
            assert reader.heading(page)
            page.locator("[data-lock]").click()
            page.locator("#passphrase").wait_for()
        page.close()


def test_the_demonstration_says_where_each_site_lies(demo: Demo) -> None:
    listed = json.loads((demo.root / "passphrases.json").read_text())
    folders = {PORTFOLIO: demo.root / "portfolio"}
    for name, opening in listed.items():
        assert f"/{opening['address']}/" in demo.printed
        assert (folders.get(name, demo.site) / opening["address"] / "index.html").is_file()


def test_a_wrong_passphrase_is_refused_in_words_that_are_spoken(reader: Reader, demo: Demo) -> None:
    page = reader.open(f"{demo.address(CLIENT)}/")
    others = next(iter(demo.people("pellworth").values()))
    reader.unlock(page, others)
    said = page.get_by_role("status")
    expect(said).to_contain_text("passphrase", ignore_case=True, timeout=20_000)
    assert page.locator("article h1").count() == 0


def test_every_page_opens_and_fits_a_phone(home: Page) -> None:
    home.set_viewport_size({"width": 390, "height": 844})
    links = home.eval_on_selector_all("nav.md-nav--primary a.md-nav__link[href]", "all => all.map(a => a.href)")
    assert len(set(links)) == len(PAGES)
    for link in links:
        home.goto(link)
        home.locator("article h1").wait_for()
        assert home.evaluate("document.documentElement.scrollWidth <= innerWidth"), link


def test_search_finds_a_word_of_an_old_update_and_opens_it(home: Page) -> None:
    go(home, "Archive")
    home.locator(".ab-versions a").last.click()
    home.locator(".ab-update, .ab-now").wait_for()
    go(home, "This update")
    old = home.url
    said = home.locator(".ab-update section[aria-labelledby=done] li").first.inner_text()
    go(home, "Archive")
    home.locator(".ab-versions a").first.click()
    home.locator("article h1#status").wait_for()
    home.locator("input.md-search__input").click()
    home.locator("input.md-search__input").type(said[:40])
    hit = home.locator(f".md-search-result__link[href^='{old}']").first
    hit.wait_for(timeout=15_000)
    hit.click()
    expect(home.locator(".ab-update")).to_contain_text(said)


def test_japanese_fits_a_phone_and_is_found_inside_a_sentence(reader: Reader, demo: Demo) -> None:
    page = reader.open(f"{demo.address(IN_JAPANESE)}/")
    reader.unlock(page, next(iter(demo.people(IN_JAPANESE).values())))
    assert reader.heading(page) == "順調"
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").type("名入れの画面")
    page.locator(".md-search-result__link mark").first.wait_for(timeout=15_000)
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 844})
    links = page.eval_on_selector_all("nav.md-nav--primary a.md-nav__link[href]", "all => all.map(a => a.href)")
    for link in links:
        page.goto(link)
        page.locator("article h1").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), link


def test_switching_versions_shows_the_figures_as_they_were(home: Page) -> None:
    now = home.locator(".ab-budget dd").nth(1).inner_text()
    home.locator(".md-version__current").focus()
    home.locator(".md-version__link").nth(10).click()
    home.locator("article h1").wait_for()
    home.wait_for_function("before => document.querySelectorAll('.ab-budget dd')[1]?.innerText !== before", arg=now)
    expect(home.locator("[data-md-component=outdated]")).to_be_visible()


def test_a_picture_shows_and_a_document_downloads_whole_under_its_name(home: Page, demo: Demo, tmp_path: Path) -> None:
    go(home, "This update")
    home.wait_for_function("[...document.querySelectorAll('article img')].some(image => image.naturalWidth > 100)")
    link = home.locator("article a[download]").first
    with home.expect_download() as started:
        link.click()
    saved = tmp_path / "saved"
    started.value.save_as(saved)
    name = started.value.suggested_filename
    kept = demo.root / "clients" / CLIENT / "files" / name
    assert name.endswith(".pdf")
    assert hashlib.sha256(saved.read_bytes()).digest() == hashlib.sha256(kept.read_bytes()).digest()


def test_a_second_tab_is_open_without_asking_and_lock_locks_both(home: Page, reader: Reader, demo: Demo) -> None:
    second = reader.open(f"{demo.address(CLIENT)}/")
    assert reader.heading(second)
    home.locator("[data-lock]").click()
    home.locator("#passphrase").wait_for()
    second.locator("#passphrase").wait_for()
    third = reader.open(f"{demo.address(CLIENT)}/")
    third.locator("#passphrase").wait_for()


def test_dark_stays_dark_from_page_to_page(home: Page) -> None:
    home.locator("label.md-header__button[for^=__palette]:visible").click()
    home.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    go(home, "Plan")
    assert home.evaluate("document.body.dataset.mdColorScheme") == "slate"


def test_back_and_forward_keep_the_page_open(home: Page) -> None:
    go(home, "Plan")
    go(home, "Agreement")
    home.go_back()
    expect(home.locator("article h1")).to_have_text("Plan")
    home.go_forward()
    expect(home.locator("article h1")).to_have_text("Agreement")


def test_the_tab_s_title_names_neither_client_nor_figure(home: Page) -> None:
    titles = {home.title()}
    for title in ("This update", "Plan", "Agreement"):
        go(home, title)
        titles.add(home.title())
    assert titles == {"Now", "This update", "Plan", "Agreement"}
