"""The tutorial followed to the letter in an empty folder: every command, every edit, and in the end a site that opens.

In docs/tutorial.md, `sh` blocks are typed, `diff` blocks are edits of the file that their first line names, `yaml`
blocks are the whole of it, and lines of `text` blocks are what the commands above them print, `…` standing for what
differs each time.
"""

import os
import re
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from reports.cli.static_server import static_server
from tests.end_to_end.conftest import ROOT, Reader

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TUTORIAL = ROOT / "docs" / "tutorial.md"
BLOCK = re.compile(r"^```(sh|diff|yaml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAM = f"""#!{sys.executable}
import sys
import threading
from datetime import date
from reports import clock
from reports.cli.main import main
clock.today = lambda timezone: date(2026, 11, 27)
sys.exit(main())
"""
"""The command, always on the tutorial's day: the dates in it would grow old."""
SERVE = "aboveboard serve"


@dataclass
class Follower:
    """Somebody who does what is written, in one terminal and one editor."""

    home: Path
    folder: Path
    printed: str = ""

    def follow(self, kind: str, text: str) -> None:
        {"sh": self.type, "diff": self.edit, "yaml": self.write, "text": self.compare}[kind](text)

    def type(self, commands: str) -> None:
        """Type commands in a shell that stays where they lead."""
        left = self.home / "left-at"
        script = f"set -e\n{commands}pwd > '{left}'\n"
        done = subprocess.run(
            ["bash", "-c", script], cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{commands}{done.stdout}{done.stderr}"
        self.printed = done.stdout + done.stderr
        self.folder = Path(left.read_text().strip())

    def edit(self, difference: str) -> None:
        """Change a file as a `diff` block shows it, whose lines must stand there once."""
        name, *lines = difference.splitlines()
        old = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "+")
        new = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "-")
        file = self.folder / name.removeprefix("# ")
        assert file.read_text().count(old) == 1, f"{file}:\n{old}"
        file.write_text(file.read_text().replace(old, new))

    def write(self, text: str) -> None:
        """Write a file that is there as a draft anew; its first line names it."""
        file = self.folder / text.partition("\n")[0].removeprefix("# ")
        assert file.is_file()
        file.write_text(text)

    def compare(self, shown: str) -> None:
        """Hold that the commands before printed what is shown."""
        parts = [part.strip() for line in shown.splitlines() for part in line.split("…")]
        assert [part for part in parts if part not in self.printed] == [], self.printed

    @property
    def environment(self) -> dict[str, str]:
        """An environment of one's own: the command, a name for git, the day, and nothing of whoever runs the test."""
        who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in IDENTITY.items()}
        path = f"{self.home}/bin:{Path(sys.executable).parent}:{os.environ['PATH']}"
        return {"PATH": path, "HOME": str(self.home), "LANG": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", **who}


IDENTITY = {"NAME": "Mara Quill", "EMAIL": "mara@harbourlane.example", "DATE": "2026-11-27T15:30:00+02:00"}


@pytest.fixture
def follower(tmp_path: Path) -> Follower:
    home, empty = tmp_path / "home", tmp_path / "empty"
    (home / "bin").mkdir(parents=True)
    empty.mkdir()
    program = home / "bin" / "aboveboard"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    return Follower(home, empty)


def test_the_tutorial_ends_with_a_site_that_opens_with_the_passphrase(follower: Follower, chromium: Browser) -> None:
    *blocks, (_, serve) = BLOCK.findall(TUTORIAL.read_text())
    passphrase = ""
    for kind, text in blocks:
        follower.follow(kind, text)
        found = re.search(r"shown only once:\n\n +(\S.*)\n", follower.printed)
        passphrase = found[1] if found else passphrase
    assert serve.startswith(SERVE)
    address = re.search(r"northwind: 1 version, site/(\w+)/", follower.printed)
    assert address
    with static_server(follower.folder / "site", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        said = read(chromium, f"http://127.0.0.1:{server.server_port}/", f"{address[1]}/", passphrase)
        server.shutdown()
    assert "Design is promised for 18 December" in said
    assert "Nothing is needed from you this week." in said


def read(chromium: Browser, origin: str, address: str, passphrase: str) -> str:
    """Open a client's site as they do, and return what its first page says."""
    context = chromium.new_context()
    person = Reader(context, origin)
    page = person.open(address)
    person.unlock(page, passphrase)
    person.heading(page)
    said = page.locator("article").inner_text()
    context.close()
    assert (person.complaints, person.strangers) == ([], [])
    return said
