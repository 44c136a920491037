"""What both sides may agree on → its canonical bytes, and the digest by which both know that exact wording."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256

import rfc8785

from reports.changes.wording import Wording, wording
from reports.model import Agreement, ChangeRequest, Client, Deliverable, Update

Document = Agreement | ChangeRequest | Deliverable | Update
"""What a person may accept."""

AGREEMENT = "agreement"
"""The name by which acceptances speak of the terms."""
_FORMS: Mapping[type[Document], str] = {
    Agreement: "agreement-terms/1",
    ChangeRequest: "change-request/1",
    Deliverable: "deliverable/1",
    Update: "update/1",
}

_Json = str | int | list["_Json"] | dict[str, "_Json"]


def documents_of(client: Client) -> Mapping[str, Document]:
    """Return everything that may be accepted, by the name that acceptances use."""
    return {
        AGREEMENT: client.agreement,
        **client.changes,
        **{f"deliverable:{item}": deliverable for item, deliverable in client.agreement.deliverables.items()},
        **{f"update:{report.period}": report.update for report in client.updates},
    }


def canonical_terms(client_id: str, agreement: Agreement) -> bytes:
    """Return `agreement-terms/1`, LF, and RFC 8785 JSON of client id and terms.

    Only keys that were written stand in it. Text is in NFC with LF and no trailing space, decimals are normalised and
    strings, dates ISO 8601, sets sorted; what is absent, null or empty is left out.
    """
    return _canonical({"client": client_id}, agreement)


def canonical_document(client_id: str, name: str, document: Document) -> bytes:
    """Return the same of any document by the name that acceptances use, its id in it.

    `change-request/1` of `cr-001`, `deliverable/1` of `deliverable:landing-page`, as the agreement describes it,
    `update/1` of `update:2026-W47`; `agreement` has no id.
    """
    if isinstance(document, Agreement):
        return canonical_terms(client_id, document)
    return _canonical({"client": client_id, "id": name.rpartition(":")[2]}, document)


def digest(client_id: str, agreement: Agreement) -> str:
    """Return the terms' digest, as `sha256:` and 64 hex digits."""
    return _digest(canonical_terms(client_id, agreement))


def wording_digest(client_id: str, terms: dict[str, Wording]) -> str:
    """Return the terms' digest by their wording."""
    return _digest(_form(Agreement, {"client": client_id}, terms))


def document_digest(client_id: str, name: str, document: Document) -> str:
    """Return the digest of any document, in the same form."""
    return _digest(canonical_document(client_id, name, document))


def offered(document: Document) -> Document:
    """Return what a person decides on: of a change request all but its decision and what came of it."""
    if not isinstance(document, ChangeRequest):
        return document
    return document.model_copy(update={"decision": None, "result": None})


def _canonical(whose: Mapping[str, str], document: Document) -> bytes:
    return _form(type(document), whose, wording(document))


def _form(kind: type[Document], whose: Mapping[str, str], written: dict[str, Wording]) -> bytes:
    return f"{_FORMS[kind]}\n".encode() + rfc8785.dumps({**whose, "terms": _json(written)})


def _digest(data: bytes) -> str:
    return f"sha256:{sha256(data).hexdigest()}"


def _json(value: Wording) -> _Json:
    if isinstance(value, dict):
        return {key: _json(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [_json(entry) for entry in value]
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else value
