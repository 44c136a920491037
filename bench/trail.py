"""What the whole trail costs, cold, warm and one commit on: 20,000 commits of 200 clients, beside `git log --raw`.

Each client has a hundred commits of one small file each, as an agency works: updates, every tenth time other
terms, every twentieth a change request. Nothing is asserted: the numbers are for people to read.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from measure import ROOT, cpu_seconds

from reports.periods import Period

CLIENTS, EACH, ROUNDS = 200, 100, 3
TERMS, WISHES = 10, 20
START, STEP = 1_577_800_000, 9_000
MONDAY = date(2024, 1, 1)
READ = """\
import sys
from pathlib import Path
from reports.history import read_trail
from reports.pipeline.remembered import HistoryMemory
root = Path(sys.argv[1])
trail = read_trail(root, memory=HistoryMemory(root))
print(sum(len(trail.client(one).entries) for one in trail.client_ids))
"""
"""Reads the trail of all clients."""
UPDATE = """\
by: mara
status: on-track
summary: In week {week} leads cost less than before, and two of three planned tasks are done.
done: [Tracking of week {week} mended]
next: [Landing page, variant {week}]
"""
REQUEST = """\
title: A wish of week {week}
raised: {{by: ingrid, on: 2026-09-01}}
kind: scope
why: It came up in week {week}.
options:
  add: {{what: Built in December, budget: 4000}}
  later: {{what: Finish first}}
"""


def main() -> None:
    """Print the CPU seconds of each, and how they compare with git's."""
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        make(folder)
        for turn in range(EACH, EACH + ROUNDS):
            for what, seconds in _round(folder, turn):
                taken.setdefault(what, []).append(seconds)
    log = min(taken["git log --raw"])
    print(f"{CLIENTS * EACH} commits of {CLIENTS} clients, CPU s and times git's:")
    for what, seconds in taken.items():
        print(f"{what}: {min(seconds):.2f}, {min(seconds) / log:.2f}")


def _round(folder: Path, turn: int) -> Iterator[tuple[str, float]]:
    """Yield what each way of reading costs, once: nothing known, all known, all but one new commit."""
    read = [sys.executable, "-c", READ, str(folder)]
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    yield "git log --raw", cpu_seconds(["git", "log", "--raw", "--format=%H"], folder)
    yield "to start", cpu_seconds([sys.executable, "-c", "import git, reports.history, reports.receipts"], ROOT)
    yield "the whole trail, nothing remembered", cpu_seconds(read, ROOT)
    yield "the same again", cpu_seconds(read, ROOT)
    _add(folder, turn)
    yield "with one more commit", cpu_seconds(read, ROOT)


def make(folder: Path) -> None:
    """Make the repository with `git fast-import`."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=b"".join(_stream()), check=True)


def _add(folder: Path, turn: int) -> None:
    """Commit one more file of one client."""
    tip = b"from refs/heads/main^0\n"
    files = {f"clients/client-0/{name}": data for name, data in _files(turn, 0).items()}
    more = b"".join(_commit(CLIENTS * EACH + turn, files, tip))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=more, check=True)


def _stream() -> Iterator[bytes]:
    shared = {name: (ROOT / name).read_bytes() for name in ("agency.yml", "mkdocs.yml")}
    yield from _commit(0, shared)
    at = 0
    for turn in range(EACH):
        for number in range(CLIENTS):
            at += 1
            inside = f"clients/client-{number}/"
            yield from _commit(at, {f"{inside}{name}": data for name, data in _files(turn, number).items()})


def _commit(at: int, files: dict[str, bytes], after: bytes = b"") -> Iterator[bytes]:
    """Yield one commit as fast-import reads it."""
    yield b"commit refs/heads/main\ncommitter Mara Lindqvist <mara@quayside.example> %d +0200\n" % (START + at * STEP)
    yield b"data 5\nWork\n" + after
    for name, data in files.items():
        yield b"M 100644 inline %s\ndata %d\n%s\n" % (name.encode(), len(data), data)


def _files(turn: int, number: int) -> dict[str, bytes]:
    """Return what a client's commit writes: all at first, then one file."""
    source = ROOT / "clients" / "larkmoor"
    agreement = (source / "agreement.yml").read_bytes() + b"# of client %d\n" % number
    if turn == 0:
        return {"client.yml": (source / "client.yml").read_bytes(), "agreement.yml": agreement}
    if turn % TERMS == 0:
        return {"agreement.yml": agreement.replace(b"title: ", b"title: %d. " % turn, 1)}
    if turn % WISHES == TERMS // 2:
        return {f"changes/cr-{turn:03}.yml": REQUEST.format(week=turn).encode()}
    period = Period.week_of(MONDAY + timedelta(weeks=turn))
    return {f"updates/{period}.yml": UPDATE.format(week=f"{turn} of {number}").encode()}


if __name__ == "__main__":
    main()
