"""A message and a signature in OpenSSH's form → whose key made it (openssh-portable/PROTOCOL.sshsig); and to sign.

As strict as `ssh-keygen -Y verify`, or stricter: of everything that may be written in two ways, one way is taken. It is
the second door to cryptography.
"""

import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ED25519, P256 = b"ssh-ed25519", b"ecdsa-sha2-nistp256"
_MAGIC, _VERSION, _HASH = b"SSHSIG", 1, b"sha512"
BEGIN, END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_WIDTH = 70
_CURVE = b"nistp256"
_POINT, _UNCOMPRESSED = 65, 4
_NUMBER = 33
"""The most bytes of a number of the curve: 32, and one that says that it is positive."""
_ORDER = 0xFFFFFFFF_00000000_FFFFFFFF_FFFFFFFF_BCE6FAAD_A7179E84_F3B9CAC2_FC632551
"""How many points P-256 has (SEC 2, section 2.4.2): a private key is a number below."""


class BadSignature(Exception):
    """A signature does not hold; the message says why."""


class UnknownKind(BadSignature):
    """A signature that may hold for others: of a kind of key or digest that is not taken here."""


def verify(armor: str, message: bytes, namespace: str) -> bytes:
    """Return the public key, as OpenSSH writes it, that signed exactly this message in this namespace.

    Whether that key may sign is for the caller to say.

    Raises:
        BadSignature: it did not, or the signature is not written in the one way that we take.
        UnknownKind: the same, where nothing is known against it but its kind.
    """
    parts = _Reader(_disarmed(armor))
    if parts.take(len(_MAGIC)) != _MAGIC or parts.number() != _VERSION:
        raise BadSignature("it is no SSH signature of version 1")
    key, signed_for, reserved, digest, signature = (parts.string() for _ in range(5))
    parts.end()
    if signed_for != namespace.encode():
        raise BadSignature(f"it was made for {signed_for.decode('ascii', 'backslashreplace')!r}, not for {namespace!r}")
    if reserved:
        raise BadSignature("its reserved field is not empty")
    if digest != _HASH:
        raise UnknownKind("its message was not digested with SHA-512")
    try:
        _check(key, signature, signed_bytes(namespace, message))
    except (InvalidSignature, ValueError) as error:
        raise BadSignature("the signature does not fit these bytes and this key") from error
    return key


def sign(seed: bytes, message: bytes, namespace: str) -> str:
    """Return the armored signature of an Ed25519 key, given by its 32 bytes: the same bytes each time."""
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(signed_bytes(namespace, message))
    return armored(public_blob(seed), namespace, string(ED25519) + string(signature))


def public_blob(seed: bytes) -> bytes:
    """Return the public key of an Ed25519 key, given by its 32 bytes, as OpenSSH writes it."""
    return string(ED25519) + string(Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw())


