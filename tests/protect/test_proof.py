"""What may be there: one spelling of every file, and no other."""

from base64 import b64decode, b64encode

from reports.protect import ClientProof
from reports.protect.keys import file_keys
from reports.protect.seal import INDEX
from reports.protect.sealed_file import NO_EDITION, seal
from tests.protect.sites import MOMENT, keys, shell

PROOF = ClientProof(keys(), shell(), MOMENT)


def payload(size: int) -> bytes:
    return b64encode(seal(file_keys(keys().content), INDEX, b"x" * size, NO_EDITION, deflate=False))


def test_a_page_as_it_was_sealed_has_no_fault() -> None:
    assert PROOF.look(INDEX, shell().fill(INDEX, payload(700))).fault == ""


def test_a_payload_spelled_in_another_way_is_told() -> None:
    canonical = next(found for found in map(payload, (1, 700, 1300)) if found.endswith(b"="))
    digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = len(canonical.rstrip(b"=")) - 1
    other = canonical[:last] + digits[digits.index(canonical[last]) + 1 :][:1] + canonical[last + 1 :]
    assert b64decode(other, validate=True) == b64decode(canonical)
    assert PROOF.look(INDEX, shell().fill(INDEX, other)).fault
