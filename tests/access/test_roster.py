from dataclasses import replace
from datetime import date

import pytest

from reports.access.agency_key import key_of
from reports.access.randomness import DemoRandom
from reports.access.roster import Roster, encode_roster, read_roster
from reports.errors import Error, Refused
from reports.model import Grant
from reports.protect import ClientKeys
from reports.protect.keys import file_keys

KEY = key_of(bytes(range(32)))
KEYS = ClientKeys(b"c" * 32, b"a" * 32, b"s" * 16, b"e" * 32, {"sponsor": b"p" * 32, "analyst": b"q" * 32}, 4)
GRANTS = {
    "sponsor": Grant(since=date(2026, 9, 1), until=date(2027, 9, 1)),
    "analyst": Grant(since=date(2026, 10, 1)),
}
ROSTER = Roster("northwind", GRANTS, KEYS, (b"r" * 32,))


def _written() -> bytes:
    return encode_roster(ROSTER, KEY, DemoRandom(1, "northwind"))


def test_what_was_written_is_read_again() -> None:
    assert read_roster(_written(), KEY, "northwind") == ROSTER


def test_keys_do_not_show_themselves() -> None:
    shown = f"{ROSTER} {ROSTER!r} {KEYS!r} {file_keys(KEYS.content)!r}"
    assert "northwind" in shown
    secrets = (KEYS.content, KEYS.address, KEYS.seed, KEYS.salt, *KEYS.people.values(), b"r" * 32)
    derived = (file_keys(KEYS.content).file, file_keys(KEYS.content).edition, file_keys(KEYS.content).synthetic)
    assert not any(repr(secret) in shown or secret.hex() in shown for secret in (*secrets, *derived))


def test_the_clear_part_is_for_people() -> None:
    lines = _written().decode().splitlines()
    assert lines[:-1] == [
        "format: 1",
        "epoch: 4",
        f"agency_key: {KEY.id}",
        "people:",
        "  analyst: {since: 2026-10-01}",
        "  sponsor: {since: 2026-09-01, until: 2027-09-01}",
    ]
    assert lines[-1].startswith("sealed: ")


def test_another_agencys_key_is_named() -> None:
    other = key_of(bytes(32))
    with pytest.raises(Refused, match=f"under agency key {KEY.id}; this one is {other.id}"):
        read_roster(_written(), other, "northwind")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("epoch: 4", "epoch: 3"),
        ("until: 2027-09-01", "until: 2029-09-01"),
        ("  analyst: {since: 2026-10-01}\n", ""),
        ("sealed: ", "sealed: AAAA"),
        ("sealed: ", "sealed: *"),
    ],
)
def test_a_clear_part_edited_by_hand_is_refused(old: str, new: str) -> None:
    with pytest.raises(Error):
        read_roster(_written().decode().replace(old, new).encode(), KEY, "northwind")


def test_the_file_of_another_client_is_refused() -> None:
    with pytest.raises(Refused, match="belongs to another client"):
        read_roster(_written(), KEY, "southwind")


def test_secrets_do_not_show_themselves() -> None:
    assert all(secret not in repr(replace(ROSTER)) for secret in ("cccc", "aaaa", "eeee", "pppp", "rrrr"))
