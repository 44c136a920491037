"""A proven folder → the output that readers reach, client by client, so that no moment shows half a site.

Public files come first: they are named by their content, so old and new pages find theirs. Then each client's folder
changes places with the old one in a single step of the file system.
"""

import ctypes
import errno
import os
import shutil
import sys
from functools import cache
from pathlib import Path

from reports.errors import Error, Refused
from reports.protect.key_slots import MAGIC
from reports.protect.output import MARKER, Kind, check_output, read_marker, write_marker
from reports.protect.seal import SLOTS

ASSETS = "assets"
_HERE, _EXCHANGE = -100, 2
_UNABLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
_ASIDE = ".aside"


def swap_in(staged: Path, output: Path, kind: Kind, *, complete: bool) -> None:
    """Put everything in a staged folder in place of what the output holds; the old lies in the staged folder then.

    `complete` also takes away clients that are not in the staged folder, and public files that neither this swap nor
    the last one brought. Refused, before anything changes, where the output holds files that no build made.
    """
    check_output(output, kind)
    _recover(output)
    entries = sorted(entry.name for entry in staged.iterdir() if entry.name != ASSETS)
    gone = _others(output, kind, {*entries, ASSETS, MARKER})
    before = set(read_marker(output)[1:])
    write_marker(output, kind, before, staged / MARKER)
    public = _swap_assets(staged / ASSETS, output / ASSETS)
    for name in entries:
        exchange(staged / name, output / name)
    if complete:
        _take_away([output / name for name in gone], staged / "gone")
        _take_away(_unused(output / ASSETS, public | before), staged / "unused")
    write_marker(output, kind, public if complete else public | before, staged / MARKER)


def exchange(new: Path, old: Path) -> None:
    """Let two folders change places in one step; a folder that has no counterpart moves there."""
    if not old.exists():
        new.rename(old)
    elif not _exchanged(new, old):
        aside = old.with_name(f".{old.name}{_ASIDE}")
        old.rename(aside)
        new.rename(old)
        aside.rename(new)


def _exchanged(new: Path, old: Path) -> bool:
    """Exchange by the system's own call; False where system or file system has none."""
    call = _system_call()
    if call is None:
        return False
    if call(_HERE, os.fsencode(new), _HERE, os.fsencode(old), _EXCHANGE) == 0:
        return True
    if ctypes.get_errno() in _UNABLE:
        return False
    raise Error(f"{old} could not be replaced: {os.strerror(ctypes.get_errno())}.")


@cache
def _system_call() -> "ctypes._NamedFuncPointer | None":
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


def _recover(output: Path) -> None:
    """Bring back what a build killed between the two steps of a swap without exchange left aside."""
    for aside in output.glob(f".*{_ASIDE}"):
        home = output / aside.name.removeprefix(".").removesuffix(_ASIDE)
        if home.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(home)


def _others(output: Path, kind: Kind, expected: set[str]) -> list[str]:
    if not output.is_dir():
        return []
    others = sorted(entry.name for entry in output.iterdir() if entry.name not in expected)
    unknown = [name for name in others if kind != "plain" and not _is_client(output / name)]
    if unknown:
        raise Refused(
            f"{output} holds {unknown[0]}, which no build made.", "Move it elsewhere: readers could reach it."
        )
    return others


def _is_client(folder: Path) -> bool:
    slots = folder / SLOTS
    return slots.is_file() and slots.read_bytes().startswith(MAGIC)


def _swap_assets(staged: Path, output: Path) -> set[str]:
    """Move public folders into place, those that are there already excepted; return the names of all of them."""
    if not staged.is_dir():
        return set()
    output.mkdir(exist_ok=True)
    names = {entry.name for entry in staged.iterdir()}
    for name in sorted(names):
        if _contents(output / name) != _contents(staged / name):
            exchange(staged / name, output / name)
    return names


def _contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _unused(assets: Path, used: set[str]) -> list[Path]:
    return [entry for entry in assets.iterdir() if entry.name not in used] if assets.is_dir() else []


def _take_away(folders: list[Path], into: Path) -> None:
    into.mkdir(exist_ok=True)
    for folder in folders:
        folder.rename(into / folder.name)
