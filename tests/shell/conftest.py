"""A sealed site on loopback, and Chromium in front of it."""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from reports.site.frames import FrameSet
from tests.shell import sealed_site
from tests.shell.sealed_site import ADDRESS, PASSPHRASES, SealedSite


class _Quiet(SimpleHTTPRequestHandler):
    fresh_for = 0

    def do_GET(self) -> None:
        """Give the file whatever the browser has: times of files are too coarse to tell two builds of a test apart."""
        del self.headers["If-Modified-Since"]
        super().do_GET()

    def end_headers(self) -> None:
        if self.fresh_for:
            self.send_header("Cache-Control", f"max-age={self.fresh_for}")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class names it so
        """Say nothing: tests read what pytest says."""


@contextmanager
def served(folder: Path, fresh_for: int = 0) -> Iterator[str]:
    """Serve a folder on loopback, which counts as a secure context; browsers may keep files for so many seconds."""
    handler = type("Handler", (_Quiet,), {"fresh_for": fresh_for})
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True, slots=True)
class Reader:
    """One person's browser, with what it asked of which host and what it complained of."""

    context: BrowserContext
    address: str
    site: SealedSite
    requests: list[str]
    complaints: list[str]

    def url(self, path: str = "") -> str:
        return f"{self.address}{ADDRESS}/{path}"

    def tab(self, path: str = "") -> Page:
        page = self.context.new_page()
        page.goto(self.url(path))
        return page

    def unlock(self, page: Page, passphrase: str = PASSPHRASES["lead"], *, remember: bool = True) -> None:
        if not remember:
            page.get_by_label("Remember").uncheck()
        page.get_by_label("Passphrase").fill(passphrase)
        page.get_by_role("button", name="Open").click()

    def opened(self, path: str = "", *, remember: bool = True) -> Page:
        """Return a tab with an unlocked page."""
        page = self.tab(path)
        self.unlock(page, remember=remember)
        expect(page.locator("article h1")).to_be_visible()
        return page


@pytest.fixture(scope="session")
def frames() -> FrameSet:
    return sealed_site.frames()


@pytest.fixture(scope="session")
def site(frames: FrameSet, tmp_path_factory: pytest.TempPathFactory) -> SealedSite:
    return sealed_site.write_site(tmp_path_factory.mktemp("sealed"), frames)


@pytest.fixture(scope="session")
def address(site: SealedSite) -> Iterator[str]:
    with served(site.folder) as address:
        yield address


@contextmanager
def reading(browser: Browser, address: str, site: SealedSite, **options: object) -> Iterator[Reader]:
    """Give one person's browser; what it complains of and whom it asks is judged when it closes."""
    context = browser.new_context(service_workers="block", accept_downloads=True, **options)
    context.set_default_timeout(8000)
    reader = Reader(context, address, site, [], [])
    context.on("request", lambda request: reader.requests.append(request.url))
    context.on("weberror", lambda error: reader.complaints.append(str(error.error)))
    context.on("console", lambda said: said.type in {"error", "warning"} and reader.complaints.append(said.text))
    yield reader
    context.close()
    assert not reader.complaints
    foreign = [url for url in reader.requests if not url.startswith((address, "blob:", "data:"))]
    assert not foreign


@pytest.fixture
def reader(chromium: Browser, address: str, site: SealedSite) -> Iterator[Reader]:
    with reading(chromium, address, site) as reader:
        yield reader
