"""Who may sign: OpenSSH's file, of which only what we write is read."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reports.receipts import BadSigners, Signer, could_sign, emit_signers, parse_signers, public_blob
from tests.support.receipts import P256_KEY, SEED, SshKeygen, blob_of, browser_sign

SPONSOR = Signer("sponsor", ("aboveboard-acceptance",), blob_of(P256_KEY), "Ida Berg, confirmed on the phone")
AGENCY = Signer("agency", ("aboveboard-countersignature", "aboveboard-head"), public_blob(SEED))
LINE = AGENCY.line()


def test_what_is_written_is_read() -> None:
    assert parse_signers(emit_signers([SPONSOR, AGENCY])) == (SPONSOR, AGENCY)


def test_comments_empty_lines_and_crlf_are_passed_over() -> None:
    assert parse_signers(f"# Who may sign\r\n\r\n{LINE}\r\n") == (AGENCY,)


REFUSED = {
    "no namespaces": LINE.replace('namespaces="aboveboard-countersignature,aboveboard-head" ', ""),
    "a pattern for a name": LINE.replace("agency ", "* ", 1),
    "two names": LINE.replace("agency ", "agency,sponsor ", 1),
    "a name in upper case": LINE.replace("agency ", "Agency ", 1),
    "an authority": LINE.replace("namespaces", "cert-authority,namespaces"),
    "an end in nobody's time": LINE.replace('head" ', 'head",valid-before="20270101" '),
    "an end that is no day": LINE.replace('head" ', 'head",valid-before="20271301Z" '),
    "an end of too few digits": LINE.replace('head" ', 'head",valid-before="2027Z" '),
    "an empty end": LINE.replace('head" ', 'head",valid-before="" '),
    "two ends": LINE.replace('head" ', 'head",valid-before="20270101Z",valid-before="20280101Z" '),
    "an end before its beginning": LINE.replace('head" ', 'head",valid-after="20270102Z",valid-before="20270101Z" '),
    "an end alone": LINE.replace(
        'namespaces="aboveboard-countersignature,aboveboard-head"', 'valid-before="20270101Z"'
    ),
    "another option": LINE.replace('head" ', 'head",no-touch-required="" '),
    "a pattern for a namespace": LINE.replace("aboveboard-head", "aboveboard-*"),
    "no namespace at all": LINE.replace("aboveboard-countersignature,aboveboard-head", ""),
    "a key of another kind": LINE.replace("ssh-ed25519", "ssh-rsa"),
    "a key of the other kind": LINE.replace("ssh-ed25519", "ecdsa-sha2-nistp256"),
    "half a key": LINE[:-8],
    "no base64": LINE[:-1] + "*",
    "two spaces": LINE.replace(" ", "  ", 1),
    "a word": "hello",
}


@pytest.mark.parametrize("line", REFUSED.values(), ids=REFUSED)
def test_a_line_that_openssh_may_read_otherwise_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(BadSigners, match=r"^line 2[ :]"):
        parse_signers(f"{SPONSOR.line()}\n{line}\n")


MOMENT = datetime(2026, 11, 26, 4, 40, tzinfo=UTC)


def test_a_line_with_ends_is_written_and_read() -> None:
    limited = Signer("sponsor", ("aboveboard-acceptance",), SPONSOR.key, "Ida", MOMENT, MOMENT + timedelta(days=1))
    assert 'valid-after="20261126044000Z",valid-before="20261127044000Z" ecdsa' in limited.line()
    assert parse_signers(limited.line()) == (limited,)


def may(options: str, at: datetime) -> bool:
    line = SPONSOR.line().replace('acceptance" ', f'acceptance",{options} ')
    return could_sign([parse_signers(line)], "sponsor", SPONSOR.key, "aboveboard-acceptance", at)


ENDS = (
    *('valid-before="20261126Z"', 'valid-before="202611260440Z"', 'valid-before="20261126043959Z"'),
    *('valid-after="20261126044001Z"', 'valid-after="202611260440Z"', 'valid-after="20261127Z"'),
    'valid-after="20261126Z",valid-before="20261127Z"',
)


@pytest.mark.parametrize("options", ENDS)
def test_a_key_may_sign_at_the_moments_at_which_openssh_takes_it(options: str, tmp_path: Path) -> None:
    keygen = SshKeygen(tmp_path, SPONSOR.line().replace('acceptance" ', f'acceptance",{options} ') + "\n")
    armor = browser_sign(P256_KEY, b"text\n")
    for at in (MOMENT - timedelta(days=1), MOMENT, MOMENT + timedelta(days=1)):
        assert may(options, at) == keygen.takes(armor, b"text\n", at=at)


def test_several_lines_of_a_key_add_up() -> None:
    early, late = (
        Signer(*(SPONSOR.principal, SPONSOR.namespaces, SPONSOR.key), after=after, before=before)
        for after, before in ((None, MOMENT), (MOMENT + timedelta(days=1), None))
    )
    moments = [MOMENT, MOMENT + timedelta(hours=1), MOMENT + timedelta(days=2)]
    assert [could_sign([[early, late]], "sponsor", early.key, early.namespaces[0], at) for at in moments] == [1, 0, 1]
