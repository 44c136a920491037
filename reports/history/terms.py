"""An agreement → the canonical bytes of its terms, and the digest by which both sides know them."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

import rfc8785

from reports.changes.wording import Wording, wording
from reports.model import Agreement

_KIND = b"agreement-terms/1\n"

_Json = str | int | list["_Json"] | dict[str, "_Json"]


def canonical_terms(client_id: str, agreement: Agreement) -> bytes:
    """Return `agreement-terms/1`, LF, and RFC 8785 JSON of client id and terms.

    Only keys that were written stand in it. Text is in NFC with LF and no trailing space, decimals are normalised and
    strings, dates ISO 8601, sets sorted; what is absent, null or empty is left out.
    """
    terms = {"client": client_id, "terms": _json(wording(agreement))}
    return _KIND + rfc8785.dumps(terms)


def digest(client_id: str, agreement: Agreement) -> str:
    """Return the terms' digest, as `sha256:` and 64 hex digits."""
    return f"sha256:{sha256(canonical_terms(client_id, agreement)).hexdigest()}"


def _json(value: Wording) -> _Json:
    if isinstance(value, dict):
        return {key: _json(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [_json(entry) for entry in value]
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else value
