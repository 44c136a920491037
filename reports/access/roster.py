"""access.yml ↔ who has access, in clear, and the client's secrets, sealed under the agency key.

docs/sealed-format.md, "Access file".
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import rfc8785

from reports.access.agency_key import AgencyKey
from reports.access.randomness import Random
from reports.errors import Error, Refused
from reports.model import Access, Grant
from reports.model.values import PORTFOLIO
from reports.protect import ClientKeys, crypto
from reports.source import FileKind, parse

_NONCE = 32


@dataclass(frozen=True, slots=True)
class Roster:
    """Who has access to one client's site since when and until when, and the client's keys."""

    client_id: str
    grants: Mapping[str, Grant]
    keys: ClientKeys = field(repr=False)
    retired: tuple[bytes, ...] = field(default=(), repr=False)


def access_name(client_id: str) -> str:
    """Return where an access file lies, seen from the workspace: in the client's folder, the portfolio's at the top."""
    return "portfolio.access.yml" if client_id == PORTFOLIO else f"clients/{client_id}/access.yml"


def access_file(root: Path, client_id: str) -> Path:
    """Return a client's access file, or the portfolio's."""
    return root / access_name(client_id)


def read_clear(data: bytes, client_id: str) -> Access:
    """Read the part that needs no key; Error naming the first fault where there is one."""
    parsed = parse(FileKind.ACCESS, data, access_name(client_id))
    if isinstance(parsed.model, Access):
        return parsed.model
    raise Error("\n".join(str(problem) for problem in parsed.problems))


def read_roster(data: bytes, agency_key: AgencyKey, client_id: str) -> Roster:
    """Read an access file; Refused where another agency key sealed it, or where it was edited by hand."""
    access = read_clear(data, client_id)
    if access.agency_key != agency_key.id:
        raise Refused(
            f"{access_name(client_id)} was sealed under agency key {access.agency_key}; this one is {agency_key.id}.",
            "Use the key that it was made with: it stands on the recovery form.",
        )
    clear = _clear_part(access.epoch, access.agency_key, access.people)
    return _roster(access, _unsealed(access.sealed, clear, agency_key, client_id), client_id)


def encode_roster(roster: Roster, agency_key: AgencyKey, random: Random) -> bytes:
    """Return the bytes of access.yml, in one fixed shape."""
    clear = _clear_part(roster.keys.epoch, agency_key.id, roster.grants)
    nonce = random.draw(_NONCE)
    secrets = json.dumps(_secrets(roster), separators=(",", ":"), sort_keys=True).encode()
    key = _blob_key(agency_key, nonce)
    sealed = nonce + crypto.encrypt(key, secrets, _bound(roster.client_id, clear))
    return _yaml(roster, agency_key.id, b64encode(sealed).decode()).encode()


def write_atomically(file: Path, data: bytes) -> None:
    """Put bytes in place of a file, whole or not at all."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(data)
    beside.replace(file)


def _yaml(roster: Roster, key_id: str, sealed: str) -> str:
    people = "".join(f"  {person}: {_grant(grant)}\n" for person, grant in sorted(roster.grants.items()))
    return f"format: 1\nepoch: {roster.keys.epoch}\nagency_key: {key_id}\npeople:\n{people}sealed: {sealed}\n"


def _grant(grant: Grant) -> str:
    until = f", until: {grant.until}" if grant.until else ""
    return f"{{since: {grant.since}{until}}}"


def _clear_part(epoch: int, key_id: str, grants: Mapping[str, Grant]) -> bytes:
    people = {person: _dates(grant) for person, grant in grants.items()}
    return rfc8785.dumps({"format": 1, "epoch": epoch, "agency_key": key_id, "people": people})


def _dates(grant: Grant) -> dict[str, str]:
    days: dict[str, date | None] = {"since": grant.since, "until": grant.until}
    return {name: day.isoformat() for name, day in days.items() if day}


def _bound(client_id: str, clear: bytes) -> bytes:
    return b"access\0" + client_id.encode() + b"\0" + clear


def _blob_key(agency_key: AgencyKey, nonce: bytes) -> bytes:
    return crypto.mac(crypto.derive(agency_key.secret, b"access"), nonce)


def _secrets(roster: Roster) -> dict[str, object]:
    keys = roster.keys
    return {
        "content_key": b64encode(keys.content).decode(),
        "address_key": b64encode(keys.address).decode(),
        "salt": b64encode(keys.salt).decode(),
        "slot_seed": b64encode(keys.seed).decode(),
        "people": {person: b64encode(public).decode() for person, public in keys.people.items()},
        "retired": [b64encode(key).decode() for key in roster.retired],
    }


def _unsealed(sealed: str, clear: bytes, agency_key: AgencyKey, client_id: str) -> dict[str, object]:
    try:
        blob = b64decode(sealed, validate=True)
        key = _blob_key(agency_key, blob[:_NONCE])
        secrets = json.loads(crypto.decrypt(key, blob[_NONCE:], _bound(client_id, clear)))
    except (ValueError, crypto.Undecryptable) as error:
        raise Refused(
            f"{access_name(client_id)} was edited by hand or belongs to another client.",
            "Take the committed file back, and change access with `aboveboard access`.",
        ) from error
    return dict(secrets)


def _roster(access: Access, secrets: Mapping[str, object], client_id: str) -> Roster:
    people, retired = secrets["people"], secrets["retired"]
    if not isinstance(people, dict) or not isinstance(retired, list):
        raise Refused(f"{access_name(client_id)} was written by another release.")
    keys = ClientKeys(
        content=_bytes(secrets["content_key"]),
        address=_bytes(secrets["address_key"]),
        salt=_bytes(secrets["salt"]),
        seed=_bytes(secrets["slot_seed"]),
        people={person: _bytes(public) for person, public in people.items()},
        epoch=access.epoch,
    )
    return Roster(client_id, access.people, keys, tuple(_bytes(key) for key in retired))


def _bytes(text: object) -> bytes:
    return b64decode(str(text), validate=True)
