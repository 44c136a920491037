"""Lock takes everything back, in every tab."""

import pytest
from playwright.sync_api import Page, expect

from tests.shell.conftest import Reader

pytestmark = pytest.mark.browser


def lock(page: Page) -> None:
    page.get_by_role("button", name="Lock").click()


def test_a_second_tab_is_open_without_asking_and_lock_locks_both(reader: Reader) -> None:
    first, second = reader.opened(), reader.tab(reader.site.page("2026-W46", "plan"))
    expect(second.locator("article h1")).to_have_text("Plan of 2026-W46")
    lock(first)
    for tab in (first, second):
        expect(tab.get_by_label("Passphrase")).to_be_visible()
        expect(tab.locator("article")).to_have_count(0)
    expect(reader.tab().get_by_label("Passphrase")).to_be_visible()


def test_lock_leaves_only_the_witness(reader: Reader) -> None:
    page = reader.opened()
    page.get_by_title("dark").click()
    page.wait_for_load_state("networkidle")
    lock(page)
    expect(page.get_by_label("Passphrase")).to_be_visible()
    left = """async () => {
      const base = await new Promise(done => { indexedDB.open("aboveboard").onsuccess = e => done(e.target.result) })
      const count = name => new Promise(done => {
        base.transaction(name).objectStore(name).count().onsuccess = e => done(e.target.result)
      })
      return [localStorage.length, sessionStorage.length, await count("keys"), await count("witnesses")]
    }"""
    assert page.evaluate(left) == [0, 0, 0, 1]


def test_locked_not_remembered_tabs_stay_locked(reader: Reader) -> None:
    page = reader.opened(remember=False)
    lock(page)
    expect(page.get_by_label("Passphrase")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Passphrase")).to_be_visible()


def test_going_back_after_lock_shows_the_lock(reader: Reader) -> None:
    page = reader.opened()
    page.locator("article").get_by_role("link", name="History").click()
    expect(page.locator("article h1")).to_have_text("History of all")
    lock(page)
    expect(page.get_by_label("Passphrase")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Passphrase")).to_be_visible()
