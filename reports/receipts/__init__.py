"""What a person signs, and the signature: readable receipts, OpenSSH signatures, and who may sign."""

from reports.receipts.allowed_signers import (
    BadSigners,
    Signer,
    could_sign,
    emit_signers,
    lines_of,
    parse_signers,
    valid_moment,
)
from reports.receipts.body import receipt_body
from reports.receipts.mended import Mended, mended
from reports.receipts.receipt import FORMAT, NotAReceipt, Receipt, parse_header, parse_receipt
from reports.receipts.sshsig import (
    BadSignature,
    UnknownKind,
    browser_blob,
    browser_sign,
    fingerprint,
    public_blob,
    sign,
    verify,
)

ACCEPTANCE = "aboveboard-acceptance"
"""The namespace in which people sign receipts."""
COUNTERSIGNATURE = "aboveboard-countersignature"
"""The namespace in which the agency signs the receipts that it took."""
HEAD = "aboveboard-head"
"""The namespace in which the agency signs the newest entry of a ledger."""
AGENCY = "agency"
"""The principal of the agency's own key."""

__all__ = [
    "ACCEPTANCE",
    "AGENCY",
    "COUNTERSIGNATURE",
    "FORMAT",
    "HEAD",
    "BadSignature",
    "BadSigners",
    "Mended",
    "NotAReceipt",
    "Receipt",
    "Signer",
    "UnknownKind",
    "browser_blob",
    "browser_sign",
    "could_sign",
    "emit_signers",
    "fingerprint",
    "lines_of",
    "mended",
    "parse_header",
    "parse_receipt",
    "parse_signers",
    "public_blob",
    "receipt_body",
    "sign",
    "valid_moment",
    "verify",
]
