"""The sealed demonstration, unlocked in Chromium → the pictures of docs/gallery.md: `make gallery`."""

import base64
import json
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from reports.cli.static_server import static_server
from reports.words import Words
from tests.conftest import FLAGS, chromium_path

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "docs" / "gallery"
DESK = 1280
PHONE = 390
TALLEST = {DESK: 1250, PHONE: 1500}
"""What is below is cut off: a picture of a gallery says what a page is like."""

AS_WEBP = """async data => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob())
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  canvas.getContext("2d").drawImage(picture, 0, 0)
  const bytes = new Uint8Array(await (await canvas.convertToBlob({type: "image/webp", quality: 0.78})).arrayBuffer())
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""))
}"""


@dataclass(frozen=True)
class Shot:
    """One picture: a client's page, by its place in the navigation, as wide and in the scheme that are told."""

    client: str
    page: str
    width: int
    dark: bool = False

    @property
    def name(self) -> str:
        parts = (self.client, self.page, "phone" if self.width == PHONE else "desk", "dark" if self.dark else "light")
        return "-".join(parts) + ".webp"


SHOTS = (
    Shot("larkmoor", "now", DESK),
    Shot("larkmoor", "now", PHONE),
    Shot("larkmoor", "plan", PHONE),
    Shot("larkmoor", "budget", DESK),
    Shot("larkmoor", "results", DESK),
    Shot("larkmoor", "agreement", PHONE),
    Shot("larkmoor", "changes", PHONE),
    Shot("larkmoor", "promises", DESK, dark=True),
    Shot("larkmoor", "brief", DESK),
    Shot("larkmoor", "history", PHONE, dark=True),
    Shot("tsukishiro", "now", DESK, dark=True),
    Shot("tsukishiro", "budget", PHONE),
    Shot("tsukishiro", "results", PHONE, dark=True),
)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Give a folder's files on loopback, as a plain host does, and return their address."""
    with static_server(folder, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def unlocked(browser: Browser, origin: str, opening: dict[str, object], shot: Shot) -> Page:
    """Open a client's site as a reader with such a screen does, and wait for their Now page."""
    scheme = "dark" if shot.dark else "light"
    context = browser.new_context(viewport={"width": shot.width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{origin}{opening['address']}/")
    people = opening["people"]
    assert isinstance(people, dict)
    page.fill("#passphrase", next(iter(people.values())))
    page.click("button[type=submit]")
    page.locator("article h1").wait_for()
    return page


def turn_to(page: Page, name: str) -> None:
    """Go to the page of this name, as the navigation calls it in the reader's language."""
    called = Words(page.locator("html").get_attribute("lang") or "en")(f"nav.{name}")
    links = page.locator("nav.md-nav--primary a.md-nav__link")
    page.goto(links.filter(has_text=re.compile(f"^\\s*{re.escape(called)}\\s*$")).first.evaluate("link => link.href"))
    page.locator("article h1").wait_for()


def picture(page: Page, shot: Shot, painter: Page) -> bytes:
    """Return the page's picture, in few bytes."""
    page.wait_for_timeout(500)
    tall = min(TALLEST[shot.width], int(page.evaluate("document.documentElement.scrollHeight")))
    page.set_viewport_size({"width": shot.width, "height": tall})
    page.wait_for_timeout(300)
    taken = base64.b64encode(page.screenshot()).decode()
    return base64.b64decode(painter.evaluate(AS_WEBP, taken))


def take(demo: Path) -> None:
    """Take every picture anew."""
    openings = json.loads((demo / "passphrases.json").read_text(encoding="utf-8"))
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright, served(demo / "site") as origin:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        painter = browser.new_page()
        for shot in SHOTS:
            page = unlocked(browser, origin, openings[shot.client], shot)
            if shot.page != "now":
                turn_to(page, shot.page)
            data = picture(page, shot, painter)
            (FOLDER / shot.name).write_bytes(data)
            page.context.close()
            print(f"{shot.name}: {len(data) // 1000} kB", file=sys.stderr)  # noqa: T201 -- progress
        browser.close()


if __name__ == "__main__":
    take(ROOT / "build" / "demo")
