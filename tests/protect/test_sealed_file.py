import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from reports.protect import crypto
from reports.protect.keys import file_keys
from reports.protect.sealed_file import MAGIC, Damaged, OtherBuild, block, open_sealed, padded_length, seal, seal_block

KEYS = file_keys(bytes(range(32)))
EDITION = b"e" * 16
PATH = "abc/index.html"


def _seal(data: bytes, *, deflate: bool = False, path: str = PATH) -> bytes:
    return seal(KEYS, path, data, EDITION, deflate=deflate)


@settings(max_examples=150, deadline=None)
@given(some.binary(max_size=3000), some.booleans(), some.text(max_size=40))
def test_what_was_sealed_opens_again(data: bytes, deflate: bool, path: str) -> None:  # noqa: FBT001 -- drawn
    opened = open_sealed(KEYS, path, _seal(data, deflate=deflate, path=path))
    assert (opened.data, opened.edition, opened.deflated) == (data, EDITION, deflate)


@pytest.mark.parametrize("deflate", [False, True])
def test_every_flipped_byte_is_noticed(deflate: bool) -> None:  # noqa: FBT001 -- a parameter
    sealed = _seal(b"Beta moves three days.", deflate=deflate)
    for index in range(len(sealed)):
        changed = sealed[:index] + bytes((sealed[index] ^ 1,)) + sealed[index + 1 :]
        with pytest.raises((Damaged, OtherBuild)):
            open_sealed(KEYS, PATH, changed)


def test_every_truncation_is_noticed() -> None:
    sealed = _seal(b"x")
    for length in range(len(sealed)):
        with pytest.raises((Damaged, OtherBuild)):
            open_sealed(KEYS, PATH, sealed[:length])


def test_a_file_sealed_under_a_chosen_value_is_told() -> None:
    chosen = bytes(32)
    bound = MAGIC + KEYS.kid + EDITION
    inner = block(b"Beta moves three days.", deflate=False)
    sealed = bound + chosen + crypto.encrypt(crypto.mac(KEYS.file, chosen), inner, bound + PATH.encode())
    with pytest.raises(Damaged, match="another sealer"):
        open_sealed(KEYS, PATH, sealed)


def test_a_moved_file_does_not_open() -> None:
    with pytest.raises(Damaged, match="changed or moved"):
        open_sealed(KEYS, "abd/index.html", _seal(b"x"))


def test_another_edition_does_not_open() -> None:
    sealed = _seal(b"x")
    with pytest.raises(Damaged):
        open_sealed(KEYS, PATH, sealed[:24] + bytes(16) + sealed[40:])


def test_another_content_key_is_told_apart_from_damage() -> None:
    with pytest.raises(OtherBuild):
        open_sealed(file_keys(bytes(32)), PATH, _seal(b"x"))


@pytest.mark.parametrize(
    "inner",
    [
        b"\x02" + bytes(511),
        b"\x00" + (508).to_bytes(4) + bytes(507),
        b"\x00" + (1).to_bytes(4) + b"xy" + bytes(505),
        b"\x00" + (1).to_bytes(4) + b"x" + bytes(1018),
        b"\x01" + (5).to_bytes(4) + b"plain" + bytes(502),
        b"\x01" + (12).to_bytes(4) + (zlib.compress(b"x") + bytes(12))[:12] + bytes(495),
        b"\x01" + (8).to_bytes(4) + zlib.compress(b"x")[:8] + bytes(499),
    ],
    ids=["method", "length", "padding", "too long", "not deflated", "rest behind the stream", "half a stream"],
)
def test_a_block_of_another_shape_is_not_ours(inner: bytes) -> None:
    with pytest.raises(Damaged):
        open_sealed(KEYS, PATH, seal_block(KEYS, PATH, inner, EDITION))


@pytest.mark.parametrize(
    ("length", "padded"),
    [(5, 512), (512, 512), (513, 1024), (40_000, 40_960), (200_005, 200_704), (1 << 20, 1 << 20)],
)
def test_lengths_are_rounded_up(length: int, padded: int) -> None:
    assert padded_length(length) == padded


@given(some.integers(5, 1 << 30))
def test_rounding_costs_little_and_is_stable(length: int) -> None:
    padded = padded_length(length)
    assert length <= padded < length + max(512, length // 8)
    assert padded_length(padded) == padded
