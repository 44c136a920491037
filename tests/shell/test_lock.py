"""Lock takes everything back, in every tab."""

from hashlib import sha256

import pytest
from playwright.sync_api import Browser, Page, expect

from reports.protect.keys import file_keys
from reports.protect.sealed_file import open_sealed
from tests.shell.conftest import Reader
from tests.shell.sealed_site import ADDRESS, SealedSite

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


def test_the_witness_says_which_head_was_seen(reader: Reader) -> None:
    page = reader.opened(reader.site.page("2026-W47"))
    page.wait_for_load_state("networkidle")
    lock(page)
    expect(page.get_by_label("Passphrase")).to_be_visible()
    seen = page.evaluate("""async () => {
      const base = await new Promise(done => { indexedDB.open("aboveboard").onsuccess = e => done(e.target.result) })
      const all = base.transaction("witnesses").objectStore("witnesses")
      const read = request => new Promise(done => { request.onsuccess = () => done(request.result) })
      return [await read(all.getAllKeys()), await read(all.getAll())]
    }""")
    sealed = (reader.site.root / "head.bin").read_bytes()
    head = open_sealed(file_keys(b"c" * 32), "head.bin", sealed).data
    assert seen == [[f"/{ADDRESS}/"], [{"seq": [2, 1], "digest": sha256(head).hexdigest(), "ledger": None}]]


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


def test_lock_in_another_tab_reaches_a_page_that_comes_back(reader: Reader) -> None:
    """The back/forward cache gives a page back as it was left; what is remembered may be gone by then."""
    page = reader.opened()
    page.evaluate("""async () => {
      const base = await new Promise(done => { indexedDB.open("aboveboard").onsuccess = e => done(e.target.result) })
      const cleared = base.transaction("keys", "readwrite").objectStore("keys").clear()
      await new Promise(done => { cleared.onsuccess = done })
      dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}))
    }""")
    expect(page.get_by_label("Passphrase")).to_be_visible()
    expect(page.locator("article")).to_have_count(0)


def test_a_page_that_comes_back_stays_open_while_its_key_is_there(reader: Reader) -> None:
    page = reader.opened()
    page.evaluate("window.here = true; dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    page.wait_for_timeout(300)
    assert page.evaluate("window.here")


def test_lock_takes_back_the_addresses_of_plain_content(reader: Reader) -> None:
    page = reader.opened()
    picture = page.locator("article img")
    expect(picture).to_have_js_property("naturalWidth", 64)
    page.evaluate("""() => {
      const revoke = URL.revokeObjectURL
      URL.revokeObjectURL = address => { localStorage.setItem("revoked", address); revoke.call(URL, address) }
    }""")
    shown = picture.get_attribute("src")
    lock(page)
    expect(page.get_by_label("Passphrase")).to_be_visible()
    assert page.evaluate("localStorage.getItem('revoked')") == shown


@pytest.mark.parametrize("store", ["indexedDB", "sessionStorage", "localStorage"])
def test_a_browser_that_blocks_storage_opens_and_locks(
    chromium: Browser, address: str, site: SealedSite, store: str
) -> None:
    """Material itself complains where there is no storage, so what the console says is not judged here."""
    with chromium.new_context() as context:
        context.add_init_script(
            f"Object.defineProperty(window, '{store}', {{get() {{ throw new DOMException('no', 'SecurityError') }}}})"
        )
        reader = Reader(context, address, site, [], [])
        page = reader.opened(site.page("2026-W47"))
        lock(page)
        expect(page.get_by_label("Passphrase")).to_be_visible()
