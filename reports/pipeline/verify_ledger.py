"""A client's publications → whether each follows from the one before, and history still leads on from all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reports.errors import Refused
from reports.history import ClientHistory
from reports.pipeline.publishing import silent_changes
from reports.pipeline.verdicts import Result, Verdict
from reports.publish import BrokenChain, Chain, GitDoor, read_ledgers, tag_name
from reports.publish.guard import refuse_rewritten


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was found of one client's publications; `codes` are None where there is nothing to look a code up in."""

    verdicts: tuple[Verdict, ...]
    codes: frozenset[str] | None


def read_ledger(root: Path, client_id: str, history: ClientHistory) -> Ledger:
    """Judge the ledger of one client."""
    door = GitDoor(root)
    try:
        chain = read_ledgers(door).get(client_id)
    except BrokenChain as broken:
        fault = Verdict(client_id, f"published/{client_id}", Result.FAULT, broken.message, broken.hint)
        return Ledger((fault,), None)
    if chain is None or chain.newest is None:
        nothing = "It was never published from here, so there is no ledger to verify."
        return Ledger((Verdict(client_id, f"published/{client_id}", Result.OPEN, nothing),), None)
    return Ledger(tuple(_judged(door, chain, history)), frozenset(entry.code for entry in chain.entries))


def _judged(door: GitDoor, chain: Chain, history: ClientHistory) -> Iterator[Verdict]:
    newest = chain.entries[-1]
    tag = tag_name(chain.client, newest.seq)
    linked = f"{newest.seq} in all, each naming the one before, to head code {newest.code}."
    yield Verdict(chain.client, tag, Result.HOLDS, linked)
    yield _ancestry(door, chain)
    silent = [f"clients/{chain.client}/{name}" for name in silent_changes(door, chain, history)]
    for file in silent:
        message = f"It was published, with {tag}, and says something else now, without an erratum."
        hint = "Take it back; or add `corrects:` with `why:` and `on:`, and the client sees both texts."
        yield Verdict(chain.client, file, Result.FAULT, message, hint)
    if not silent:
        yield Verdict(chain.client, "updates/", Result.HOLDS, f"No update changed in silence since {tag}.")


def _ancestry(door: GitDoor, chain: Chain) -> Verdict:
    """Judge whether every publication's commit is still on the first-parent line that leads to HEAD."""
    numbers = range(1, len(chain.entries) + 1)
    try:
        refuse_rewritten(door, (Chain(chain.client, chain.entries[:count], chain.tags[:count]) for count in numbers))
    except Refused as rewritten:
        return Verdict(chain.client, "history", Result.FAULT, rewritten.message, rewritten.hint)
    return Verdict(chain.client, "history", Result.HOLDS, "It leads on from every commit that was published.")