def browser_sign(secret: bytes, message: bytes, namespace: str) -> str:
    """Return the signature that a reader's browser makes, but the same bytes each time (RFC 6979).

    It is for demonstrations, where no browser is: a real reader's key never leaves theirs. `secret` is 48 bytes.
    """
    signed = signed_bytes(namespace, message)
    pair = decode_dss_signature(_browser_key(secret).sign(signed, ECDSA(SHA256(), deterministic_signing=True)))
    numbers = b"".join(string(number.to_bytes(number.bit_length() // 8 + 1)) for number in pair)
    return armored(browser_blob(secret), namespace, string(P256) + string(numbers))


def browser_blob(secret: bytes) -> bytes:
    """Return the public key of such a browser, as OpenSSH writes it."""
    point = _browser_key(secret).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return b"".join(map(string, (P256, _CURVE, point)))


def _browser_key(secret: bytes) -> EllipticCurvePrivateKey:
    return derive_private_key(1 + int.from_bytes(secret) % (_ORDER - 1), SECP256R1())


def fingerprint(blob: bytes) -> str:
    """Return a key's fingerprint as `ssh-keygen -l` shows it: `SHA256:` and 43 letters."""
    return "SHA256:" + b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def key_type(blob: bytes) -> str:
    """Return what kind of key this is; BadSignature for one that we do not take, or that is written in another way."""
    _key(blob)
    return _Reader(blob).string().decode()


def armored(key: bytes, namespace: str, signature: bytes) -> str:
    """Return a signature as a text: the key's, for this namespace, digested with SHA-512."""
    blob = _MAGIC + _VERSION.to_bytes(4) + b"".join(map(string, (key, namespace.encode(), b"", _HASH, signature)))
    return armor_of(blob)


def armor_of(blob: bytes) -> str:
    """Return a blob between its two lines, in lines of 70 letters, as OpenSSH breaks it."""
    return broken(b64encode(blob).decode())


def broken(text: str) -> str:
    """Return the letters of a blob broken into such lines."""
    lines = [text[start : start + _WIDTH] for start in range(0, len(text), _WIDTH)]
    return "\n".join([BEGIN, *lines, END]) + "\n"


def string(data: bytes) -> bytes:
    """Return bytes behind their length (RFC 4251, section 5)."""
    return len(data).to_bytes(4) + data


def signed_bytes(namespace: str, message: bytes) -> bytes:
    """Return the bytes that a key really signs."""
    return _MAGIC + b"".join(map(string, (namespace.encode(), b"", _HASH, hashlib.sha512(message).digest())))


def _disarmed(armor: str) -> bytes:
    try:
        blob = b64decode(armor.replace(BEGIN, "").replace(END, "").replace("\n", ""), validate=True)
    except ValueError as error:
        raise BadSignature("it is not armored as OpenSSH does it") from error
    if armor_of(blob) != armor:
        raise BadSignature("it is not armored as OpenSSH does it")
    return blob


def _key(blob: bytes) -> Ed25519PublicKey | EllipticCurvePublicKey:
    """Return the key that a blob is; ValueError for a point that is not on the curve."""
    parts = _Reader(blob)
    kind = parts.string()
    if kind == ED25519:
        raw = parts.string()
        parts.end()
        return Ed25519PublicKey.from_public_bytes(raw)
    if kind != P256:
        raise UnknownKind("keys are Ed25519 or ECDSA on P-256, and this is neither")
    curve, point = parts.string(), parts.string()
    parts.end()
    if curve != _CURVE or len(point) != _POINT or point[0] != _UNCOMPRESSED:
        raise BadSignature("its key is no uncompressed point of P-256")
    return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)


def _check(blob: bytes, signature: bytes, signed: bytes) -> None:
    """Raise InvalidSignature, ValueError or BadSignature where the key did not sign this."""
    key, parts = _key(blob), _Reader(signature)
    kind, value = parts.string(), parts.string()
    parts.end()
    if kind != _Reader(blob).string():
        raise BadSignature("key and signature are of two kinds")
    if isinstance(key, Ed25519PublicKey):
        key.verify(value, signed)
        return
    numbers = _Reader(value)
    first, second = numbers.positive(), numbers.positive()
    numbers.end()
    key.verify(encode_dss_signature(first, second), signed, ECDSA(SHA256()))


@dataclass(slots=True)
class _Reader:
    """Reads what RFC 4251 writes, from the start to the end."""

    data: bytes
    at: int = 0

    def take(self, size: int) -> bytes:
        """Return the next bytes."""
        if self.at + size > len(self.data):
            raise BadSignature("it ends too early")
        self.at += size
        return self.data[self.at - size : self.at]

    def number(self) -> int:
        """Return the next four bytes as a number."""
        return int.from_bytes(self.take(4))

    def string(self) -> bytes:
        """Return the bytes behind a length."""
        return self.take(self.number())

    def positive(self) -> int:
        """Return a number above zero; one that is negative, or padded, is refused."""
        raw = self.string()
        padded = len(raw) > 1 and raw[0] == 0 and raw[1] < 0x80  # noqa: PLR2004 -- the bit of the sign
        if not raw or raw[0] >= 0x80 or padded or len(raw) > _NUMBER or not any(raw):  # noqa: PLR2004 -- the same
            raise BadSignature("one of its numbers is negative, padded or no number of the curve")
        return int.from_bytes(raw)

    def end(self) -> None:
        """Refuse bytes that are left."""
        if self.at != len(self.data):
            raise BadSignature("bytes follow where it should end")
