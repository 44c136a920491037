"""A document's HTML → a PDF of it, by a Chromium of this machine: nothing is asked of a host, nothing lies on the disk.

The browser is spoken to through a pipe, in its DevTools protocol: no port is opened, and the document never is a file.
"""

import base64
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import IO, Any

from reports.errors import Error

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-background-networking",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
)
_PIPES = 'exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null'  # it reads commands from 3 and answers on 4
_PATIENCE = 60
"""Seconds after which a browser that has not answered is ended."""
_WAY_OUT = "Open the page Brief of the client's site in any browser, and print it there."


def find_browser(chosen: str | None) -> str:
    """Return the program to print with: the one that is asked for, else the first that there is."""
    if chosen:
        found = shutil.which(chosen)
        if found is None:
            raise Error(f"There is no browser {chosen}.", "Name a Chromium, Chrome or Edge that can be run.")
        return found
    there = next((path for path in (*map(shutil.which, _NAMES), *_PLACES) if path and Path(path).is_file()), None)
    if there is None:
        raise Error("There is no Chromium, Chrome or Edge here to make a PDF with.", f"Name one: --browser. {_WAY_OUT}")
    return there


def print_pdf(browser: str, html: str) -> bytes:
    """Return the document as a tagged PDF on the paper that its stylesheet names. Scripts do not run.

    Raises:
        Error: the browser gave no PDF; nothing was written.
    """
    with _running(browser) as page:
        page.ask("Emulation.setScriptExecutionDisabled", value=True)
        frame = page.ask("Page.getFrameTree")["frameTree"]["frame"]["id"]
        page.ask("Page.setDocumentContent", frameId=frame, html=html)
        printed = page.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True, generateTaggedPDF=True)
        return base64.b64decode(printed["data"])


class _Page:
    """One page of a browser, asked through its pipe."""

    def __init__(self, to: IO[bytes], answers: IO[bytes]) -> None:
        self._to, self._answers = to, answers
        self._asked = 0
        self._unread = b""
        self._session: dict[str, str] = {}

    def open(self) -> None:
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = {"sessionId": self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]}

    def ask(self, method: str, **values: object) -> dict[str, Any]:
        """Return what the browser answers."""
        self._asked += 1
        asked = {"id": self._asked, "method": method, "params": values} | self._session
        self._to.write(json.dumps(asked).encode() + b"\0")
        answer = next(said for said in self._said() if said.get("id") == self._asked)
        if "error" in answer:
            raise Error(f"The browser cannot print: {answer['error'].get('message', method)}.", _WAY_OUT)
        result: dict[str, Any] = answer["result"]
        return result

    def _said(self) -> Iterator[dict[str, Any]]:
        while True:
            line, end, rest = self._unread.partition(b"\0")
            if end:
                self._unread = rest
                yield json.loads(line)
                continue
            more = os.read(self._answers.fileno(), 1 << 16)
            if not more:
                raise BrokenPipeError
            self._unread += more


@contextmanager
def _running(browser: str) -> Iterator[_Page]:
    """Run a browser with a profile of its own, which is gone afterwards, and end it whatever happens."""
    # A container's root has no sandbox to give; there is only our own document to open, and it may run nothing.
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with tempfile.TemporaryDirectory(prefix="aboveboard-", ignore_cleanup_errors=True) as profile:
        command = ["/bin/sh", "-c", _PIPES, browser, *_FLAGS, *root, f"--user-data-dir={profile}"]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, bufsize=0)
        timer = Timer(_PATIENCE, process.kill)
        timer.start()
        try:
            yield _opened(process)
        except BrokenPipeError:
            raise Error(f"{browser} ended, or did not answer, before there was a PDF.", _WAY_OUT) from None
        finally:
            timer.cancel()
            process.kill()
            process.wait()
            for pipe_end in (process.stdin, process.stdout):
                if pipe_end:
                    pipe_end.close()


def _opened(process: "subprocess.Popen[bytes]") -> _Page:
    if process.stdin is None or process.stdout is None:
        raise BrokenPipeError
    page = _Page(process.stdin, process.stdout)
    page.open()
    return page
