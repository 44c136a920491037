"""Which edition each folder has, and how new all this is → the content of head.bin."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import rfc8785

from reports.protect import crypto
from reports.protect.keys import FileKeys
from reports.receipts import HEAD, sign


@dataclass(frozen=True, slots=True)
class Moment:
    """How new a client's site is.

    `commits`: first-parent commits that touch the client, agency.yml, mkdocs.yml or theme/ · `at`: committer time of
    the last of these · `next_update`: the day on which the next update was promised, None where there is none ·
    `ledger`: what readers keep of the last publication, None before the first · `signing_seed`: the agency's own
    Ed25519 key, None for a head that is not signed.
    """

    commits: int
    at: datetime
    next_update: date | None = None
    ledger: Mapping[str, object] | None = None
    signing_seed: bytes | None = field(default=None, repr=False)


def edition(keys: FileKeys, files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the 16 bytes that name the state of one folder, from each file's path and SHA-256 of its content."""
    ordered = sorted((path.encode(), digest) for path, digest in files)
    message = b"".join(len(path).to_bytes(2) + path + digest for path, digest in ordered)
    return crypto.mac(keys.edition, message)[:16]


def encode_head(moment: Moment, epoch: int, editions: Mapping[str, bytes]) -> bytes:
    """Return the JSON of head.bin, signed over the RFC 8785 JSON of all else that it says."""
    said: dict[str, Any] = {
        "seq": [moment.commits, epoch],
        "at": moment.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "next": moment.next_update.isoformat() if moment.next_update else None,
        "ledger": dict(moment.ledger) if moment.ledger else None,
        "editions": {folder: name.hex() for folder, name in sorted(editions.items())},
    }
    signature = sign(moment.signing_seed, rfc8785.dumps(said), HEAD) if moment.signing_seed else None
    return json.dumps(said | {"signature": signature}, separators=(",", ":"), sort_keys=True).encode()
