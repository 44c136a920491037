"""Raw commits, whatever a committer wrote."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from reports.history.revisions import Commit, Revision, Signature, parse_commit, plain

WHO = b"Ada Quay <ada@quay.example> 1795190400 +0200"


def raw(message: bytes = b"Work\n", *, author: bytes = WHO, committer: bytes = WHO, more: bytes = b"") -> bytes:
    return b"tree 0\nauthor " + author + b"\ncommitter " + committer + b"\n" + more + b"\n" + message


def read(message: bytes = b"Work\n", *, author: bytes = WHO, committer: bytes = WHO, more: bytes = b"") -> Commit:
    return parse_commit("c0ffee", raw(message, author=author, committer=committer, more=more))


def test_author_and_moment_are_read() -> None:
    commit = read()
    at = datetime(2026, 11, 20, 16, tzinfo=UTC)
    assert commit == Commit("c0ffee", "Ada Quay", at, None, None, authored=at, email="ada@quay.example")


def test_moment_is_the_committers() -> None:
    assert read(author=b"Ada <a@example.com> 1 +0000").committed == datetime(2026, 11, 20, 16, tzinfo=UTC)


def test_day_is_taken_in_the_time_zone() -> None:
    commit = read()
    assert Revision.of(commit, ZoneInfo("Asia/Tokyo"), "Ada").on == date(2026, 11, 21)
    assert Revision.of(commit, ZoneInfo("Europe/Helsinki"), "Ada").on == date(2026, 11, 20)


def test_encoding_of_the_commit_holds() -> None:
    assert read(author="Åsa Öst".encode("latin-1") + WHO[8:], more=b"encoding ISO-8859-1\n").author == "Åsa Öst"


@pytest.mark.parametrize("encoding", [b"no-such-code", b"idna", b"zlib_codec", b"undefined", b"\xff"])
def test_encoding_that_cannot_be_used_is_passed_over(encoding: bytes) -> None:
    assert read(author="Åsa".encode() + WHO[8:], more=b"encoding " + encoding + b"\n").author == "Åsa"


def test_text_that_is_not_in_its_encoding_is_replaced() -> None:
    assert read(author=b"\xc5sa" + WHO[8:]).author == "\N{REPLACEMENT CHARACTER}sa"


@pytest.mark.parametrize(
    "line",
    [b"", b"nobody", b"Ada <a@example.com>", b"Ada <a@example.com> soon +0000", b"A <a> 99999999999999999999 +0000"],
)
def test_broken_lines_are_no_error(line: bytes) -> None:
    assert read(committer=line).committed == datetime(1970, 1, 1, tzinfo=UTC)


def test_names_lose_what_nobody_can_see() -> None:
    assert plain("Ada\u202e\u200b Q\ue000uay\n") == "Ada   Q uay"


@pytest.mark.parametrize(
    ("armor", "kind"),
    [
        (b"-----BEGIN SSH SIGNATURE-----", Signature.SSH),
        (b"-----BEGIN PGP SIGNATURE-----", Signature.OPENPGP),
        (b"-----BEGIN SIGNED MESSAGE-----", Signature.X509),
    ],
)
def test_signature_is_told_by_its_kind(armor: bytes, kind: Signature) -> None:
    assert read(more=b"gpgsig " + armor + b"\n abc\n -----END-----\n").signature is kind


def test_header_in_a_message_is_no_header() -> None:
    assert read(b"gpgsig -----BEGIN SSH SIGNATURE-----\n").signature is None


@pytest.mark.parametrize(
    ("message", "note"),
    [
        (b"Work\n\nClient-Note: We moved Beta.\n", "We moved Beta."),
        (b"Work\n\nclient-note: We moved Beta.\nSigned-off-by: Ada <a@example.com>\n", "We moved Beta."),
        (b"Work\n\nClient-Note: We moved Beta\n by three days.\n", "We moved Beta by three days."),
        (b"Work\n\nClient-Note: We moved Beta.\r\n", "We moved Beta."),
        (b"Work\n\nClient-Note: not in the last paragraph\n\nMore text.\n", None),
        (b"Work\n\nsecret line\nClient-Note: among prose\n", None),
        (b"Work\n", None),
        (b"Work\n\nClient-Note: \n", None),
    ],
)
def test_note_is_a_trailer(message: bytes, note: str | None) -> None:
    assert read(message).note == note
