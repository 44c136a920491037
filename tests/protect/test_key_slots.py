from dataclasses import replace
from functools import cache

import pytest

from reports.protect import ClientKeys, crypto
from reports.protect.key_slots import BadSlots, NoSlot, encode_slots, normalized, open_slots, person_key

FEWEST = 600_000
SALT = bytes(range(16))


@cache
def _private(passphrase: str) -> bytes:
    return person_key(passphrase, SALT, FEWEST)


def _keys(*passphrases: str) -> ClientKeys:
    people = {phrase: crypto.public_key(_private(phrase)) for phrase in passphrases}
    return ClientKeys(b"c" * 32, b"a" * 32, SALT, b"s" * 32, people, 1)


def _strangers(count: int) -> ClientKeys:
    people = {str(index): crypto.public_key(index.to_bytes(32)) for index in range(1, count + 1)}
    return replace(_keys(), people=people)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("one two", b"one two"),
        ("one-two\tthree", b"one two three"),
        ("  one --  two\r\n", b"one two"),
        ("one\u3000two", b"one two"),
        ("\u0130stanbul", "\u0130stanbul".encode()),
        ("e\u0301te\u0301", "\u00e9t\u00e9".encode()),
        ("One", b"One"),
        ("\ufb01x", b"fix"),
        ("one\u00a0two", b"one two"),
        ("one\u2010two", "one\u2010two".encode()),
    ],
)
def test_a_passphrase_may_be_typed_in_many_ways(typed: str, meant: bytes) -> None:
    assert normalized(typed) == meant


def test_everyones_passphrase_opens_the_same_key_and_no_other_does() -> None:
    slots = encode_slots(_keys("amber-boat", "cedar-door"), FEWEST)
    assert open_slots(slots, "amber boat") == open_slots(slots, "cedar-door") == b"c" * 32
    with pytest.raises(NoSlot):
        open_slots(slots, "amber-boats")


def test_slots_do_not_tell_how_many_people_have_access() -> None:
    none, some = encode_slots(_strangers(0)), encode_slots(_strangers(16))
    assert len(none) == len(some) == 46 + 16 * 80
    assert len(encode_slots(_strangers(17))) == 46 + 32 * 80
    starts = range(46, len(some), 80)
    assert [some[at : at + 80] for at in starts] == sorted(some[at : at + 80] for at in starts)


def test_a_changed_seed_changes_every_slot_and_equal_keys_give_equal_bytes() -> None:
    keys = _strangers(3)
    assert encode_slots(keys) == encode_slots(keys)
    other = encode_slots(replace(keys, seed=b"t" * 32))
    slots = encode_slots(keys)
    assert not {slots[at : at + 80] for at in range(46, len(slots), 80)} & {
        other[at : at + 80] for at in range(46, len(other), 80)
    }


def test_slots_of_another_client_open_nothing() -> None:
    own, foreign = _keys("amber-boat"), replace(_keys("amber-boat"), content=b"d" * 32)
    mixed = encode_slots(own, FEWEST)[:46] + encode_slots(foreign, FEWEST)[46:]
    with pytest.raises(NoSlot):
        open_slots(mixed, "amber-boat")


def test_a_slot_of_small_order_is_passed_over() -> None:
    slots = encode_slots(_keys("amber-boat"), FEWEST)
    cut = slots[:44] + (1).to_bytes(2) + bytes(32) + slots[78:126]
    with pytest.raises(NoSlot):
        open_slots(cut, "amber-boat")


@pytest.mark.parametrize(
    "change",
    [
        lambda slots: b"ABSLOT02" + slots[8:],
        lambda slots: slots[:24] + (1).to_bytes(4) + slots[28:],
        lambda slots: slots[:24] + (599_999).to_bytes(4) + slots[28:],
        lambda slots: slots[:24] + (10_000_001).to_bytes(4) + slots[28:],
        lambda slots: slots[:24] + (10**9).to_bytes(4) + slots[28:],
        lambda slots: slots[:44] + (257).to_bytes(2) + bytes(257 * 80),
        lambda slots: slots[:-1],
        lambda slots: slots + b"x",
        lambda slots: slots[:20],
        lambda _: b"",
    ],
)
def test_what_are_no_slots_is_refused_before_any_work(change: object) -> None:
    assert callable(change)
    with pytest.raises(BadSlots):
        open_slots(change(encode_slots(_strangers(1))), "amber-boat")
