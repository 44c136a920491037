"""An output folder → a private folder beside it to build in, and whether the output is ours to change.

A marker says of what kind an output is, so that readable pages never land among sealed ones, nor the reverse.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from reports.errors import Refused
from reports.protect.seal import PublishedFile

if sys.platform != "win32":
    import fcntl

Kind = Literal["sealed", "plain", "portfolio"]
"""Sealed sites of clients, readable pages, or the agency's own sealed site: each has an output of its own."""
MARKER = ".aboveboard"
_FORMAT = "1"


@contextmanager
def staging(output: Path, kind: Kind) -> Iterator[Path]:
    """Give an empty folder beside the output that its owner alone can read, and remove it in the end.

    What a killed build left there is removed first. Refused where the output is not ours, or another build works on it.
    """
    check_output(output, kind)
    place = output.resolve().with_name(f".{output.resolve().name}.building")
    place.parent.mkdir(parents=True, exist_ok=True)
    lock = _locked(place)
    try:
        _empty(place)
        yield place
    finally:
        shutil.rmtree(place)
        os.close(lock)


def check_output(output: Path, kind: Kind) -> None:
    """Refuse an output folder that holds something else than sites of this kind."""
    if output.exists() and not output.is_dir():
        raise Refused(f"{output} is a file, not a folder.")
    found = read_marker(output)[:1]
    if found == (kind,) or not output.is_dir() or not any(output.iterdir()):
        return
    if found:
        raise Refused(
            f"{output} holds {found[0]} pages; {kind} ones never go into the same folder.",
            "Choose another folder with --out.",
        )
    raise Refused(f"{output} holds files that no build made.", "Choose another folder with --out, or empty this one.")


def read_marker(output: Path) -> tuple[str, ...]:
    """Return an output's kind and the names of its public folders at the last swap, () where there is no marker."""
    file = output / MARKER
    if not file.is_file():
        return ()
    first, *names = file.read_text(encoding="ascii", errors="replace").splitlines() or [""]
    return (first.partition(" ")[0], *names)


def write_marker(output: Path, kind: Kind, public: Iterable[str], beside: Path) -> None:
    """Say of what kind an output is, whole or not at all; `beside` is where the marker is written first."""
    output.mkdir(parents=True, exist_ok=True)
    beside.write_text("\n".join([f"{kind} {_FORMAT}", *sorted(public)]) + "\n", encoding="ascii")
    beside.replace(output / MARKER)


def write_files(folder: Path, files: Iterable[PublishedFile]) -> None:
    """Write published files below a folder."""
    made: set[Path] = set()
    for file in files:
        path = folder / file.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(file.data)


def _locked(place: Path) -> int:
    """Return the handle of a lock that the system takes back when the process ends, however it ends.

    A folder that another build removed between opening and locking is opened again.
    """
    while True:
        place.mkdir(mode=0o700, exist_ok=True)
        with suppress(FileNotFoundError):
            handle = os.open(place, os.O_RDONLY)
            _lock(handle, place)
            if _is_still(place, handle):
                place.chmod(0o700)
                return handle
            os.close(handle)


def _is_still(place: Path, handle: int) -> bool:
    return place.is_dir() and place.stat().st_ino == os.fstat(handle).st_ino


def _lock(handle: int, place: Path) -> None:
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise Refused(f"Another build is at work in {place}.", "Wait for it to end.") from error


def _empty(place: Path) -> None:
    for entry in place.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
