"""Who opens the site, and what everybody else is told."""

import shutil
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from reports.protect.shell import lock_words
from reports.site.frames import FrameSet
from tests.shell.conftest import Reader, reading, served
from tests.shell.sealed_site import ADDRESS, MORE_WEEKS, PASSPHRASES, SealedSite, write_site

pytestmark = pytest.mark.browser


def says(page: Page, text: str) -> None:
    """A screen reader speaks what stands in the status."""
    expect(page.get_by_role("status")).to_contain_text(text)


@pytest.mark.parametrize("person", PASSPHRASES)
def test_each_persons_passphrase_opens_the_newest_version(reader: Reader, person: str) -> None:
    page = reader.tab()
    reader.unlock(page, PASSPHRASES[person])
    expect(page.locator("article h1")).to_have_text("Now of 2026-W47")
    assert page.url == reader.url(reader.site.page("2026-W47"))


@pytest.mark.parametrize(
    "typed",
    [
        "quiet-lantern-seven-bridge",
        "  quiet\u3000lantern  seven bridge ",
        unicodedata.normalize("NFD", PASSPHRASES["sponsor"]),
    ],
)
def test_another_spelling_of_the_same_words_opens(reader: Reader, typed: str) -> None:
    page = reader.tab(reader.site.page("2026-W46"))
    reader.unlock(page, typed)
    expect(page.locator("article h1")).to_have_text("Now of 2026-W46")


def test_a_wrong_passphrase_is_refused_and_the_next_try_counts(reader: Reader) -> None:
    page = reader.tab()
    reader.unlock(page, "quiet lantern seven bridges")
    says(page, "does not open this site")
    expect(page.get_by_label("Passphrase")).to_be_focused()
    reader.unlock(page)
    expect(page.locator("article h1")).to_be_visible()


def test_the_lock_page_shows_nothing_of_the_client(reader: Reader) -> None:
    page = reader.tab()
    expect(page).to_have_title("Locked")
    expect(page.get_by_label("Passphrase")).to_be_focused()
    assert "Larkmoor" not in page.content()


def test_a_remembered_site_opens_without_the_form(reader: Reader) -> None:
    reader.opened().close()
    page = reader.context.new_page()
    page.add_init_script(
        "new MutationObserver(() => { if (document.querySelector('main:not([hidden]) form')) window.flashed = true })"
        ".observe(document, {subtree: true, childList: true, attributes: true})"
    )
    page.goto(reader.url(reader.site.page("2026-W46", "plan")))
    expect(page.locator("article h1")).to_have_text("Plan of 2026-W46")
    assert not page.evaluate("window.flashed ?? false")


def test_not_remembered_the_tab_stays_open_and_another_asks(reader: Reader) -> None:
    page = reader.opened(remember=False)
    page.locator("article").get_by_role("link", name="History").click()
    expect(page.locator("article h1")).to_have_text("History of all")
    expect(reader.tab().get_by_label("Passphrase")).to_be_visible()


@pytest.mark.parametrize(("remember", "hours"), [(False, 13), (True, 31 * 24)])
def test_what_is_remembered_ends(reader: Reader, remember: bool, hours: int) -> None:  # noqa: FBT001 -- a parameter
    page = reader.opened(remember=remember)
    page.reload()
    expect(page.locator("article h1")).to_be_visible()
    page.add_init_script(f"const now = Date.now; Date.now = () => now.call(Date) + {hours} * 3600e3")
    page.reload()
    expect(page.get_by_label("Passphrase")).to_be_visible()


def test_no_key_can_be_read_out_of_the_browser(reader: Reader) -> None:
    page = reader.opened()
    exported = """async () => {
      const base = await new Promise(done => { indexedDB.open("aboveboard").onsuccess = e => done(e.target.result) })
      const all = base.transaction("keys").objectStore("keys").getAll()
      const [{keys}] = await new Promise(done => { all.onsuccess = () => done(all.result) })
      return crypto.subtle.exportKey("raw", keys.fileKey).then(() => "exported", error => error.name)
    }"""
    assert page.evaluate(exported) == "InvalidAccessError"
    assert (
        page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage)).join()").count("aboveboard") == 0
    )


@pytest.fixture
def broken(site: SealedSite, tmp_path: Path) -> Path:
    """A copy of the site's folder, to be broken."""
    return Path(shutil.copytree(site.folder, tmp_path / "site"))


def told(chromium: Browser, broken: Path, site: SealedSite, path: str, words: str) -> None:
    """Open a page of a broken site with the right passphrase, and expect words instead."""
    with served(broken) as address, reading(chromium, address, site) as reader:
        page = reader.tab(path)
        reader.unlock(page)
        says(page, words)


def test_a_page_that_was_moved_does_not_open(chromium: Browser, broken: Path, site: SealedSite) -> None:
    now, plan = site.page("2026-W47"), site.page("2026-W47", "plan")
    page = (broken / ADDRESS / plan / "index.html").read_bytes()
    other = site.page("2026-W47", "agreement")
    (broken / ADDRESS / other / "index.html").write_bytes(page)
    assert now != plan
    told(chromium, broken, site, other, "damaged or in the wrong place")


