"""Texts by name → files that were not there before, each of them whole or not there at all."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from reports.errors import UsageError


def write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet; it appears with all of its text, or not at all.

    Raises:
        UsageError: something of that name is there already, and stays as it is.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(file)
    try:
        _write(beside, text)
        _appear(beside, file)
    except FileExistsError:
        raise _occupied(file) from None
    finally:
        beside.unlink(missing_ok=True)


def write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Write a folder that is not there yet, with all of its files or not at all.

    Raises:
        UsageError: something of that name is there already, and stays as it is.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(folder)
    try:
        beside.mkdir()
        for name, text in texts.items():
            _write(beside / name, text)
        if os.path.lexists(folder):
            raise _occupied(folder)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def write_together(root: Path, new: Mapping[str, bytes], changed: Mapping[str, bytes]) -> None:
    """Write files by their names below a folder: all of them, or none. `changed` may be there, `new` may not.

    Whoever is cut off by force does it again: the last of `new` appears last of all, and what is there with the very
    bytes that it should have is no obstacle.

    Raises:
        UsageError: one of the new ones is there already; everything stays as it is.
    """
    places = {root / name: data for name, data in (*new.items(), *changed.items())}
    before = {root / name: _bytes_of(root / name) for name in changed}
    missing = [name for name, data in new.items() if _bytes_of(root / name) != data]
    appeared: list[Path] = []
    try:
        for place, data in places.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            _write_bytes(_beside(place), data)
        for name in changed:
            _beside(root / name).replace(root / name)
        for name in missing:
            _appear(_beside(root / name), root / name)
            appeared.append(root / name)
    except BaseException as failed:
        _undo(appeared, before)
        if isinstance(failed, FileExistsError):
            raise _occupied(next(root / name for name in missing if root / name not in appeared)) from None
        raise
    finally:
        for place in places:
            _beside(place).unlink(missing_ok=True)


def _undo(appeared: Iterable[Path], before: Mapping[Path, bytes | None]) -> None:
    for place in appeared:
        place.unlink(missing_ok=True)
    for place, data in before.items():
        if data is None:
            place.unlink(missing_ok=True)
        elif data != place.read_bytes():
            place.write_bytes(data)


def _bytes_of(place: Path) -> bytes | None:
    return place.read_bytes() if os.path.lexists(place) else None


def _beside(place: Path) -> Path:
    """Return a hidden name of our own beside a place, which nothing that reads a workspace looks at."""
    return place.with_name(f".{place.name}.{os.getpid()}")


def _write(file: Path, text: str) -> None:
    _write_bytes(file, text.encode())


def _write_bytes(file: Path, data: bytes) -> None:
    with file.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _appear(beside: Path, file: Path) -> None:
    """Give a file its name. A link never replaces what is there; where a disk knows no links, a look has to do."""
    try:
        file.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(file):
            raise FileExistsError(file) from None
        beside.rename(file)


def _occupied(place: Path) -> UsageError:
    return UsageError(
        f"{place.parent.name}/{place.name} is there already, and is left as it is.",
        "Go on with it; for a new one, move it away first.",
    )
