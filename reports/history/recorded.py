"""One client's record → whose keys stood in the file of signers from the commit on that recorded an acceptance.

A commit records an acceptance when the file's content is new in the folder; whoever renames it changes nothing.
"""

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from reports.history.record import REMOVED, Record
from reports.source import SIGNERS, FileKind, kind_of

if TYPE_CHECKING:  # who has no signed acceptance need not wait for cryptography
    from reports.receipts import Signer

SignersFiles = tuple["tuple[Signer, ...]", ...]
"""What the file of signers said at one moment and after each change of it, oldest first."""


class Recorded:
    """Since when each acceptance stands as it does, and what the file of signers said from then on."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._acceptances: dict[str, list[tuple[int, bool]]] = {}
        self._signers: list[tuple[int, str]] = [(-1, REMOVED)]
        self._known: dict[str, tuple[Signer, ...]] = {}
        self._walk()

    def signers(self, blob: str, moment: int) -> SignersFiles | None:
        """Return who could sign from the recording of an acceptance up to a moment, None where it did not stand then.

        `blob` is what the acceptance's file holds.
        """
        stays = [one for one in self._acceptances.get(blob, ()) if one[0] <= moment]
        if not stays or not stays[-1][1]:
            return None
        first = bisect_right(self._signers, stays[-1][0], key=itemgetter(0)) - 1
        return tuple(self._read(file) for since, file in self._signers[first:] if since <= moment)

    def _walk(self) -> None:
        there: dict[str, str] = {}
        for moment, touch in enumerate(self._record.touches):
            before = frozenset(there.values())
            for name, blob in touch.edits:
                if name == SIGNERS:
                    self._signers.append((moment, blob))
                elif kind_of(name) is FileKind.ACCEPTANCE:
                    there[name] = blob
            after = frozenset(there.values())
            for blob in before ^ after:
                self._acceptances.setdefault(blob, []).append((moment, blob in after))

    def _read(self, file: str) -> "tuple[Signer, ...]":
        if file not in self._known:
            self._known[file] = signers_in(self._record.bytes_of(file))
        return self._known[file]


def signers_in(data: bytes | None) -> "tuple[Signer, ...]":
    """Return whose keys may sign by a file; nobody's where it is not there or cannot be trusted."""
    return read_signers(data or b"") or ()


def read_signers(data: bytes) -> "tuple[Signer, ...] | None":
    """Return whose keys may sign by a file, None where it cannot be trusted."""
    from reports.receipts import BadSigners, parse_signers

    try:
        return parse_signers(data.decode())
    except (BadSigners, UnicodeDecodeError):
        return None
