"""A receipt: one way to write it, and everything else is refused."""

import re
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from reports.receipts import FORMAT, NotAReceipt, parse_receipt
from reports.receipts.receipt import KEYS
from tests.support.receipts import BODY, receipt

FULL = receipt(
    document="cr-001",
    decision="reject",
    supersedes="sha256:" + "1" * 64,
    option="a",
    head="7f3a-91c2-e05d",
    reason="Zu teuer: 4.000 € sind zu viel",
    name="Zoë Łuk",
)
DOCS = Path(__file__).parents[2] / "docs" / "receipt-format.md"


@pytest.mark.parametrize(
    "said", [receipt(), FULL, receipt(body="Zoë\n\n  - indented\n")], ids=["plain", "full", "body"]
)
def test_what_is_written_is_read(said: object) -> None:
    assert parse_receipt(said.to_bytes()) == said  # type: ignore[attr-defined]  # receipts, as the table says


def test_the_bytes_are_these() -> None:
    assert receipt().to_bytes().decode() == (
        "aboveboard acceptance receipt 1\n"
        "decision: accept\n"
        "agency: Harbour Lane Studio\n"
        "client: northwind\n"
        "document: agreement\n"
        "version: 1\n"
        f"digest: sha256:{'0' * 64}\n"
        "supersedes: none\n"
        "option: none\n"
        "head: none\n"
        "signer: sponsor\n"
        "name: Ida Berg\n"
        "reason: none\n"
        f"key: {receipt().key}\n"
        "time: 2026-11-26T04:40:00Z\n"
        "nonce: 0123456789abcdef0123456789abcdef\n"
        f"body: {sha256(BODY.encode()).hexdigest()}\n"
        "\n"
        f"{BODY}"
    )


def edited(old: str, new: str) -> bytes:
    text = receipt().to_bytes().decode()
    assert text.count(old) >= 1
    return text.replace(old, new, 1).encode()


WRONG = {
    "nothing": b"",
    "another text": b"Dear all,\n",
    "another version of the format": edited("receipt 1", "receipt 2"),
    "CRLF": receipt().to_bytes().replace(b"\n", b"\r\n"),
    "a BOM": b"\xef\xbb\xbf" + receipt().to_bytes(),
    "no UTF-8": receipt().to_bytes().replace(b"Ida", b"\xff"),
    "not NFC": receipt(name="Zoe\u0308").to_bytes(),
    "a space at the end of a line": edited("Ida Berg", "Ida Berg "),
    "a space that does not break at the end of a line": edited("Ida Berg", "Ida Berg\u00a0"),
    "a control character": edited("Ida", "I\x1bda"),
    "a name that reads from right to left": edited("Ida Berg", "Ida \u202egreB"),
    "a reason with a letter that nobody sees": edited("reason: none", "reason: no\u200bne"),
    "a reason with a line that only some see": edited("reason: none", "reason: no\u2028decision: accept"),
    "a reason without an end": edited("reason: none", f"reason: {'![' * 500}."),
    "no line at the end": receipt().to_bytes()[:-1],
    "two lines at the end": receipt().to_bytes() + b"\n",
    "a key too many": edited("nonce:", "extra: 1\nnonce:"),
    "a key too few": edited("reason: none\n", ""),
    "another order": edited("client: northwind\ndocument: agreement", "document: agreement\nclient: northwind"),
    "no space behind the colon": edited("version: 1", "version:1"),
    "two spaces": edited("name: Ida", "name:  Ida"),
    "another decision": edited("accept\n", "agree\n").replace(b"acceptance receipt", b"acceptance receipt"),
    "another body": edited("One landing page", "Two landing pages"),
    "no body": receipt().header().encode(),
    "leading zeros": edited("version: 1", "version: 01"),
    "digits of another script": edited("version: 1", "version: \u0661"),
    "upper-case hex": edited("0123456789abcdef", "0123456789ABCDEF"),
    "a day that is none": edited("2026-11-26", "2026-02-30"),
    "an hour that is none": edited("T04:40", "T24:40"),
    "a document that is none": edited("document: agreement", "document: agreements"),
    "a person with a pattern": edited("signer: sponsor", "signer: *"),
}


@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG)
def test_whatever_is_written_otherwise_is_no_receipt(data: bytes) -> None:
    with pytest.raises(NotAReceipt):
        parse_receipt(data)


def test_any_byte_changed_is_seen_or_changes_what_is_said() -> None:
    data = receipt().to_bytes()
    for at in range(len(data)):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        try:
            assert parse_receipt(changed) != receipt()
        except NotAReceipt:
            continue


def test_the_time_is_that_of_the_world() -> None:
    assert parse_receipt(receipt().to_bytes()).time == datetime(2026, 11, 26, 4, 40, tzinfo=UTC)


def test_the_format_is_documented_as_it_is() -> None:
    text = DOCS.read_text()
    assert re.findall(r"^\| `([a-z]+)` \|", text, re.MULTILINE) == list(KEYS)
    example = re.search(r"```text\n(aboveboard acceptance.*?)```", text, re.DOTALL)
    assert example
    assert example[1].startswith(FORMAT)
    assert parse_receipt(example[1].encode()).signer == "sponsor"
