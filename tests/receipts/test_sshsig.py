"""Signatures: what OpenSSH takes and what we take, side by side."""

from collections.abc import Iterator
from hashlib import sha256, sha512
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from reports.receipts import ACCEPTANCE, BadSignature, fingerprint, public_blob, sign, verify
from reports.receipts.sshsig import ED25519, P256, armor_of, armored, signed_bytes, string
from tests.support.receipts import (
    P256_KEY,
    SEED,
    SshKeygen,
    allowed,
    blob_of,
    browser_numbers,
    browser_sign,
    dearmored,
    receipt,
)

MESSAGE = receipt().to_bytes()
MAGIC = b"SSHSIG" + (1).to_bytes(4)


def ours(armor: str, message: bytes = MESSAGE, namespace: str = ACCEPTANCE) -> str:
    """Return why we refuse a signature, "" where we take it."""
    try:
        verify(armor, message, namespace)
    except BadSignature as bad:
        return str(bad)
    return ""


def made(**parts: bytes) -> str:
    """Return a browser's signature with parts replaced, signed anew over what it then says."""
    key, halg = blob_of(P256_KEY), parts.get("halg", b"sha512")
    namespace, reserved = parts.get("namespace", ACCEPTANCE.encode()), parts.get("reserved", b"")
    digest = (sha256 if halg == b"sha256" else sha512)(MESSAGE).digest()
    signed = b"SSHSIG" + b"".join(map(string, (namespace, reserved, halg, digest)))
    numbers = parts.get("numbers", browser_numbers(P256_KEY, signed))
    signature = parts.get("signature", string(P256) + string(numbers))
    fields = (parts.get("key", key), namespace, reserved, halg, signature)
    return armor_of(parts.get("magic", MAGIC) + b"".join(map(string, fields)) + parts.get("after", b""))


def numbers_of() -> tuple[bytes, bytes]:
    raw = browser_numbers(P256_KEY, signed_bytes(ACCEPTANCE, MESSAGE))
    size = int.from_bytes(raw[:4])
    return raw[4 : 4 + size], raw[8 + size :]


R, S = numbers_of()
COMPRESSED = P256_KEY.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
NUMBERS = string(R) + string(S)
ARMOR = made()
STRICTER = {
    "the message digested with SHA-256": made(halg=b"sha256"),
    "a reserved field with something in it": made(reserved=b"x"),
    "a padded number": made(numbers=string(b"\0" + R.rjust(33, b"\0")) + string(S)),
    "no line end behind the armor": ARMOR[:-1],
    "an empty line in the armor": ARMOR.replace("\n", "\n\n", 2),
    "lines of 60": "\n".join(
        [ARMOR.split("\n")[0], *(ARMOR[30:-29].replace("\n", "")[at : at + 60] for at in range(0, 400, 60)), ""]
    )
    + "-----END SSH SIGNATURE-----\n",
    "talk behind it": ARMOR + "Kind regards\n",
    "CRLF": ARMOR.replace("\n", "\r\n"),
}
"""What audit.md and the format say that we refuse, whether OpenSSH takes it or not."""
REFUSED = {
    "a negative number": made(numbers=string((2**256 - int.from_bytes(R)).to_bytes(32)) + string(S)),
    "a negative number, first bit set": made(numbers=string(b"\xff" + R[-32:]) + string(S)),
    "a number that is zero": made(numbers=string(b"\0") + string(S)),
    "a number of no bytes": made(numbers=string(b"") + string(S)),
    "numbers swapped": made(numbers=string(S) + string(R)),
    "a third number": made(numbers=NUMBERS + string(b"\1")),
    "bytes behind the numbers": made(signature=string(P256) + string(NUMBERS) + b"\0"),
    "bytes behind the signature": made(after=b"\0"),
    "bytes behind the key": made(key=blob_of(P256_KEY) + b"\0"),
    "a compressed point": made(key=string(P256) + string(b"nistp256") + string(COMPRESSED)),
    "a point that is not on the curve": made(key=string(P256) + string(b"nistp256") + string(b"\4" + b"\1" * 64)),
    "a curve of another name": made(key=blob_of(P256_KEY).replace(b"nistp256", b"nistp384")),
    "another version": made(magic=b"SSHSIG" + (2).to_bytes(4)),
    "another beginning": made(magic=b"SSHSAG" + (1).to_bytes(4)),
    "the namespace of git": made(namespace=b"git"),
    "no namespace": made(namespace=b""),
    "a namespace that begins alike": made(namespace=b"aboveboard-acceptance2"),
    "another kind of signature": made(signature=string(ED25519) + string(NUMBERS)),
    "another digest": made(halg=b"sha384"),
    "nothing": armor_of(b""),
    "half": armor_of(dearmored(ARMOR)[:100]),
    "no armor": "",
    "the other armor": ARMOR.replace("SSH SIGNATURE", "PGP SIGNATURE"),
    "begin alone": ARMOR[:-29],
}
"""What both refuse."""


