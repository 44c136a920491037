"""An acceptance and the files of the client's folder at one moment → whether the papers show what it says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.history.recorded import SignersFiles
from reports.model import Acceptance
from reports.model.document_state import Fault

if TYPE_CHECKING:  # who has no signed acceptance need not wait for cryptography
    from reports.receipts import Receipt


@dataclass(frozen=True, slots=True)
class Papers:
    """A client's files at one moment, by name: their SHA-256 and their bytes, None where there is no such file.

    `signers` tells, by an acceptance's id, whose keys could sign when it was recorded, and since.
    """

    client_id: str
    sum_of: Callable[[str], str | None]
    read: Callable[[str], bytes | None]
    signers: Callable[[str], SignersFiles]


def is_signed(acceptance: Acceptance) -> bool:
    """Whether an acceptance says that it was signed in a browser."""
    return acceptance.method == "browser-signature"


def signature_faults(papers: Papers, name: str, acceptance: Acceptance) -> Iterator[Fault]:
    """Yield why a signed acceptance, by its id, is not shown by its receipt and signature; nothing where it is."""
    from reports.receipts import ACCEPTANCE, BadSignature, NotAReceipt, could_sign, fingerprint, parse_receipt, verify

    receipt = papers.read(acceptance.receipt) if acceptance.receipt else None
    armor = papers.read(f"{acceptance.receipt}.sig") if acceptance.receipt else None
    if receipt is None or armor is None:
        yield Fault.RECEIPT_MISSING
        return
    try:
        said, key = parse_receipt(receipt), verify(armor.decode("ascii"), receipt, ACCEPTANCE)
    except (NotAReceipt, BadSignature, UnicodeDecodeError):
        yield Fault.RECEIPT_ALTERED
        return
    if not _says(said, papers.client_id, acceptance) or said.key != fingerprint(key):
        yield Fault.OTHER_RECEIPT
    if not could_sign(papers.signers(name), acceptance.by, key, ACCEPTANCE, said.time):
        yield Fault.UNKNOWN_KEY


def _says(said: "Receipt", client_id: str, acceptance: Acceptance) -> bool:
    """Whether a receipt is of this very decision."""
    theirs = (said.client, said.document, said.version, said.digest, said.supersedes, said.option, said.decision)
    ours = (
        *(client_id, acceptance.document, acceptance.version, acceptance.digest),
        *(acceptance.supersedes, acceptance.option, acceptance.decision),
    )
    return theirs == ours and (said.signer, said.time, said.reason) == (acceptance.by, acceptance.at, acceptance.reason)
