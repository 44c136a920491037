"""The plain site works in a browser as Material made it."""

import json
from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from reports.pages import VERSION_PAGES
from reports.site.assets import theme_assets
from reports.site.frame import render_frames
from reports.site.frames import inline_scripts
from reports.site.identity import PlainIdentity
from reports.site.plain_files import plain_files
from reports.site.settings import site_settings
from tests.site.sample import VERSIONS, WORDS, record, version

PAGES = tuple(tuple(name for name in VERSION_PAGES if name != missing) for missing in ("risks", "changes"))
"""The old version has no page of risks, the new one none of changes."""
ADDRESSES = "a[href], img[src], link[href], script[src]"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("preview")
    frames = render_frames(Path(), site_settings({}), WORDS)
    assets = theme_assets(Path(), [frames])
    for asset in assets.files:
        write(root / assets.folder / asset.path, asset.data)
    identity = PlainIdentity(f"../../{assets.folder}/")
    versions = (version("quay", folder, pages) for folder, pages in zip(VERSIONS, PAGES, strict=True))
    for file in plain_files(frames, identity, versions, record("quay")):
        write(root / "quay" / file.path, file.data)
    return root


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def security_policy() -> str:
    """Return the policy of sealed pages: what breaks it shows as an error in the console."""
    scripts = inline_scripts([render_frames(Path(), site_settings({}), WORDS)])
    hashes = " ".join(f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in scripts)
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' blob: data:; "
        "connect-src 'self' blob:; worker-src 'self'; form-action 'none'; base-uri 'none'; object-src 'none'"
    )


class Strict(SimpleHTTPRequestHandler):
    policy = ""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    Strict.policy = security_policy()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(site)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def page(chromium: Browser, address: str) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 1280, "height": 800})
    heard: list[str] = []
    opened.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: heard.append(str(error)))
    opened.on("request", lambda request: None if request.url.startswith(address) else heard.append(request.url))
    yield opened
    opened.close()
    assert heard == []


def test_an_old_version_searches_itself_and_the_newest_everything(site: Path) -> None:
    def found(folder: str) -> set[str]:
        index = json.loads((site / "quay" / folder / "search" / "search_index.json").read_text())
        return {document["location"].split("/")[1] for document in index["docs"]}

    assert found("2026-W46") == {"2026-W46"}
    assert found("2026-W47") == found("all") == {"2026-W46", "2026-W47", "all"}


@pytest.mark.browser
def test_the_client_leads_to_the_newest_version(page: Page, address: str) -> None:
    page.goto(f"{address}quay/")
    page.wait_for_url(f"{address}quay/2026-W47/")
    assert page.title() == "Now & <more>"
    assert page.locator(".md-header__topic").first.inner_text().startswith("Bäckerei <Ærø> 'Nord' & Co")
    assert page.locator(".md-banner").is_hidden()
    assert page.locator("[data-lock]").is_hidden()


@pytest.mark.browser
def test_the_switcher_keeps_the_page_and_says_that_it_is_old(page: Page, address: str) -> None:
    page.goto(f"{address}quay/2026-W47/plan/")
    page.locator(".md-version__current").focus()
    page.locator(".md-version__link", has_text="2026-W46").click()
    page.wait_for_url(f"{address}quay/2026-W46/plan/")
    banner = page.locator(".md-banner")
    banner.wait_for(state="visible")
    banner.get_by_role("link").click()
    page.wait_for_url(f"{address}quay/2026-W47/")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("old", "new", "name"), [("2026-W47", "2026-W46", "risks"), ("2026-W46", "2026-W47", "changes")]
)
def test_the_switcher_leads_to_the_home_of_a_version_without_the_page(
    page: Page, address: str, old: str, new: str, name: str
) -> None:
    page.goto(f"{address}quay/{old}/{name}/")
    page.locator(".md-version__current").focus()
    page.locator(".md-version__link", has_text=new).click()
    page.wait_for_url(f"{address}quay/{new}/")
    menu = page.locator("nav.md-nav--primary > ul > li > a").all_inner_texts()
    assert WORDS(f"nav.{name}") not in [line.strip() for line in menu]


@pytest.mark.browser
def test_search_finds_a_word_of_an_old_update(page: Page, address: str) -> None:
    page.goto(f"{address}quay/all/history/")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("2026-w46")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"{address}quay/2026-W46/update/**")


@pytest.mark.browser
def test_links_pictures_and_navigation_lead_somewhere(page: Page, address: str, site: Path) -> None:
    for path in ("quay/2026-W46/", "quay/2026-W47/update/", "quay/all/archive/"):
        page.goto(f"{address}{path}")
        found = page.eval_on_selector_all(ADDRESSES, "all => all.map(one => one.href || one.src)")
        files = {url.removeprefix(address).partition("#")[0] for url in found if url.startswith("http")}
        assert len(files) > 20
        for name in files:
            target = site / name
            assert (target / "index.html" if name.endswith("/") else target).is_file(), name
