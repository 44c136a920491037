"""Receipts and keys for tests, and the real ssh-keygen beside our own verifier."""

import subprocess
from base64 import b64decode
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, derive_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from reports.receipts import Receipt, Signer, emit_signers, fingerprint
from reports.receipts.sshsig import P256, armored, signed_bytes, string

SEED = bytes(range(32))
"""Of an Ed25519 key."""
P256_KEY = derive_private_key(0x1234567890ABCDEF << 128, SECP256R1())
"""The key of a browser."""
OTHER_KEY = derive_private_key(0xFEDCBA0987654321 << 128, SECP256R1())
"""The key of another browser."""
BODY = "The agreement: More leads\n\nIn scope: One landing page\n"


def receipt(**values: object) -> Receipt:
    """Return a receipt in which everything is as it should be, but for what is given."""
    said = {
        "decision": "accept",
        "agency": "Harbour Lane Studio",
        "client": "northwind",
        "document": "agreement",
        "version": 1,
        "digest": "sha256:" + "0" * 64,
        "supersedes": None,
        "option": None,
        "head": None,
        "signer": "sponsor",
        "name": "Ida Berg",
        "reason": None,
        "key": fingerprint(blob_of(P256_KEY)),
        "time": datetime(2026, 11, 26, 4, 40, tzinfo=UTC),
        "nonce": "0123456789abcdef" * 2,
        "body": BODY,
    }
    return Receipt(**(said | values))  # type: ignore[arg-type]  # a test says what it means


def blob_of(key: EllipticCurvePrivateKey) -> bytes:
    """Return a browser's public key as OpenSSH writes it."""
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return string(P256) + string(b"nistp256") + string(point)


def browser_numbers(key: EllipticCurvePrivateKey, signed: bytes) -> bytes:
    """Return the two numbers of a browser's signature, as OpenSSH writes them."""
    raw = key.sign(signed, ECDSA(SHA256(), deterministic_signing=True))
    return b"".join(string(mpint(number)) for number in decode_dss_signature(raw))


def browser_sign(key: EllipticCurvePrivateKey, message: bytes, namespace: str = "aboveboard-acceptance") -> str:
    """Return a signature as the signing page makes it."""
    numbers = browser_numbers(key, signed_bytes(namespace, message))
    return armored(blob_of(key), namespace, string(P256) + string(numbers))


def mpint(number: int) -> bytes:
    """Return a positive number's bytes: a zero in front where the first bit would say that it is negative."""
    return number.to_bytes(number.bit_length() // 8 + 1)


def allowed(principal: str, key: bytes, *namespaces: str) -> str:
    """Return a file with one signer."""
    return emit_signers([Signer(principal, namespaces or ("aboveboard-acceptance",), key)])


def dearmored(armor: str) -> bytes:
    """Return the blob between the lines."""
    return b64decode("".join(armor.split("\n")[1:-2]))


class SshKeygen:
    """Asks the ssh-keygen of this computer."""

    def __init__(self, folder: Path, signers: str) -> None:
        self._signature = folder / "signature"
        self._signers = folder / "allowed_signers"
        self._signers.write_text(signers, encoding="utf-8")

    def takes(
        self,
        armor: str,
        message: bytes,
        who: str = "sponsor",
        namespace: str = "aboveboard-acceptance",
        at: datetime | None = None,
    ) -> bool:
        """Whether it verifies a signature of these bytes, now or as of another moment."""
        self._signature.write_text(armor, encoding="utf-8")
        call = ["ssh-keygen", "-Y", "verify", "-f", self._signers, "-I", who, "-n", namespace, "-s", self._signature]
        call += [f"-Overify-time={at.astimezone(UTC):%Y%m%d%H%M%SZ}"] if at else []
        return subprocess.run(call, input=message, capture_output=True, check=False).returncode == 0
