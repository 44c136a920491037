"""Where history remembers what it read of commits, which never change: a door, behind which others keep it."""

from typing import Any, Protocol

Json = dict[str, Any]


class Memory(Protocol):
    """Values by name. What comes back is what was kept by this very program, or None on any doubt."""

    def recall(self, name: str) -> Json | None:
        """Return what was kept under a name."""

    def keep(self, name: str, made: Json) -> None:
        """Keep something under a name in place of what was there."""


class NoMemory:
    """Reads everything anew: for whoever proves."""

    def recall(self, name: str) -> Json | None:
        """Know nothing."""

    def keep(self, name: str, made: Json) -> None:
        """Keep nothing."""
