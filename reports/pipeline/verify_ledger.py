"""A client's publications → whether history still leads on from all of them, and no update changed in silence."""

from collections.abc import Iterator
from itertools import pairwise

from reports.errors import Refused
from reports.history import ClientHistory
from reports.pipeline.rewordings import WAY_OUT, Reworded, reworded
from reports.pipeline.verdicts import Result, Verdict
from reports.publish import Chain, GitDoor, tag_name
from reports.publish.guard import main_line, refuse_rewritten


def ledger_verdicts(door: GitDoor, chain: Chain, history: ClientHistory) -> Iterator[Verdict]:
    """Judge the publications of one client, whose tags name each other."""
    newest = chain.newest
    if newest is None:
        nothing = "It was never published from here, so there is no ledger to verify."
        yield Verdict(chain.client, f"published/{chain.client}", Result.OPEN, nothing)
        return
    linked = f"{newest.seq} in all, each naming the one before, to head code {newest.code}."
    yield Verdict(chain.client, tag_name(chain.client, newest.seq), Result.HOLDS, linked)
    yield _ancestry(door, chain)
    yield from _updates(door, chain, history)


def _ancestry(door: GitDoor, chain: Chain) -> Verdict:
    """Judge whether every publication's commit is on the first-parent line that leads to HEAD, one after the other."""
    numbers = range(1, len(chain.entries) + 1)
    try:
        refuse_rewritten(door, [Chain(chain.client, chain.entries[:count], chain.tags[:count]) for count in numbers])
    except Refused as rewritten:
        return Verdict(chain.client, "history", Result.FAULT, rewritten.message, rewritten.hint)
    line = main_line(door)
    for before, after in pairwise(chain.entries):
        if line[after.source] < line[before.source]:
            names = (tag_name(chain.client, one.seq) for one in (after, before))
            message = "{} was published from an older commit than {} before it.".format(*names)
            hint = "Nothing that aboveboard publishes is in that order: ask who published it, and with what."
            return Verdict(chain.client, "history", Result.FAULT, message, hint)
    return Verdict(chain.client, "history", Result.HOLDS, "It leads on from every published commit, in their order.")


def _updates(door: GitDoor, chain: Chain, history: ClientHistory) -> Iterator[Verdict]:
    """Judge what became of the updates of every publication: each as it was, or corrected by an erratum."""
    changed: dict[str, tuple[str, Reworded]] = {}
    for entry in chain.entries:
        for one in reworded(door, history, chain.client, entry.source):
            if one.is_silent or one.name not in changed:
                changed[one.name] = (tag_name(chain.client, entry.seq), one)
    yield from (_reworded(chain.client, tag, one) for tag, one in changed.values())
    if not any(one.is_silent for _, one in changed.values()):
        yield Verdict(chain.client, "updates/", Result.HOLDS, "No update changed in silence since it was published.")


def _reworded(client_id: str, tag: str, one: Reworded) -> Verdict:
    file = f"clients/{client_id}/{one.name}"
    if one.is_silent:
        message = f"It was published, with {tag}, and says something else now, without an erratum."
        return Verdict(client_id, file, Result.FAULT, message, WAY_OUT)
    on = one.says.corrects.on if one.says and one.says.corrects else ""
    return Verdict(client_id, file, Result.HOLDS, f"It was corrected on {on}, and its page shows both texts.")
