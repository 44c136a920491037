"""A signed receipt that holds → the files of the client's folder that put it on record, byte for byte."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from reports.drafts import schema_line
from reports.receipts import (
    ACCEPTANCE,
    AGENCY,
    COUNTERSIGNATURE,
    HEAD,
    Receipt,
    Signer,
    emit_signers,
    parse_signers,
    public_blob,
    sign,
)
from reports.source import FileKind, Value, emit, yaml_lines

RECEIPTS = "files/receipts/"
"""Where receipts lie in a client's folder."""
_FIRST_LINE = f"{schema_line(FileKind.ACCEPTANCE, folders=3)}\n".encode()


@dataclass(frozen=True, slots=True)
class Signed:
    """A receipt and its signature; `zone` is the client's, `seed` that of the agency's own key."""

    receipt: Receipt
    armor: str
    zone: ZoneInfo
    seed: bytes


def filed(signed: Signed, name: str, required: Sequence[str]) -> dict[str, bytes]:
    """Return the acceptance of that name, the receipt, its signature, and the agency's signature over the same bytes.

    `required` is everybody who must accept at that time.
    """
    text, data = f"{RECEIPTS}{name}.txt", signed.receipt.to_bytes()
    return {
        text: data,
        f"{text}.sig": signed.armor.encode(),
        f"{text}.agency.sig": sign(signed.seed, data, COUNTERSIGNATURE).encode(),
        f"acceptances/{name}.yml": _FIRST_LINE + emit(_acceptance(signed, required, text)),
    }


def _acceptance(signed: Signed, required: Sequence[str], text: str) -> Mapping[str, Value]:
    receipt = signed.receipt
    facts: dict[str, Value | None] = {
        "document": receipt.document,
        "version": receipt.version,
        "digest": receipt.digest,
        "supersedes": receipt.supersedes,
        "required": tuple(required),
        "by": receipt.signer,
        "decision": receipt.decision,
        "option": receipt.option,
        "reason": receipt.reason,
        "at": receipt.time.astimezone(signed.zone).isoformat(),
        "method": "browser-signature",
        "receipt": text,
    }
    return {key: value for key, value in facts.items() if value is not None}


def with_signers(before: str, signer: str, key: bytes, seed: bytes) -> str:
    """Return the file of signers with what it lacks behind what stands there: the signer's key, and the agency's own.

    BadSigners where a line of it is none that is known.
    """
    there = parse_signers(before)
    known = {(one.principal, one.key) for one in there if ACCEPTANCE in one.namespaces or one.principal == AGENCY}
    theirs = Signer(signer, (ACCEPTANCE,), key)
    own = Signer(AGENCY, (COUNTERSIGNATURE, HEAD), public_blob(seed))
    more = [one for one in (theirs, own) if (one.principal, one.key) not in known]
    ended = before if not more or not before or before.endswith("\n") else f"{before}\n"
    return f"{ended}{emit_signers(more)}"


def with_decision(before: bytes, signed: Signed) -> bytes:
    """Return a request's file with the decision at its end."""
    block = {"decision": decision(signed)}
    return before.rstrip() + b"\n" + "\n".join(["", *yaml_lines(block), ""]).encode()


def decision(signed: Signed) -> Mapping[str, Value]:
    """Return what a request says of the option that was accepted."""
    receipt = signed.receipt
    day = receipt.time.astimezone(signed.zone).date()
    return {"option": receipt.option or "", "by": receipt.signer, "on": day}
