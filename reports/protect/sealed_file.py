"""Content and its path → a sealed file, and back (docs/sealed-format.md, "Sealed file")."""

import zlib
from dataclasses import dataclass

from reports.errors import Error
from reports.protect import crypto
from reports.protect.keys import FileKeys

MAGIC = b"ABSEAL01"
NO_EDITION = bytes(16)
_LEVEL = 6
_HEAD = 40
_SHORTEST = 72 + 512 + 16
_STORED, _DEFLATED = 0, 1


class Damaged(Error):
    """A sealed file is not what was sealed under this key at this path."""


class OtherBuild(Error):
    """A sealed file was sealed under another content key."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a sealed file held: its content, the edition it belongs to, and whether it was deflated."""

    data: bytes
    edition: bytes
    deflated: bool


def seal(keys: FileKeys, path: str, data: bytes, edition: bytes, *, deflate: bool) -> bytes:
    """Seal content for one path below the client's root, as `<version>/<page>/index.html`. Equal input, equal bytes."""
    return seal_block(keys, path, block(data, deflate=deflate), edition)


def seal_block(keys: FileKeys, path: str, inner: bytes, edition: bytes) -> bytes:
    """Seal a padded block: magic, kid, edition, synthetic value, ciphertext."""
    bound = MAGIC + keys.kid + edition + path.encode()
    synthetic = _synthetic(keys, bound, inner)
    return bound[:_HEAD] + synthetic + crypto.encrypt(crypto.mac(keys.file, synthetic), inner, bound)


def open_sealed(keys: FileKeys, path: str, sealed: bytes) -> Opened:
    """Open a sealed file and prove that sealing its content again gives the same bytes.

    Raises OtherBuild for another content key, Damaged for anything else that does not open or is not canonical.
    """
    if sealed[:8] != MAGIC or len(sealed) < _SHORTEST:
        raise Damaged("This is no sealed file.")
    if sealed[8:24] != keys.kid:
        raise OtherBuild("This file was sealed with another content key.")
    bound, synthetic = sealed[:_HEAD] + path.encode(), sealed[_HEAD:72]
    try:
        inner = crypto.decrypt(crypto.mac(keys.file, synthetic), sealed[72:], bound)
    except crypto.Undecryptable as error:
        raise Damaged("A sealed file was changed or moved.") from error
    if _synthetic(keys, bound, inner) != synthetic:
        raise Damaged("A sealed file was made by another sealer.")
    return Opened(_content(inner), sealed[24:_HEAD], inner[0] == _DEFLATED)


def block(data: bytes, *, deflate: bool) -> bytes:
    """Return method, length, body and zeros up to a length that says little of the content's."""
    method, body = (_DEFLATED, zlib.compress(data, _LEVEL)) if deflate else (_STORED, data)
    return _padded(method, body)


def padded_length(length: int) -> int:
    """Round a length up so that it tells at most the leading bits of it: steps of 512 bytes, or about 3 to 6 %."""
    exponent = length.bit_length() - 1
    step = max(512, 1 << (exponent - exponent.bit_length()))
    return -(-length // step) * step


def _padded(method: int, body: bytes) -> bytes:
    inner = bytes((method,)) + len(body).to_bytes(4) + body
    return inner.ljust(padded_length(len(inner)), b"\0")


def _synthetic(keys: FileKeys, bound: bytes, inner: bytes) -> bytes:
    return crypto.mac(keys.synthetic, len(bound).to_bytes(4) + bound + inner)


def _content(inner: bytes) -> bytes:
    method, size = inner[0], int.from_bytes(inner[1:5])
    body = inner[5 : 5 + size]
    if method not in (_STORED, _DEFLATED) or _padded(method, body) != inner:
        raise Damaged("A sealed file holds a block of a wrong shape.")
    return _inflated(body) if method == _DEFLATED else body


def _inflated(body: bytes) -> bytes:
    stream = zlib.decompressobj()
    try:
        data = stream.decompress(body)
    except zlib.error as error:
        raise Damaged("A sealed file does not inflate.") from error
    if not stream.eof or stream.unused_data:
        raise Damaged("A sealed file does not inflate to its end.")
    return data
