"""What a folder, page or file is called inside → the name that strangers see (docs/sealed-format.md, "Names")."""

from base64 import b32encode

from reports.errors import Refused
from reports.protect import crypto

_LENGTH = 20


class Names:
    """The opaque names of one client: 100 bits each, the same on every build, for life."""

    def __init__(self, address_key: bytes) -> None:
        self._key = address_key
        self._given: dict[str, tuple[str, bytes]] = {}

    def name(self, kind: str, logical: str) -> str:
        """Return the name of a client, page or version: kind `client`, `page`, `version`."""
        return self._named(kind, logical.encode())

    def file(self, digest: bytes) -> str:
        """Return the name of an attachment or picture by the SHA-256 of its bytes."""
        return self._named("file", digest)

    def _named(self, kind: str, logical: bytes) -> str:
        code = crypto.mac(self._key, kind.encode() + b"\0" + logical)
        name = b32encode(code).decode().lower()[:_LENGTH]
        if self._given.setdefault(name, (kind, logical)) != (kind, logical):
            raise Refused("Two names of one client came out alike.", "Rename one of the files or pages.")
        return name
