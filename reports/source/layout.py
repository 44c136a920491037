"""Folders on disk → a client's files by name; any place in a workspace → the workspace."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reports.errors import Refused, UsageError
from reports.problems import shown
from reports.source.text import LARGEST
from reports.source.wording import did_you_mean
from reports.workspace import AGENCY, CLIENTS, client_ids, workspace_top

_ATTACHED = "files/"


class Folder(Protocol):
    """The files of one client as of one moment, by names such as `updates/2026-W47.yml`."""

    def names(self) -> tuple[str, ...]:
        """Return the names of all files, sorted."""
        ...

    def read(self, name: str) -> bytes:
        """Return a file's bytes; FileNotFoundError where there is no such file."""
        ...

    def identity(self, name: str) -> str:
        """Return what tells a file's bytes from others: git's blob id, 40 hex digits."""
        ...


class DiskFolder:
    """A client's folder in the working copy. Links are never followed, and names never lead out of it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> tuple[str, ...]:
        """Return the names of all plain files, sorted; hidden ones (`.gitkeep`) and links are left out."""
        return tuple(sorted(name for name, entry in self._walk() if entry.is_file(follow_symlinks=False)))

    def links(self) -> tuple[str, ...]:
        """Return the names of symbolic links, sorted: they are refused."""
        return tuple(sorted(name for name, entry in self._walk() if entry.is_symlink()))

    def read(self, name: str) -> bytes:
        """Return a file's bytes; Refused for a link and for a name that leads out of the folder.

        Of a file that is too large to be looked into, there is only as much as shows that it is.
        """
        place, mode = str(self.path), 0  # no Path: for thousands of files they take longer than reading
        for part in _parts(name):
            place = os.path.join(place, part)  # noqa: PTH118 -- as said above
            mode = os.lstat(place).st_mode
            if stat.S_ISLNK(mode):
                raise Refused(f"{name} is a symbolic link.", "Put the file itself there.")
        if not stat.S_ISREG(mode):
            raise FileNotFoundError(name)
        with open(place, "rb", buffering=0) as file:  # noqa: PTH123 -- as said above
            return file.read(-1 if name.startswith(_ATTACHED) else LARGEST + 1)

    def identity(self, name: str) -> str:
        """Return the id that git would give the file's bytes as a blob."""
        return blob_id(self.read(name))

    def _walk(self) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
        """Yield all but folders, however deep they lie."""
        below = [""]
        while below:
            before = below.pop()
            with os.scandir(self.path / before) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        below.append(f"{before}{entry.name}/")
                    else:
                        yield f"{before}{entry.name}", entry


def blob_id(data: bytes) -> str:
    """Return the id that git gives some bytes as a blob."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _parts(name: str) -> list[str]:
    parts = name.split("/")
    if any(part in {"", ".", ".."} or "\\" in part or "\0" in part or ":" in part for part in parts):
        raise Refused(f"{name!r} is no name of a file in a client's folder.")
    return parts


@dataclass(frozen=True, slots=True)
class Workspace:
    """The top level of an agency's repository and the ids of its clients, sorted."""

    root: Path
    client_ids: tuple[str, ...]

    def chosen(self, only: str | None) -> tuple[str, ...]:
        """Return the ids of all clients, or the one that is asked for; UsageError where there is no such client."""
        if only is None:
            return self.client_ids
        if only not in self.client_ids:
            there = f"Clients that there are: {', '.join(map(shown, self.client_ids)) or 'none'}."
            hint = f"{did_you_mean(only, self.client_ids)} {there}".strip()
            raise UsageError(f"There is no client {only!r}.", hint)
        return (only,)

    def client_folder(self, client_id: str) -> DiskFolder:
        """Return a client's folder in the working copy."""
        return DiskFolder(self.root / CLIENTS / client_id)


def find_workspace(start: Path) -> Workspace:
    """Return the workspace that a folder lies in; UsageError where it lies in none."""
    top = workspace_top(start)
    if top:
        return Workspace(top, client_ids(top))
    raise UsageError(
        f"{start} lies in no workspace: neither here nor above is an {AGENCY}.",
        f"Go to the folder with {AGENCY} and {CLIENTS}/, or name it: aboveboard -C FOLDER …",
    )
