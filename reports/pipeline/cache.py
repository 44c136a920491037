"""Work that was done before: a folder of JSON files by what they were made from. A doubtful one is made again."""

import json
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class Cache:
    """A private folder (mode 0700) of the workspace, never below the output.

    Whoever commits to the workspace can commit a link in its place: through one, nothing is read or written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, made_from: str, make: Callable[[], Json]) -> Json:
        """Return what `make` gives, from the cache where the same `made_from` was made before."""
        name = sha256(made_from.encode()).hexdigest()
        known = self.recall(name)
        if known is not None:
            return known
        made = make()
        self.keep(name, made)
        return made

    def recall(self, name: str) -> Json | None:
        """Return what was kept under a name; None where it is missing, torn, or not ours alone."""
        try:
            return _read(self._folder / f"{name}.json") if all(map(_is_folder, self._folders())) else None
        except (OSError, ValueError, RecursionError):
            return None

    def keep(self, name: str, made: Json) -> None:
        """Keep something under a name in place of what was there, for us alone (mode 0600)."""
        for folder in self._folders():
            with suppress(FileExistsError):
                folder.mkdir(mode=0o700)
            if not _is_folder(folder):
                return
        with suppress(FileExistsError), (self._folder / ".gitignore").open("x", encoding="ascii") as ignored:
            ignored.write("*\n")
        body = json.dumps(made, separators=(",", ":"))
        part = self._folder / f"{name}.{os.getpid()}"
        with suppress(FileNotFoundError):
            part.unlink()
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:  # noqa: PTH123 -- a mode from the start
            file.write(f"{sha256(body.encode()).hexdigest()}\n{body}")
        part.replace(self._folder / f"{name}.json")

    def _folders(self) -> tuple[Path, Path]:
        return self._folder.parent, self._folder


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(path.lstat().st_mode)


def _read(file: Path) -> Json | None:
    about = file.lstat()
    if not stat.S_ISREG(about.st_mode) or about.st_uid != os.getuid() or about.st_mode & 0o077:
        return None
    digest, _, body = file.read_text(encoding="ascii").partition("\n")
    if sha256(body.encode()).hexdigest() != digest:
        return None
    found = json.loads(body)
    return found if isinstance(found, dict) else None
