"""A workspace's record → line by line what holds of it, what does not, and what nothing here can tell."""

from collections.abc import Iterator
from pathlib import Path

from reports.history import Trail, read_trail
from reports.pipeline.on_record import as_published
from reports.pipeline.verdicts import Result, Verdict
from reports.pipeline.verify_acceptances import acceptance_verdicts
from reports.pipeline.verify_ledger import ledger_verdicts
from reports.publish import BrokenChain, Chain, GitDoor, read_ledgers
from reports.source import find_workspace


def verify_record(root: Path, only: str | None) -> tuple[Verdict, ...]:
    """Judge the committed record of every client, or of one.

    Raises:
        Refused: there is no history, or none that can be trusted.
        UsageError: there is no such client.
    """
    workspace = find_workspace(root)
    trail, door = read_trail(workspace.root), GitDoor(workspace.root)
    chosen = workspace.chosen(only)
    return tuple(verdict for client_id in chosen for verdict in _of_client(door, trail, client_id))


def _of_client(door: GitDoor, trail: Trail, client_id: str) -> Iterator[Verdict]:
    on = trail.newest("UTC").on
    try:
        chain = read_ledgers(door, client_id).get(client_id, Chain(client_id))
    except BrokenChain as broken:
        yield Verdict(client_id, f"published/{client_id}", Result.FAULT, broken.message, broken.hint)
        yield from acceptance_verdicts(client_id, trail.client(client_id), on, None)
        return
    history = as_published(trail, {client_id: chain}).client(client_id)
    yield from ledger_verdicts(door, chain, history)
    yield from acceptance_verdicts(client_id, history, on, frozenset(entry.code for entry in chain.entries))
