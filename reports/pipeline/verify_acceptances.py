"""A client as committed → whether each acceptance decides on a wording that there was, and what shows it still does.

Whether a decision counts is what history says, here as on every page; what is added is the reason.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from reports.history import AGREEMENT, ClientHistory
from reports.model.document_state import Fault
from reports.pipeline.verdicts import Result, Verdict
from reports.pipeline.verify_receipts import TAKE_BACK, Case, Record, shown_verdicts, stray_verdicts
from reports.receipts import BadSigners, parse_signers
from reports.source import SIGNERS, Folder

UNCOUNTED: Mapping[Fault, str] = {
    Fault.OTHER_WORDING: "It decides on a wording that there never was.",
    Fault.OTHER_VERSION: "It names another version than the one whose digest it has.",
    Fault.OTHERS_REQUIRED: "It names others as those who must decide than that very wording does.",
    Fault.NOT_REQUIRED: "Whoever decided is none of those who must decide on that wording.",
    Fault.EVIDENCE_MISSING: "What shows it is missing.",
    Fault.EVIDENCE_ALTERED: "What shows it is not the file that was filed.",
    Fault.RECEIPT_MISSING: "It is a signature, and the receipt or what was signed over it is missing.",
    Fault.RECEIPT_ALTERED: "The signature does not fit its receipt.",
    Fault.OTHER_RECEIPT: "Its receipt says something else.",
    Fault.UNKNOWN_KEY: "The key that signed its receipt was none of theirs when it was recorded.",
    Fault.USED_TWICE: "Its receipt was used already, by a decision before it.",
    Fault.BROKEN_CHAIN: "It supersedes other terms than the ones that were in force.",
}
"""Why a decision does not count, where that is a fault: one that was taken back is none."""
_REVOKED = "Whoever decided took it back with another decision, so it does not count."


def acceptance_verdicts(
    client_id: str, history: ClientHistory, on: date, codes: frozenset[str] | None
) -> Iterator[Verdict]:
    """Judge every acceptance that HEAD holds, on HEAD's own day, and tell of receipts that belong to none.

    `codes` are the head codes of the client's ledger, None where that is broken.
    """
    found = history.at_head()
    if found is None:
        return
    yield from _signers(client_id, found.folder)
    record = Record(client_id, found.folder, codes)
    numbers = {wording.digest: wording.number for wording in history.wordings()}
    states = history.working_states(found.client, found.folder, on)
    faults = {decided.id: decided.fault for state in states.values() for decided in state.decided}
    for name, acceptance in found.client.acceptances.items():
        signers = history.signers(found.folder, name)
        case = Case(record, f"acceptances/{name}.yml", acceptance, signers, faults.get(name))
        said = [_wording(case, numbers, history.digests(acceptance.document)), *shown_verdicts(case)]
        yield from (*said, *_counts(case, said))
    yield from stray_verdicts(record, found.client.acceptances.values())


def _signers(client_id: str, folder: Folder) -> Iterator[Verdict]:
    """Judge whether the file can be read that tells whose keys may sign."""
    if SIGNERS not in folder.names():
        return
    try:
        parse_signers(folder.read(SIGNERS).decode("utf-8", "replace"))
    except BadSigners as bad:
        hint = TAKE_BACK.format(f"clients/{client_id}/{SIGNERS}")
        yield Verdict(client_id, SIGNERS, Result.FAULT, f"Nobody's signature can be taken: {bad}.", hint)


def _wording(case: Case, numbers: Mapping[str, int], digests: frozenset[str]) -> Verdict:
    """Judge whether the document ever had the wording that an acceptance names."""
    acceptance = case.acceptance
    if acceptance.document != AGREEMENT:
        if acceptance.digest in digests:
            return case.says(Result.HOLDS, f"It decides on a wording that {acceptance.document} had.")
        return case.fault(f"It decides on a wording that {acceptance.document} never had.")
    number = numbers.get(acceptance.digest)
    if number == acceptance.version:
        return case.says(Result.HOLDS, f"It decides on version {number} of the agreement, word for word.")
    if number is None:
        return case.fault("It decides on a wording that the agreement never had.")
    return case.fault(f"It calls itself a decision on version {acceptance.version}; its digest is that of {number}.")


def _counts(case: Case, said: Iterable[Verdict]) -> Iterator[Verdict]:
    """Say why history does not count a decision, unless the reason stands there already."""
    if case.uncounted is Fault.REVOKED:
        yield case.says(Result.OPEN, _REVOKED)
    elif case.uncounted and not any(verdict.result is Result.FAULT for verdict in said):
        yield case.fault(UNCOUNTED[case.uncounted])
