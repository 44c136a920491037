"""What sealing costs a reader: a sealed page of a site that the browser remembers beside the same page in plain.

Both are served by the same static server to the same Chromium, in turns: once without headers, once with those that
docs/publishing.md recommends for caches. Measured is the time from the beginning of the navigation to the first frame
that shows the heading.
"""

import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from statistics import median

from measure import aboveboard, cpu_seconds, demo_agency
from playwright.sync_api import Browser, Page, sync_playwright

from reports.cli.static_server import static_server

CLIENTS, WEEKS, ROUNDS = 1, 26, 20
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
HEADING = "article h1"
WATCH = """
const look = () => {
  if (document.querySelector("article h1")?.getClientRects().length) window.readable = performance.now();
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def with_headers(handler: type[SimpleHTTPRequestHandler]) -> type[SimpleHTTPRequestHandler]:
    """Return the handler with the recommended headers for caches."""

    class Recommended(handler):
        def end_headers(self) -> None:
            lasting = "public, max-age=31536000, immutable"
            self.send_header("Cache-Control", lasting if self.path.startswith("/assets/") else "no-cache")
            super().end_headers()

    return Recommended


@contextmanager
def served(folder: Path, *, headers: bool) -> Iterator[str]:
    """Serve a folder as `aboveboard serve --site` does, with or without headers for caches."""
    with static_server(folder, 0) as server:
        if headers:
            handler = server.RequestHandlerClass
            server.RequestHandlerClass = partial(with_headers(handler.func), **handler.keywords)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def built(agency: Path) -> tuple[str, str, str]:
    """Build both sites; return the client's address, its newest version in the preview, and a passphrase."""
    client, access = next(iter(json.loads((agency / "passphrases.json").read_text()).items()))
    day = subprocess.run(
        ["git", "-C", str(agency), "log", "-1", "--format=%cs"], capture_output=True, text=True, check=True
    ).stdout.strip()
    for options in ((), ("--plain", "--as-of", day)):
        cpu_seconds(aboveboard("-C", str(agency), "build", *options), agency)
    newest = max(path.name for path in (agency / "preview" / client).glob("20*"))
    return access["address"], f"{client}/{newest}/", next(iter(access["people"].values()))


def readable_after(page: Page, address: str) -> float:
    """Open a page anew; return the milliseconds until its heading shows."""
    page.goto("about:blank")
    page.goto(address)
    page.locator(HEADING).wait_for()
    page.wait_for_load_state("networkidle")
    return float(page.evaluate("window.readable"))


def measured(browser: Browser, agency: Path, places: tuple[str, str, str], *, headers: bool) -> dict[str, float]:
    """Return the median milliseconds of both kinds of page; the first round only fills the browser's cache."""
    address, newest, passphrase = places
    with (
        served(agency / "site", headers=headers) as sealed_origin,
        served(agency / "preview", headers=headers) as plain_origin,
        browser.new_context() as context,
    ):
        context.add_init_script(WATCH)
        sealed, plain = context.new_page(), context.new_page()
        sealed.goto(f"{sealed_origin}{address}/")
        sealed.fill("#passphrase", passphrase)
        sealed.click("button[type=submit]")
        sealed.locator(HEADING).wait_for()
        pages = {"sealed": (sealed, sealed.url), "plain": (plain, plain_origin + newest)}
        spent = {kind: [] for kind in pages}
        for _ in range(ROUNDS + 1):
            for kind, (page, url) in pages.items():
                page.bring_to_front()
                spent[kind].append(readable_after(page, url))
    return {kind: median(times[1:]) for kind, times in spent.items()}


def main() -> None:
    """Print the milliseconds of both and their ratio, without headers for caches and with them."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        agency = demo_agency(Path(scratch) / "agency", CLIENTS, WEEKS)
        places = built(agency)
        found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        for headers, served_how in ((False, "no headers for caches"), (True, "the headers for caches that we advise")):
            middle = measured(browser, agency, places, headers=headers)
            print(f"{served_how}: a remembered sealed page can be read after {middle['sealed']:.0f} ms,")
            print(f"  the same page in plain after {middle['plain']:.0f} ms (medians of {ROUNDS})")
            print(f"  ratio for a reader: {middle['sealed'] / middle['plain']:.2f}")


if __name__ == "__main__":
    main()
