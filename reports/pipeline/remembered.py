"""A workspace → the memory that its history is read with: what this very program, for this very user, kept before."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from reports.pipeline.cache import Cache, Json
from reports.pipeline.fingerprint import tool


class HistoryMemory:
    """A history's memory in `.cache/history/`: for us alone, since clients' words stand in it.

    Another version of the program, or of what it reads with, knows nothing of it. A name is kept once: what is newer
    takes its place.
    """

    def __init__(self, root: Path) -> None:
        self._cache = Cache(root / ".cache" / "history")
        self._by = sha256("\n".join(tool()).encode()).hexdigest()

    def recall(self, name: str) -> Json | None:
        """Return what was kept under a name; None on any doubt."""
        known = self._cache.recall(name)
        return known["made"] if known and known.get("by") == self._by else None

    def keep(self, name: str, made: Json) -> None:
        """Keep something under a name; where nothing can be written, nothing is kept."""
        with suppress(OSError):
            self._cache.keep(name, {"by": self._by, "made": made})