def test_a_page_with_one_other_letter_does_not_open(chromium: Browser, broken: Path, site: SealedSite) -> None:
    file = broken / ADDRESS / site.page("2026-W47") / "index.html"
    before, mark, after = file.read_text().partition('id="sealed">')
    letter = "A" if after[2000] != "A" else "B"
    file.write_text(before + mark + after[:2000] + letter + after[2001:])
    told(chromium, broken, site, site.page("2026-W47"), "damaged or in the wrong place")


def test_a_page_of_another_content_key_says_so(
    chromium: Browser, broken: Path, site: SealedSite, frames: FrameSet, tmp_path: Path
) -> None:
    other = write_site(tmp_path / "other", frames, content=b"d" * 32, epoch=2)
    shutil.copy(other.root / "slots.bin", broken / ADDRESS / "slots.bin")
    told(chromium, broken, site, site.page("2026-W47"), "of different days")


def test_slots_that_ask_for_too_little_work_are_refused(chromium: Browser, broken: Path, site: SealedSite) -> None:
    slots = bytearray((broken / ADDRESS / "slots.bin").read_bytes())
    slots[24:28] = (1000).to_bytes(4)
    (broken / ADDRESS / "slots.bin").write_bytes(slots)
    told(chromium, broken, site, "", "damaged or in the wrong place")


def test_after_a_change_of_keys_the_reader_unlocks_anew(chromium: Browser, frames: FrameSet, tmp_path: Path) -> None:
    site = write_site(tmp_path, frames)
    with served(tmp_path) as address, reading(chromium, address, site) as reader:
        reader.opened(site.page("2026-W47")).close()
        write_site(tmp_path, frames, content=b"d" * 32, epoch=2)
        page = reader.opened(site.page("2026-W47"))
        expect(page.locator("article h1")).to_have_text("Now of 2026-W47")


def test_what_the_browser_kept_from_before_a_change_of_keys_is_fetched_anew(
    chromium: Browser, frames: FrameSet, tmp_path: Path
) -> None:
    site = write_site(tmp_path, frames)
    with served(tmp_path, fresh_for=3600) as address, reading(chromium, address, site) as reader:
        page = reader.opened(site.page("2026-W47"))
        expect(page.locator("article img")).to_have_js_property("naturalWidth", 64)
        page.wait_for_load_state("networkidle")
        page.get_by_role("button", name="Lock").click()
        expect(page.get_by_label("Passphrase")).to_be_visible()
        write_site(tmp_path, frames, MORE_WEEKS, content=b"d" * 32, epoch=2)
        reader.unlock(page)
        expect(page.locator(".md-version__link", has_text=MORE_WEEKS[-1])).to_have_count(1)
        expect(page.locator("article img")).to_have_js_property("naturalWidth", 64)
        page.wait_for_load_state("networkidle")
        expect(page.get_by_role("status")).to_have_count(0)


def test_framed_the_site_stays_shut_and_offers_a_window(chromium: Browser, broken: Path, site: SealedSite) -> None:
    (broken / "frame.html").write_text(f'<link rel="icon" href="data:,"><iframe src="{ADDRESS}/"></iframe>')
    with served(broken) as address, reading(chromium, address, site) as reader:
        reader.opened()
        page = reader.context.new_page()
        page.goto(f"{address}frame.html")
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("status")).to_contain_text("does not open inside another page")
        expect(frame.get_by_label("Passphrase")).to_be_hidden()
        with reader.context.expect_page() as opened:
            frame.get_by_role("link", name="Open in its own window").click()
        expect(opened.value.locator("article h1")).to_be_visible()


def test_without_a_safe_connection_the_reader_is_told(chromium: Browser, address: str, site: SealedSite) -> None:
    with reading(chromium, address, site) as reader:
        reader.context.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false})")
        page = reader.tab()
        says(page, "begins with https")
        expect(page.get_by_label("Passphrase")).to_be_hidden()


def test_a_browser_without_the_curve_is_told(chromium: Browser, address: str, site: SealedSite) -> None:
    with reading(chromium, address, site) as reader:
        reader.context.add_init_script(
            "if (isSecureContext) crypto.subtle.importKey = () => Promise.reject(new Error('none'))"
        )
        says(reader.tab(), "too old")


def test_without_scripts_the_page_says_what_is_missing(chromium: Browser, address: str, site: SealedSite) -> None:
    with reading(chromium, address, site, java_script_enabled=False) as reader:
        expect(reader.tab().locator("noscript p")).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "speaks", "title", "refusal"),
    [
        ("fi-FI", "fi", "Lukittu", "Tämä tunnuslause ei avaa sivustoa."),
        ("tr-TR", "tr", "Kilitli", "Bu parola siteyi açmıyor."),
        ("ja-JP", "ja", lock_words()["ja"]["locked"], lock_words()["ja"]["wrong"]),
        ("ko-KR", "ko", lock_words()["ko"]["locked"], lock_words()["ko"]["wrong"]),
        ("sv-SE", "en", "Locked", "That passphrase does not open this site."),
    ],
    ids=lambda value: value if len(value) == 2 else "",
)
def test_the_lock_page_speaks_the_language_of_the_browser(
    chromium: Browser, address: str, site: SealedSite, locale: str, speaks: str, title: str, refusal: str
) -> None:
    with reading(chromium, address, site, locale=locale) as reader:
        page = reader.tab()
        expect(page).to_have_title(title)
        expect(page.locator("html")).to_have_attribute("lang", speaks)
        page.locator("#passphrase").fill("quiet lantern seven bridges")
        page.locator("button[type=submit]").click()
        says(page, refusal)