@pytest.mark.parametrize("armor", STRICTER.values(), ids=STRICTER)
def test_what_can_be_written_in_two_ways_is_taken_in_one(armor: str) -> None:
    assert ours(armor) != ""


@pytest.mark.parametrize("armor", REFUSED.values(), ids=REFUSED)
def test_what_openssh_refuses_we_refuse(armor: str, tmp_path: Path) -> None:
    assert ours(armor) != ""
    assert not SshKeygen(tmp_path, allowed("sponsor", blob_of(P256_KEY))).takes(armor, MESSAGE)


@pytest.mark.parametrize("which", ["browser", "agency"])
def test_a_signature_holds_for_both(which: str, tmp_path: Path) -> None:
    key, armor = signed(which)
    assert verify(armor, MESSAGE, ACCEPTANCE) == key
    assert SshKeygen(tmp_path, allowed("sponsor", key)).takes(armor, MESSAGE)
    assert ours(armor, MESSAGE + b"\n") != ""
    assert ours(armor, MESSAGE, "aboveboard-head") != ""


@pytest.mark.slow
@pytest.mark.parametrize("which", ["browser", "agency"])
def test_we_and_openssh_say_the_same_of_300_flipped_bits_each(which: str, tmp_path: Path) -> None:
    key, armor = signed(which)
    keygen = SshKeygen(tmp_path, allowed("sponsor", key))
    flips = list(flipped(armor, 300))
    assert len(set(flips)) == 300
    assert [flip for flip in flips if keygen.takes(flip, MESSAGE) != (ours(flip) == "")] == []


def test_what_ssh_keygen_signs_is_taken(tmp_path: Path) -> None:
    import subprocess

    for kind in ("ed25519", "ecdsa"):
        file = tmp_path / kind
        subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-f", file], check=True)
        call = ["ssh-keygen", "-q", "-Y", "sign", "-f", file, "-n", ACCEPTANCE]
        armor = subprocess.run(call, input=MESSAGE, capture_output=True, check=True).stdout.decode()
        key = verify(armor, MESSAGE, ACCEPTANCE)
        shown = subprocess.run(["ssh-keygen", "-l", "-f", file], capture_output=True, check=True, text=True).stdout
        assert fingerprint(key) == shown.split()[1]


def test_the_agencys_signature_is_the_same_each_time() -> None:
    assert sign(SEED, MESSAGE, ACCEPTANCE) == sign(SEED, MESSAGE, ACCEPTANCE)


def test_a_reason_names_both_namespaces() -> None:
    assert ours(made(namespace=b"git")) == "it was made for 'git', not for 'aboveboard-acceptance'"


def signed(which: str) -> tuple[bytes, str]:
    if which == "browser":
        return blob_of(P256_KEY), browser_sign(P256_KEY, MESSAGE)
    return public_blob(SEED), sign(SEED, MESSAGE, ACCEPTANCE)


def flipped(armor: str, count: int) -> Iterator[str]:
    """Yield a signature with one bit flipped, the flips spread over all of it."""
    blob = dearmored(armor)
    for number in range(count):
        bit = number * len(blob) * 8 // count
        changed = bytearray(blob)
        changed[bit // 8] ^= 1 << bit % 8
        yield armor_of(bytes(changed))


def test_the_armor_is_that_of_openssh() -> None:
    assert armored(blob_of(P256_KEY), ACCEPTANCE, string(P256) + string(NUMBERS)) == ARMOR
