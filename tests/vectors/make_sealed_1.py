"""Fixed keys → sealed-1.json, the examples of the sealed format: python -m tests.vectors.make_sealed_1."""

import json
import zlib
from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from reports.access.agency_key import encode_key, key_of
from reports.access.roster import Roster, encode_roster
from reports.model import Grant
from reports.protect import ClientKeys, Moment, crypto
from reports.protect.head import edition, encode_head
from reports.protect.key_slots import ITERATIONS, encode_slots, normalized, person_key
from reports.protect.keys import FileKeys, file_keys
from reports.protect.names import Names
from reports.protect.sealed_file import padded_length, seal_block

FILE = Path(__file__).with_name("sealed-1.json")
PASSPHRASES = {
    "sponsor": "amber-boat-cedar-door-ember-field",
    "marketing-lead": "Ga\u0308rten  \u0130nsel\u3000zw\u00f6lf",
}
TYPED = [
    "one two",
    "  one --\ttwo\n",
    "one\u3000two",
    "e\u0301te\u0301",
    "\u0130stanbul",
    "ONE\u2010two",
    "\ufb01sh\u00a0net",
    "",
]
SIZES = [0, 1, 507, 508, 32_768, 200_000]
PATH = "pkzabcdefghijklmnopq/\u00fcbersicht/index.html"


def content(size: int) -> bytes:
    """Return bytes that vary and still compress: byte i is (7 i + i // 256) mod 256."""
    return bytes((7 * index + index // 256) % 256 for index in range(size))


def make(bodies: Mapping[int, bytes]) -> dict[str, Any]:
    """Return everything that sealed-1.json holds; bytes are in base64.

    `bodies` are the deflated contents by size, kept once made: another zlib may deflate otherwise, and be right.
    """
    people = {person: person_key(phrase, _salt()) for person, phrase in PASSPHRASES.items()}
    keys = ClientKeys(
        crypto.sha256(b"content"),
        crypto.sha256(b"address"),
        _salt(),
        crypto.sha256(b"seed"),
        {person: crypto.public_key(private) for person, private in people.items()},
        3,
    )
    using = file_keys(keys.content)
    return {
        "format": 1,
        "keys": {
            "content": _b64(keys.content),
            "address": _b64(keys.address),
            "salt": _b64(keys.salt),
            "seed": _b64(keys.seed),
            "kid": _b64(using.kid),
        },
        "normalized": [{"typed": typed, "bytes": _b64(normalized(typed))} for typed in TYPED],
        "derived": _derived(keys.content),
        "people": [
            {"passphrase": PASSPHRASES[person], "x": _b64(private), "P": _b64(keys.people[person])}
            for person, private in people.items()
        ],
        "iterations": ITERATIONS,
        "slots": _b64(encode_slots(keys)),
        "names": _names(keys.address),
        "pad": [[size, padded_length(size)] for size in (5, 512, 513, 1024, 40_000, 200_005, 1 << 20)],
        "edition": _edition(using),
        "files": [_file(using, size, body) for size in SIZES for body in (None, bodies[size])],
        "head": encode_head(
            Moment(41, datetime(2026, 11, 20, 16, tzinfo=UTC), date(2026, 11, 27)), 3, {"": bytes(16)}
        ).decode(),
        "access": _access(keys),
    }


def _file(keys: FileKeys, size: int, deflated: bytes | None) -> dict[str, Any]:
    method, body = (0, content(size)) if deflated is None else (1, deflated)
    inner = (bytes((method,)) + len(body).to_bytes(4) + body).ljust(padded_length(5 + len(body)), b"\0")
    sealed = seal_block(keys, PATH, inner, bytes(range(16)))
    return {
        "path": PATH,
        "method": method,
        "size": size,
        "content_sha256": crypto.sha256(content(size)).hex(),
        "edition": _b64(bytes(range(16))),
        **({"body": _b64(body)} if method else {}),
        "sealed_sha256": crypto.sha256(sealed).hex(),
        **({"sealed": _b64(sealed)} if len(sealed) < 10_000 else {}),
    }


def _derived(key: bytes) -> list[dict[str, Any]]:
    labels = [
        (b"key id", 16),
        (b"synthetic iv", 32),
        (b"file key", 32),
        (b"edition", 32),
        (b"person", 32),
        (b"slot", 32),
        (b"dummy\x00", 32),
        (b"ephemeral" + bytes(76), 32),
        (b"access", 32),
        (b"agency key id", 8),
    ]
    salts = {b"slot": bytes(range(32))}
    return [
        {
            "label": _b64(label),
            "salt": _b64(salts.get(label, b"")),
            "size": size,
            "bytes": _b64(crypto.derive(key, label, size, salts.get(label, b""))),
        }
        for label, size in labels
    ]


def _names(address: bytes) -> list[dict[str, str]]:
    names = Names(address)
    logical = [("client", "harbour"), ("version", "2026-W47"), ("page", "plan")]
    named = [{"kind": kind, "logical": text, "name": names.name(kind, text)} for kind, text in logical]
    return [
        *named,
        {"kind": "file", "logical": crypto.sha256(b"content").hex(), "name": names.file(crypto.sha256(b"content"))},
    ]


def _edition(keys: FileKeys) -> dict[str, Any]:
    files = {"v/index.html": b"now", "v/p/index.html": b"plan", "v/search.bin": b"{}", "v/\u00fc.bin": b""}
    hashed = [(path, crypto.sha256(data)) for path, data in files.items()]
    return {"files": {path: data.decode() for path, data in files.items()}, "bytes": _b64(edition(keys, hashed))}


class _Counted:
    def draw(self, size: int) -> bytes:
        return bytes(range(size))


def _access(keys: ClientKeys) -> dict[str, str]:
    key = key_of(crypto.sha256(b"agency"))
    grants = {
        "sponsor": Grant(since=date(2026, 9, 1), until=date(2027, 9, 1)),
        "marketing-lead": Grant(since=date(2026, 9, 8)),
    }
    written = encode_roster(Roster("harbour", grants, keys), key, _Counted())
    return {"agency_key": encode_key(key), "id": key.id, "client": "harbour", "access.yml": written.decode()}


def _salt() -> bytes:
    return bytes(range(16))


def _b64(data: bytes) -> str:
    return b64encode(data).decode()


if __name__ == "__main__":
    FILE.write_text(
        json.dumps(make({size: zlib.compress(content(size), 6) for size in SIZES}), indent=1, ensure_ascii=True) + "\n",
        encoding="ascii",
    )
