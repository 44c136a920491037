"""A workspace's repository → its history, the version of a published period being what its readers saw."""

from collections.abc import Mapping
from pathlib import Path

from reports.history import Trail, read_trail
from reports.pipeline.remembered import HistoryMemory
from reports.publish import Chain, GitDoor, read_ledgers


def read_record(root: Path, head: str = "HEAD") -> Trail:
    """Read history up to a commit, held to what was published.

    Whoever proves (`verify`, `publish`) remembers nothing, and reads both anew.
    Refused where history is missing or cannot be trusted, or where a ledger is broken.
    """
    trail = read_trail(root, head, HistoryMemory(root))
    return as_published(trail, read_ledgers(GitDoor(root)))


def as_published(trail: Trail, ledgers: Mapping[str, Chain]) -> Trail:
    """Return a history held to what was published of it."""
    return trail.held_to({client_id: chain.sources() for client_id, chain in ledgers.items()})
