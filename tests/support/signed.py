"""A client and seeds of keys → its agreement signed in a browser: receipt, signatures, signers, acceptance."""

from dataclasses import replace
from datetime import UTC, datetime

from reports.history import read_trail
from reports.receipts import (
    ACCEPTANCE,
    AGENCY,
    COUNTERSIGNATURE,
    Receipt,
    Signer,
    emit_signers,
    fingerprint,
    public_blob,
    receipt_body,
    sign,
)
from reports.words import Words
from tests.support.agency import Agency

IDA, OURS, STRANGER = b"i" * 32, b"a" * 32, b"s" * 32
"""Seeds of Ed25519 keys: the approver's, the agency's, and one that nobody knows."""
FOLDER = "clients/northwind"
NAME = "2026-11-21-agreement-sponsor"
RECEIPT = f"files/receipts/{NAME}.txt"
"""In the client's folder."""
SIGNED = f"{FOLDER}/acceptances/{NAME}.yml"


def receipt_of(agency: Agency, **values: object) -> Receipt:
    """Return the receipt by which the approver accepts the newest wording, but for what is given."""
    wording = read_trail(agency.root).client("northwind").wordings()[-1]
    receipt = Receipt(
        decision="accept",
        agency="Harbour Lane Studio",
        client="northwind",
        document="agreement",
        version=wording.number,
        digest=wording.digest,
        supersedes=None,
        option=None,
        head=None,
        signer="sponsor",
        name="Ida Berg",
        reason=None,
        key=fingerprint(public_blob(IDA)),
        time=datetime(2026, 11, 21, 8, tzinfo=UTC),
        nonce="0" * 32,
        body=receipt_body("agreement", wording.agreement, Words("en"), wording.agreement),
    )
    return replace(receipt, **values)  # type: ignore[arg-type]  # by name


def write_signed(agency: Agency, receipt: Receipt, by: bytes = IDA) -> None:
    """Write a receipt, both signatures, who may sign, and the acceptance that names it."""
    text, data = f"{FOLDER}/{RECEIPT}", receipt.to_bytes()
    agency.write(text, data)
    agency.write(f"{text}.sig", sign(by, data, ACCEPTANCE))
    agency.write(f"{text}.agency.sig", sign(OURS, data, COUNTERSIGNATURE))
    lines = [Signer("sponsor", (ACCEPTANCE,), public_blob(IDA)), Signer(AGENCY, (COUNTERSIGNATURE,), public_blob(OURS))]
    agency.write(f"{FOLDER}/allowed_signers", emit_signers(lines))
    agency.write(
        SIGNED,
        f"document: agreement\nversion: {receipt.version}\ndigest: {receipt.digest}\nby: sponsor\ndecision: accept\n"
        f"required: [sponsor]\nat: 2026-11-21T10:00+02:00\nmethod: browser-signature\nreceipt: {RECEIPT}\n",
    )
