import os
from pathlib import Path

import pytest

from reports.access.agency_key import (
    decode_key,
    encode_key,
    key_of,
    make_agency_key,
    read_agency_key,
    recovery_form,
)
from reports.access.randomness import DemoRandom
from reports.environment import take_secrets
from reports.errors import Refused

KEY = key_of(bytes(range(32)))


@pytest.fixture(autouse=True)
def _no_key_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ABOVEBOARD_KEY", raising=False)
    take_secrets.cache_clear()


def test_a_made_key_is_its_owners_alone_and_out_of_git(tmp_path: Path) -> None:
    made = make_agency_key(tmp_path, DemoRandom(1, "x"))
    file = tmp_path / ".aboveboard/key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / ".aboveboard").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / ".aboveboard/.gitignore").read_text(encoding="ascii") == "*\n"
    assert read_agency_key(tmp_path, demo=False) == made
    with pytest.raises(Refused, match="has an agency key already"):
        make_agency_key(tmp_path, DemoRandom(2, "x"))


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    make_agency_key(tmp_path, DemoRandom(1, "x"))
    (tmp_path / ".aboveboard/key").chmod(0o640)
    with pytest.raises(Refused, match="Others on this computer"):
        read_agency_key(tmp_path, demo=False)


def test_the_environments_key_is_taken_out_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_agency_key(tmp_path, DemoRandom(1, "x"))
    monkeypatch.setenv("ABOVEBOARD_KEY", encode_key(KEY))
    assert read_agency_key(tmp_path, demo=False) == KEY
    assert "ABOVEBOARD_KEY" not in os.environ
    assert read_agency_key(tmp_path, demo=False) == KEY


def test_what_the_recovery_form_shows_can_be_typed_in_again() -> None:
    lines = recovery_form(KEY).splitlines()
    typed = "".join(line for line in lines if line.startswith("  "))
    assert decode_key(typed.upper()) == KEY
    assert KEY.id in recovery_form(KEY)


@pytest.mark.parametrize("index", range(17, 75, 3))
def test_a_mistyped_letter_is_noticed(index: int) -> None:
    text = encode_key(KEY)
    other = "a" if text[index] != "a" else "b"
    with pytest.raises(Refused, match="mistyped"):
        decode_key(text[:index] + other + text[index + 1 :])


@pytest.mark.parametrize("last", "abcdefghijklmnopqrstuvwxyz234567")
def test_the_last_letter_counts_though_only_a_part_of_it_is_key(last: str) -> None:
    text = encode_key(KEY)
    if last != text[-1]:
        with pytest.raises(Refused, match="mistyped"):
            decode_key(text[:-1] + last)


@pytest.mark.parametrize("text", ["", "aboveboard-key-1-", "aboveboard-key-2-" + encode_key(KEY)[17:], "ü" * 75])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="mistyped"):
        decode_key(text)


def test_a_demonstration_has_a_key_of_its_own_that_everyone_knows(tmp_path: Path) -> None:
    assert read_agency_key(tmp_path, demo=True).is_demo
    assert not KEY.is_demo


def test_a_key_does_not_show_itself() -> None:
    assert KEY.secret.hex() not in repr(KEY)
    assert "secret" not in repr(KEY)
