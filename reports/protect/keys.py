"""The secrets of one client → the keys that seal its files."""

from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass, field

from reports.protect import crypto


@dataclass(frozen=True, slots=True)
class ClientKeys:
    """What access.yml holds of one client. Bytes: content, address and seed 32, salt 16, each public key 32.

    `people` are the public keys of those who have access, by id; `epoch` counts the changes of access.
    """

    content: bytes = field(repr=False)
    address: bytes = field(repr=False)
    salt: bytes = field(repr=False)
    seed: bytes = field(repr=False)
    people: Mapping[str, bytes] = field(repr=False)
    epoch: int = 1


@dataclass(frozen=True, slots=True)
class FileKeys:
    """What seals and opens files, derived from a content key; `kid` names that key and is public."""

    kid: bytes
    synthetic: bytes = field(repr=False)
    file: bytes = field(repr=False)
    edition: bytes = field(repr=False)


def file_keys(content_key: bytes) -> FileKeys:
    """Derive what seals and opens files."""
    return FileKeys(
        kid=key_id(content_key),
        synthetic=crypto.derive(content_key, b"synthetic iv"),
        file=crypto.derive(content_key, b"file key"),
        edition=crypto.derive(content_key, b"edition"),
    )


def open_folder(content_key: bytes) -> str:
    """Return the folder of what lies open in a client's site: new keys for everybody give it another name."""
    return b32encode(crypto.derive(content_key, b"open folder", 20)).decode().lower()[:20]


def key_id(content_key: bytes) -> bytes:
    """Return the 16 bytes by which files and slots name a content key."""
    return crypto.derive(content_key, b"key id", 16)
