"""Keys and bytes → derived keys, codes and ciphertexts: the one door to cryptography.

Every primitive comes from OpenSSL, through `cryptography` or the standard library. docs/sealed-format.md says which is
used for what.
"""

import hashlib
import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = bytes(12)
_LABEL = b"aboveboard/1 "


class Undecryptable(Exception):
    """A ciphertext was not made with this key and this additional data."""


def derive(key: bytes, label: bytes, size: int = 32, salt: bytes = b"") -> bytes:
    """Return HK(key, label, size, salt): HKDF-SHA256 (RFC 5869), its info opened by the name of the format."""
    return HKDF(SHA256(), size, salt, _LABEL + label).derive(key)


def mac(key: bytes, message: bytes) -> bytes:
    """Return HMAC-SHA256 (RFC 2104), 32 bytes."""
    return hmac.digest(key, message, "sha256")


def sha256(message: bytes) -> bytes:
    """Return SHA-256, 32 bytes."""
    return hashlib.sha256(message).digest()


def encrypt(key: bytes, message: bytes, bound: bytes) -> bytes:
    """Return AES-256-GCM of a message, the tag appended; the nonce is zero, so a key must serve one message only."""
    return AESGCM(key).encrypt(_NONCE, message, bound)


def decrypt(key: bytes, ciphertext: bytes, bound: bytes) -> bytes:
    """Return the message of a ciphertext; Undecryptable where key, ciphertext or bound data differ."""
    try:
        return AESGCM(key).decrypt(_NONCE, ciphertext, bound)
    except (InvalidTag, ValueError) as error:
        raise Undecryptable from error


def public_key(private: bytes) -> bytes:
    """Return X25519(private, 9) (RFC 7748)."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def shared_secret(private: bytes, public: bytes) -> bytes:
    """Return X25519(private, public); Undecryptable where it would be zero, as with a public key of small order."""
    try:
        return X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError as error:
        raise Undecryptable from error


def stretch(passphrase: bytes, salt: bytes, iterations: int) -> bytes:
    """Return PBKDF2-HMAC-SHA256 (RFC 8018), 32 bytes: about 0.3 s for 1,000,000 iterations."""
    return hashlib.pbkdf2_hmac("sha256", passphrase, salt, iterations, 32)
