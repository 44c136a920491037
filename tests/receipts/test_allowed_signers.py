"""Who may sign: OpenSSH's file, of which only what we write is read."""

import pytest

from reports.receipts import BadSigners, Signer, emit_signers, parse_signers, public_blob
from tests.support.receipts import P256_KEY, SEED, blob_of

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
    "an end": LINE.replace('head" ', 'head",valid-before="20270101" '),
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
    with pytest.raises(BadSigners, match=r"^line 2 "):
        parse_signers(f"{SPONSOR.line()}\n{line}\n")
