"""Work that was done before: a folder of JSON files by what they were made from. A doubtful one is made again."""

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class Cache:
    """A private folder (mode 0700) of the workspace, never below the output."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, made_from: str, make: Callable[[], Json]) -> Json:
        """Return what `make` gives, from the cache where the same `made_from` was made before."""
        file = self._folder / f"{sha256(made_from.encode()).hexdigest()}.json"
        known = _read(file)
        if known is not None:
            return known
        made = make()
        self._write(file, made)
        return made

    def _write(self, file: Path, made: Json) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self._folder / ".gitignore").write_text("*\n", encoding="ascii")
        body = json.dumps(made, separators=(",", ":"))
        part = file.with_suffix(f".{os.getpid()}")
        part.write_text(f"{sha256(body.encode()).hexdigest()}\n{body}", encoding="utf-8")
        part.replace(file)


def _read(file: Path) -> Json | None:
    """Return the content of a whole file, None for one that is missing or torn."""
    try:
        digest, _, body = file.read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    if sha256(body.encode()).hexdigest() != digest:
        return None
    found = json.loads(body)
    return found if isinstance(found, dict) else None
