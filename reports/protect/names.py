"""What a folder, page or file is called inside → the name that strangers see (docs/sealed-format.md, "Names")."""

from base64 import b32encode

from reports.errors import Refused
from reports.protect import crypto

_LENGTH = 20


class Names:
    """The opaque names of one client: 100 bits each, the same on every build, for life."""

    def __init__(self, address_key: bytes) -> None:
        self._key = address_key
        self._given: dict[bytes, str] = {}
        self._taken: set[str] = set()

    def name(self, kind: str, logical: str) -> str:
        """Return the name of a client, page or version: kind `client`, `page`, `version`."""
        return self._named(kind.encode() + b"\0" + logical.encode())

    def file(self, digest: bytes) -> str:
        """Return the name of an attachment or picture by the SHA-256 of its bytes."""
        return self._named(b"file\0" + digest)

    def _named(self, meaning: bytes) -> str:
        known = self._given.get(meaning)
        if known is None:
            known = self._given[meaning] = self._fresh(meaning)
        return known

    def _fresh(self, meaning: bytes) -> str:
        name = b32encode(crypto.mac(self._key, meaning)).decode().lower()[:_LENGTH]
        if name in self._taken:
            raise Refused("Two names of one client came out alike.", "Rename one of its files.")
        self._taken.add(name)
        return name
