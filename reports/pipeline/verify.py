"""A workspace's record → line by line what holds of it, what does not, and what nothing here can tell."""

from collections.abc import Iterator
from pathlib import Path

from reports.history import Trail, read_trail
from reports.pipeline.verdicts import Verdict
from reports.pipeline.verify_acceptances import acceptance_verdicts
from reports.pipeline.verify_ledger import Ledger, read_ledger
from reports.source import find_workspace


def verify_record(root: Path, only: str | None) -> tuple[Verdict, ...]:
    """Judge the committed record of every client, or of one.

    Raises:
        Refused: there is no history, or none that can be trusted.
        UsageError: there is no such client.
    """
    workspace = find_workspace(root)
    trail = read_trail(workspace.root)
    chosen = workspace.chosen(only)
    return tuple(verdict for client_id in chosen for verdict in _of_client(workspace.root, trail, client_id))


def _of_client(root: Path, trail: Trail, client_id: str) -> Iterator[Verdict]:
    history = trail.client(client_id)
    ledger: Ledger = read_ledger(root, client_id, history)
    yield from ledger.verdicts
    yield from acceptance_verdicts(client_id, history, trail.newest("UTC").on, ledger.codes)
