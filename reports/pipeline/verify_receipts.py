"""Receipts and their signatures → whether they hold, and say what the acceptance says that names them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from reports.model import Acceptance
from reports.model.document_state import Fault
from reports.pipeline.verdicts import Result, Verdict
from reports.receipts import (
    ACCEPTANCE,
    AGENCY,
    COUNTERSIGNATURE,
    BadSignature,
    NotAReceipt,
    Receipt,
    Signer,
    could_sign,
    fingerprint,
    parse_receipt,
    verify,
)
from reports.source import RECEIPTS, SIGNERS, Folder, signed_files

TAKE_BACK = "Take back the file as it was committed first: git log -- {}"


@dataclass(frozen=True, slots=True)
class Record:
    """What a client's decisions are held against: the folder as committed, and the ledger's head codes.

    `codes` are None where the ledger is broken, and none can be looked up.
    """

    client: str
    folder: Folder
    codes: frozenset[str] | None

    def read(self, name: str) -> bytes | None:
        """Return a file of the client's folder, None where it is missing."""
        try:
            return self.folder.read(name)
        except FileNotFoundError:
            return None


@dataclass(frozen=True, slots=True)
class Case:
    """One acceptance, by the name of its file, and why history does not count it, None where it does.

    `signers` are whose keys could sign when it was recorded, and since.
    """

    record: Record
    subject: str
    acceptance: Acceptance
    signers: tuple[tuple[Signer, ...], ...]
    uncounted: Fault | None

    def says(self, result: Result, message: str, hint: str = "") -> Verdict:
        """Return a verdict on this acceptance."""
        return Verdict(self.record.client, self.subject, result, message, hint)

    def fault(self, message: str, name: str = "") -> Verdict:
        """Return a fault, the way out being the history of a file: the acceptance's own, or another of the client."""
        file = f"clients/{self.record.client}/{name or self.subject}"
        return self.says(Result.FAULT, message, TAKE_BACK.format(file))


def shown_verdicts(case: Case) -> Iterator[Verdict]:
    """Judge what shows a decision: a file as it was filed, a signed receipt, or nothing but the record."""
    evidence, receipt = case.acceptance.evidence, case.acceptance.receipt
    if evidence:
        data = case.record.read(evidence.file)
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


def stray_verdicts(record: Record, acceptances: Iterable[Acceptance]) -> Iterator[Verdict]:
    """Tell of what lies among the receipts and belongs to no acceptance; its head code must be known all the same."""
    named = {file for one in acceptances if one.receipt for file in signed_files(one.receipt)}
    for name in sorted(record.folder.names()):
        if name.startswith(RECEIPTS) and name not in named:
            said = "No acceptance names this file, so nothing was decided by it."
            file = f"clients/{record.client}/{name}"
            yield Verdict(record.client, name, Result.OPEN, said, f"See where it came from: git log -- {file}")
            yield from _head(record, name, name, _head_in(record.read(name) or b""))


def _head_in(data: bytes) -> str | None:
    try:
        return parse_receipt(data).head
    except NotAReceipt:
        return None


def _receipt(case: Case, name: str) -> Iterator[Verdict]:
    text, signature, countersignature = signed_files(name)
    data = case.record.read(text)
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
    yield _signature(case, signature, data, receipt)
    yield _countersignature(case, countersignature, data, receipt)
    yield from _head(case.record, case.subject, name, receipt.head)


def _differing(receipt: Receipt, case: Case) -> str:
    """Return the first key in which receipt and acceptance differ, "" where they say the same."""
    acceptance = case.acceptance
    said = {
        "client": (receipt.client, case.record.client),
        "document": (receipt.document, acceptance.document),
        "version": (receipt.version, acceptance.version),
        "digest": (receipt.digest, acceptance.digest),
        "supersedes": (receipt.supersedes, acceptance.supersedes),
        "option": (receipt.option, acceptance.option),
        "decision": (receipt.decision, acceptance.decision),
        "signer": (receipt.signer, acceptance.by),
        "reason": (receipt.reason, acceptance.reason),
        "time": (receipt.time, acceptance.at),
    }
    return next((key for key, (signed, recorded) in said.items() if signed != recorded), "")


def _signature(case: Case, name: str, signed: bytes, receipt: Receipt) -> Verdict:
    """Judge the signer's own signature; whether the key was theirs then is what history says."""
    made = _made_by(case, name, signed, ACCEPTANCE)
    if isinstance(made, Verdict):
        return made
    shown = fingerprint(made)
    if receipt.key != shown:
        return case.fault(f"The receipt names the key {receipt.key}, and {name} was made with {shown}.", name)
    if case.uncounted is Fault.UNKNOWN_KEY:
        return case.fault(
            f"{name} was made with {shown}, which {SIGNERS} did not give to {receipt.signer} then.", SIGNERS
        )
    whose = f"the key {shown} of {receipt.signer}" if case.uncounted is None else f"the key {shown}"
    return case.says(Result.HOLDS, f"{name} holds: {whose} signed these bytes.")


def _countersignature(case: Case, name: str, signed: bytes, receipt: Receipt) -> Verdict:
    made = _made_by(case, name, signed, COUNTERSIGNATURE)
    if isinstance(made, Verdict):
        return made
    shown = fingerprint(made)
    if not could_sign(case.signers, AGENCY, made, COUNTERSIGNATURE, receipt.time):
        return case.fault(f"{name} was made with {shown}, which {SIGNERS} did not give to the agency then.", SIGNERS)
    return case.says(Result.HOLDS, f"{name} holds: the agency's key {shown} signed these bytes.")


def _made_by(case: Case, name: str, signed: bytes, namespace: str) -> bytes | Verdict:
    """Return the key that signed, or why nobody can be told to have."""
    armor = case.record.read(name)
    if armor is None:
        return case.fault(f"The signature {name} is missing.", name)
    try:
        return verify(armor.decode("ascii", "replace"), signed, namespace)
    except BadSignature as bad:
        return case.fault(f"The signature {name} does not hold: {bad}.", name)


def _head(record: Record, subject: str, name: str, head: str | None) -> Iterator[Verdict]:
    """Judge whether the state of the ledger that the signer's browser saw is part of the ledger."""
    if head is None:
        return
    if record.codes is None:
        said = f"The head code {head} that {name} names cannot be looked up: the ledger is broken."
        yield Verdict(record.client, subject, Result.OPEN, said)
    elif head in record.codes:
        said = f"The head code {head} that {name} names is in the ledger."
        yield Verdict(record.client, subject, Result.HOLDS, said)
    else:
        said = f"{name} names the head code {head}, which is not in the ledger: what was shown then is not on record."
        hint = "Fetch every tag, git fetch --tags; if it is still missing, history was replaced after that was signed."
        yield Verdict(record.client, subject, Result.FAULT, said, hint)
