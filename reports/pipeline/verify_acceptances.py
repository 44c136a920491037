"""A client as committed → whether each acceptance decides on a wording that there was, and what shows it still does.

A receipt is read and its signatures are verified as strictly as when it was taken.
"""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from reports.history import AGREEMENT, ClientHistory
from reports.model import Acceptance
from reports.model.document_state import Fault
from reports.pipeline.verdicts import Result, Verdict
from reports.receipts import (
    ACCEPTANCE,
    AGENCY,
    COUNTERSIGNATURE,
    BadSignature,
    BadSigners,
    NotAReceipt,
    Receipt,
    Signer,
    fingerprint,
    may_sign,
    parse_receipt,
    parse_signers,
    verify,
)
from reports.source import Folder

SIGNERS = "allowed_signers"
_UNCOUNTED: Mapping[Fault, str] = {
    Fault.OTHERS_REQUIRED: "It names others as those who must decide than that very wording does.",
    Fault.NOT_REQUIRED: "Whoever decided is none of those who must decide on that wording.",
    Fault.BROKEN_CHAIN: "It supersedes other terms than the ones that were in force.",
}
"""Why a decision does not count, where neither its wording nor what shows it is at fault."""
_TAKE_BACK = "Take back the file as it was committed first: git log -- {}"


@dataclass(frozen=True, slots=True)
class _Case:
    """One acceptance beside all that speaks for or against it; `codes` are None where nothing was published."""

    client: str
    folder: Folder
    subject: str
    acceptance: Acceptance
    signers: tuple[Signer, ...]
    codes: frozenset[str] | None

    def says(self, result: Result, message: str, hint: str = "") -> Verdict:
        return Verdict(self.client, self.subject, result, message, hint)

    def fault(self, message: str, name: str = "") -> Verdict:
        """Return a fault, the way out being the history of a file: the acceptance's own, or another of the client."""
        file = f"clients/{self.client}/{name or self.subject}"
        return self.says(Result.FAULT, message, _TAKE_BACK.format(file))

    def read(self, name: str) -> bytes | None:
        try:
            return self.folder.read(name)
        except FileNotFoundError:
            return None


def acceptance_verdicts(
    client_id: str, history: ClientHistory, on: date, codes: frozenset[str] | None
) -> Iterator[Verdict]:
    """Judge every acceptance that HEAD holds, on HEAD's own day; `codes` are the head codes of the client's ledger."""
    found = history.at_head()
    if found is None:
        return
    signers = yield from _signers(client_id, found.folder)
    numbers = {wording.digest: wording.number for wording in history.wordings()}
    states = history.working_states(found.client, found.folder, on)
    faults = {decided.id: decided.fault for state in states.values() for decided in state.decided}
    for name, acceptance in found.client.acceptances.items():
        case = _Case(client_id, found.folder, f"acceptances/{name}.yml", acceptance, signers, codes)
        yield _wording(case, numbers, history.digests(acceptance.document))
        yield from _shown(case)
        if fault := faults.get(name):
            yield from (case.fault(said) for known, said in _UNCOUNTED.items() if known is fault)


def _signers(client_id: str, folder: Folder) -> Generator[Verdict, None, tuple[Signer, ...]]:
    """Give back whose keys may sign; a file that cannot be read is a fault, and nobody may."""
    if SIGNERS not in folder.names():
        return ()
    try:
        return parse_signers(folder.read(SIGNERS).decode("utf-8", "replace"))
    except BadSigners as bad:
        hint = _TAKE_BACK.format(f"clients/{client_id}/{SIGNERS}")
        yield Verdict(client_id, SIGNERS, Result.FAULT, f"Nobody's signature can be verified: {bad}.", hint)
    return ()


def _wording(case: _Case, numbers: dict[str, int], digests: frozenset[str]) -> Verdict:
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


def _shown(case: _Case) -> Iterator[Verdict]:
    """Judge what shows a decision: a file as it was filed, a signed receipt, or nothing but the record."""
    evidence, receipt = case.acceptance.evidence, case.acceptance.receipt
    if evidence:
        data = case.read(evidence.file)
        if data is None:
            yield case.fault(f"What shows it, {evidence.file}, is missing.", evidence.file)
        elif sha256(data).hexdigest() != evidence.sha256:
            yield case.fault(f"What shows it, {evidence.file}, is not the file that was filed.", evidence.file)
        else:
            yield case.says(Result.HOLDS, f"{evidence.file} is as it was filed; who wrote it is not verified here.")
    if receipt:
        yield from _receipt(case, receipt)
    elif not evidence:
        yield case.says(Result.OPEN, "Nothing shows it but the record: no evidence and no signature.")


def _receipt(case: _Case, name: str) -> Iterator[Verdict]:
    data = case.read(name)
    if data is None:
        yield case.fault(f"Its receipt {name} is missing.", name)
        return
    try:
        receipt = parse_receipt(data)
    except NotAReceipt as wrong:
        yield case.fault(f"{name} is no receipt: {wrong}.", name)
        return
    differing = _differing(receipt, case)
    if differing:
        yield case.fault(f"{name} says another {differing} than the acceptance.")
    yield _signature(case, f"{name}.sig", receipt, ACCEPTANCE, receipt.signer)
    yield _signature(case, f"{name}.agency.sig", receipt, COUNTERSIGNATURE, AGENCY)
    yield from _head(case, name, receipt.head)


def _differing(receipt: Receipt, case: _Case) -> str:
    """Return the first key in which receipt and acceptance differ, "" where they say the same."""
    acceptance = case.acceptance
    said = {
        "client": (receipt.client, case.client),
        "document": (receipt.document, acceptance.document),
        "version": (receipt.version, acceptance.version),
        "digest": (receipt.digest, acceptance.digest),
        "supersedes": (receipt.supersedes, acceptance.supersedes),
        "option": (receipt.option, acceptance.option),
        "decision": (receipt.decision, acceptance.decision),
        "signer": (receipt.signer, acceptance.by),
        "time": (receipt.time, acceptance.at),
    }
    return next((key for key, (signed, recorded) in said.items() if signed != recorded), "")


def _signature(case: _Case, name: str, receipt: Receipt, namespace: str, who: str) -> Verdict:
    """Judge one signature over a receipt, which itself names its signer's key."""
    armor = case.read(name)
    if armor is None:
        return case.fault(f"The signature {name} is missing.", name)
    try:
        key = verify(armor.decode("ascii", "replace"), receipt.to_bytes(), namespace)
    except BadSignature as bad:
        return case.fault(f"The signature {name} does not hold: {bad}.", name)
    shown = fingerprint(key)
    if who == receipt.signer and receipt.key != shown:
        return case.fault(f"The receipt names the key {receipt.key}, and {name} was made with {shown}.", name)
    if not may_sign(case.signers, who, key, namespace, receipt.time):
        return case.fault(f"{name} was made with {shown}, which {SIGNERS} does not give to {who}.", SIGNERS)
    return case.says(Result.HOLDS, f"{name} holds: the key {shown} of {who} signed these bytes.")


def _head(case: _Case, name: str, head: str | None) -> Iterator[Verdict]:
    """Judge whether the state of the ledger that the signer's browser saw is part of the ledger."""
    if head is None:
        return
    if head in (case.codes or ()):
        yield case.says(Result.HOLDS, f"The head code {head} that {name} names is in the ledger.")
    else:
        message = (
            f"{name} names the head code {head}, which is not in the ledger: what was shown then is not on record."
        )
        hint = "Fetch every tag, git fetch --tags; if it is still missing, history was replaced after that was signed."
        yield case.says(Result.FAULT, message, hint)
