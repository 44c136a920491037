"""Where a client's site lies → the addresses that calendar and feed carry, and the names that they give to things."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Addresses:
    """`home` is the client's site, `version` gives the folder of a period's report below it.

    `name` gives 16 bytes or more for what a thing is called inside: the same for good, and telling a stranger nothing.
    """

    home: str
    name: Callable[[str], bytes]
    version: Callable[[str], str]

    def of(self, period: str) -> str:
        """Return the address of a period's report."""
        return f"{self.home}{self.version(period)}/"

    def uuid(self, key: str) -> UUID:
        """Return a thing's name as calendars and feeds want it."""
        return UUID(bytes=self.name(key)[:16], version=5)
