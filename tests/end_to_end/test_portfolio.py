"""The agency's own site, from `access add --portfolio` to a colleague who reads it in a real browser."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from reports.cli.static_server import static_server
from tests.end_to_end.conftest import Reader
from tests.end_to_end.places import contents, moved_copy, small_workspace
from tests.end_to_end.planting import aboveboard
from tests.end_to_end.test_determinism import ELSEWHERE
from tests.support.agency import Agency
from tests.support.workspace import agreement_text

pytestmark = pytest.mark.slow
OWN = """
  beta:
    name: Beta
    due: 2026-12-01
    private: {target: 2026-11-24}"""


class Portfolio:
    """A workspace whose portfolio is built, and what opens it."""

    def __init__(self, root: Path) -> None:
        self.workspace = small_workspace(root)
        self.workspace.write("clients/harbour/agreement.yml", agreement_text(milestones=OWN, deliverables="{}"))
        given = self.run("access", "add", "--portfolio", "account-lead")
        self.passphrase = next(line.strip() for line in given.splitlines() if line.startswith("    "))
        self.workspace.commit("The team looks on", on="2026-11-25T10:00:00+00:00")
        self.built = self.run("overview", "--site")
        self.folder = root / "portfolio"
        self.address = next(path.parent.name for path in self.folder.glob("*/slots.bin"))

    def run(self, *arguments: str) -> str:
        """Run the command; return what it says."""
        done = aboveboard(self.workspace.root, *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    return Portfolio(tmp_path_factory.mktemp("studio") / "here")


@pytest.fixture(scope="module")
def served(portfolio: Portfolio) -> Iterator[str]:
    with static_server(portfolio.folder, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def colleague(chromium: Browser, served: str) -> Iterator[Reader]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    person = Reader(context, served)
    yield person
    context.close()
    assert person.complaints == []
    assert person.strangers == []


@pytest.fixture
def page(colleague: Reader, portfolio: Portfolio) -> Page:
    """The portfolio, unlocked."""
    opened = colleague.open(f"{portfolio.address}/")
    colleague.unlock(opened, portfolio.passphrase)
    colleague.heading(opened)
    return opened


@pytest.mark.browser
def test_a_colleague_reads_how_all_clients_stand_as_of_the_commits_day(page: Page) -> None:
    expect(page.locator("article h1")).to_have_text(re.compile("clients need a look"))
    expect(page.locator(".ab-eyebrow")).to_have_text("Harbour Lane Studio, as of Wed 25 Nov")
    rows = page.locator("section[aria-labelledby=glance] tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_contain_text(re.compile("The (harbour|northwind) people"))
    own = page.locator("section[aria-labelledby=own] tbody tr")
    expect(own).to_have_text(re.compile("Beta.*Tue 24 Nov.*Tue 1 Dec"))
    expect(page.locator("section[aria-labelledby=people]")).to_contain_text("Mara Quill")


@pytest.mark.browser
def test_it_fits_every_screen(page: Page) -> None:
    for width in (360, 390, 600, 660, 768, 880, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_search_finds_a_client(page: Page) -> None:
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").type("northwind")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=15_000)


@pytest.mark.browser
def test_the_browser_keeps_no_key_and_asks_again_in_every_tab_and_after_a_reload(
    page: Page, colleague: Reader, portfolio: Portfolio
) -> None:
    page.wait_for_load_state("networkidle")
    kept = """async () => {
      const base = await new Promise(done => { indexedDB.open("aboveboard").onsuccess = e => done(e.target.result) })
      return new Promise(done => {
        base.transaction("keys").objectStore("keys").count().onsuccess = e => done(e.target.result)
      })
    }"""
    assert page.evaluate(kept) == 0
    assert page.evaluate("sessionStorage.getItem('aboveboard.tab')") is None
    second = colleague.open(f"{portfolio.address}/")
    page.reload()
    for tab in (page, second):
        expect(tab.get_by_label("Passphrase")).to_be_visible()
        expect(tab.get_by_label("Remember")).to_be_hidden()
        expect(tab.locator("article")).to_have_count(0)


@pytest.mark.browser
def test_lock_locks(page: Page) -> None:
    page.locator("[data-lock]").click()
    expect(page.get_by_label("Passphrase")).to_be_visible()


def test_the_same_commit_gives_the_same_bytes_wherever_and_whenever_it_is_built(
    portfolio: Portfolio, tmp_path: Path
) -> None:
    copy = moved_copy(portfolio.workspace.root, tmp_path / "else where, ünder")
    done = aboveboard(copy, "overview", "--site", "--out", "again", **ELSEWHERE)
    assert done.returncode == 0, done.stderr
    assert contents(copy / "again") == contents(portfolio.folder) != {}


def test_work_that_is_not_committed_is_not_in_it(portfolio: Portfolio, tmp_path: Path) -> None:
    copy = Agency(moved_copy(portfolio.workspace.root, tmp_path / "dirty"))
    update = copy.root / "clients" / "harbour" / "updates" / "2026-W47.yml"
    update.write_text(update.read_text().replace("on-track", "off-track") + "why: Photos are late.\n")
    assert aboveboard(copy.root, "overview", "--site", "--out", "again").returncode == 0
    assert contents(copy.root / "again") == contents(portfolio.folder)


def test_clients_sites_never_go_into_its_folder(portfolio: Portfolio) -> None:
    before = contents(portfolio.folder)
    done = aboveboard(portfolio.workspace.root, "build", "--out", "portfolio")
    assert done.returncode == 2
    assert "holds portfolio pages; sealed ones never" in done.stderr
    assert contents(portfolio.folder) == before


def test_a_clients_site_says_nothing_of_it(portfolio: Portfolio, tmp_path: Path) -> None:
    copy = moved_copy(portfolio.workspace.root, tmp_path / "clients")
    assert aboveboard(copy, "build").returncode == 0
    site = {path.relative_to(copy / "site").as_posix(): path.read_bytes() for path in (copy / "site").rglob("*.html")}
    assert portfolio.address not in {path.partition("/")[0] for path in site}
    assert not [path for path, data in site.items() if b"portfolio" in data or b"data-keep" in data]
