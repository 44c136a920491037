"""One demo agency for all tests of the whole, built once; a plain static server; a browser that meets nobody else."""

import fcntl
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from reports.cli.static_server import static_server
from reports.model.values import PORTFOLIO

ROOT = Path(__file__).parent.parent.parent


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command as a user does."""
    command = [sys.executable, "-m", "reports.cli.main", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@dataclass(frozen=True)
class Demo:
    root: Path
    printed: str

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def passphrases(self) -> dict[str, dict[str, object]]:
        """Of the clients' sites alone."""
        listed = json.loads((self.root / "passphrases.json").read_text())
        return {client: opening for client, opening in listed.items() if client != PORTFOLIO}

    @property
    def team(self) -> dict[str, str]:
        """Who of the agency opens the portfolio."""
        people: dict[str, str] = json.loads((self.root / "passphrases.json").read_text())[PORTFOLIO]["people"]
        return people

    def address(self, client: str) -> str:
        return str(self.passphrases[client]["address"])

    def people(self, client: str) -> dict[str, str]:
        return self.passphrases[client]["people"]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo with its defaults; the first worker that needs it makes it, the others wait."""
    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "aboveboard-demo"
    place.mkdir(exist_ok=True)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        printed = place / "printed"
        if not printed.exists():
            done = run("demo", str(place / "demo"))
            assert done.returncode == 0, done.stderr
            printed.write_text(done.stdout)
    return Demo(place / "demo", printed.read_text())


@pytest.fixture(scope="session")
def origin(demo: Demo) -> Iterator[str]:
    """The demo's site behind a plain static server on loopback."""
    with static_server(demo.site, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@dataclass
class Reader:
    """A person at a browser: what they see, and what the browser complained about or asked of other hosts."""

    context: BrowserContext
    origin: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        page = self.context.new_page()
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda asked: self._asked(asked.url))
        page.goto(self.origin + address)
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith((self.origin, "data:", "blob:")):
            self.strangers.append(url)

    @staticmethod
    def unlock(page: Page, passphrase: str) -> None:
        page.fill("#passphrase", passphrase)
        page.click("button[type=submit]")

    @staticmethod
    def heading(page: Page) -> str:
        found = page.locator("article h1")
        found.wait_for(timeout=20_000)
        return found.inner_text()


@pytest.fixture
def reader(chromium: Browser, origin: str) -> Iterator[Reader]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    person = Reader(context, origin)
    yield person
    context.close()
    assert person.complaints == []
    assert person.strangers == []
