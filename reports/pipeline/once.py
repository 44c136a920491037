"""A message → whoever gets it, once: on record before it leaves, and off the record again if nothing left."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reports.notify.outbox import Outcome
from reports.pipeline.digest import Digest
from reports.publish import GitDoor, Notified
from reports.publish.remote import push_notified

Fate = Literal["sent", "before", "refused", "unknown", "unsent", "would"]


@dataclass(frozen=True, slots=True)
class How:
    """How it is sent: whatever was told, `again`; or only as a rehearsal (`dry`).

    Whom `remote` has on record counts as told, too.
    """

    again: bool = False
    dry: bool = False
    remote: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one message: `before` it was sent already, `unsent` nobody tried, `would` in a rehearsal.

    `options` of the command call for this message alone, and `to` is how people name who gets it.
    """

    client: str
    version: str
    options: str
    to: str
    fate: Fate
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Who was told of a client's newest version, by the names on record."""

    notified: Notified
    told: frozenset[str]
    again: bool

    def once(self, name: str, deliver: Callable[[], Outcome]) -> Outcome | None:
        """Deliver a message; None where somebody else did so meanwhile."""
        claimed = self.notified.claim(name)
        if not claimed and not self.again:
            return None
        try:
            outcome = deliver()
        except KeyboardInterrupt:
            outcome = Outcome("unknown", "you stopped it", ended=True)
        if claimed and outcome.fate == "refused":
            self.notified.release(name)
        return outcome


def record(root: Path, digest: Digest, how: How) -> Record:
    """Read who was told, here and at the remote; nobody counts where all are told again."""
    notified = Notified(GitDoor(root), digest.client.id, digest.entry.version, digest.tag)
    return Record(notified, frozenset() if how.again else notified.names(how.remote), how.again)


def push(root: Path, remote: str, clients: Iterable[str]) -> None:
    """Push who was told of some clients; Error where it cannot be."""
    push_notified(GitDoor(root), remote, clients)
