"""The exact bytes that a person signs ↔ what they say. docs/receipt-format.md is the format; read as strictly as it is.

There is one way to write a receipt: whatever `parse_receipt` takes, `Receipt.to_bytes` gives back, byte for byte.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from reports.model.acceptance import DOCUMENT
from reports.model.values import ID
from reports.source import hidden_character

FORMAT = "aboveboard acceptance receipt 1"
"""The first line of every receipt."""
NONE = "none"
"""Stands where there is nothing to say."""

_DIGEST = "sha256:[0-9a-f]{64}"
_LINE = r"\S(?:.{0,998}\S)?"
"""At most 1,000 letters: what somebody else writes is shown as Markdown, whose cost grows faster than its length."""
_SHAPES = {
    "decision": "accept|reject",
    "agency": _LINE,
    "client": ID,
    "document": DOCUMENT.strip("^$"),
    "version": "[1-9][0-9]{0,5}",
    "digest": _DIGEST,
    "supersedes": f"{_DIGEST}|{NONE}",
    "option": f"{ID}|{NONE}",
    "head": f"[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}|{NONE}",
    "signer": ID,
    "name": _LINE,
    "reason": _LINE,
    "key": "SHA256:[A-Za-z0-9+/]{43}",
    "time": r"2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
    "nonce": "[0-9a-f]{32}",
    "body": "[0-9a-f]{64}",
}
_MAY_BE_NONE = frozenset({"supersedes", "option", "head", "reason"})
KEYS = tuple(_SHAPES)
"""The keys of the header, in the one order that there is."""


class NotAReceipt(Exception):
    """These bytes are no receipt; the message says why."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A decision as signed. None stands for `none`; `body` is what was read above the button, its bytes in UTF-8."""

    decision: str
    agency: str
    client: str
    document: str
    version: int
    digest: str
    supersedes: str | None
    option: str | None
    head: str | None
    signer: str
    name: str
    reason: str | None
    key: str
    time: datetime
    nonce: str
    body: str

    def to_bytes(self) -> bytes:
        """Return the bytes to sign."""
        return f"{self.header()}\n{self.body}".encode()

    def header(self) -> str:
        """Return the lines above the body, the empty one left out."""
        said = {key: getattr(self, key) for key in KEYS}
        said |= {"time": f"{self.time:%Y-%m-%dT%H:%M:%SZ}", "body": sha256(self.body.encode()).hexdigest()}
        lines = (f"{key}: {NONE if value is None else value}\n" for key, value in said.items())
        return f"{FORMAT}\n{''.join(lines)}"


def parse_receipt(data: bytes) -> Receipt:
    """Read a receipt.

    Raises:
        NotAReceipt: a byte is not where the format wants it, or the body is not the one that the header names.
    """
    text = _text(data)
    head, _, body = text.partition("\n\n")
    said = parse_header(head)
    if said["body"] != sha256(body.encode()).hexdigest():
        raise NotAReceipt("its text is not the one that its header names: it was changed")
    receipt = _receipt(said, body)
    if receipt.to_bytes() != data:
        raise NotAReceipt("it is not written in the one way that there is")
    return receipt


def parse_header(header: str) -> dict[str, str]:
    """Read the lines above the body alone: values by key, as they are written. NotAReceipt as above."""
    lines = header.removesuffix("\n").split("\n")
    if lines[0] != FORMAT:
        raise NotAReceipt(f"its first line is not `{FORMAT}`")
    return dict(_values(lines[1:]))


def is_canonical(text: str) -> bool:
    """Whether text is in NFC, with LF alone, without control characters, white space at ends of lines or a BOM."""
    lines = text.split("\n")
    return (
        unicodedata.is_normalized("NFC", text)
        and not text.startswith("\ufeff")
        and not any(unicodedata.category(letter) == "Cc" for line in lines for letter in line)
        and all(line == line.rstrip() for line in lines)
        and text.endswith("\n")
        and not text.endswith("\n\n")
    )


def _text(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise NotAReceipt("it is no UTF-8") from error
    if not is_canonical(text):
        raise NotAReceipt("it holds carriage returns, white space at the end of a line, or letters that are not in NFC")
    return text


def _values(lines: list[str]) -> Iterator[tuple[str, str]]:
    if len(lines) != len(KEYS):
        raise NotAReceipt(f"its header has {len(lines)} lines below the first, not {len(KEYS)}")
    for line, (key, shape) in zip(lines, _SHAPES.items(), strict=True):
        name, colon, value = line.partition(": ")
        if not colon or name != key:
            raise NotAReceipt(f"its header has no `{key}` where it should be")
        if not re.fullmatch(shape, value):
            raise NotAReceipt(f"its `{key}` is not written as the format wants it")
        if hidden := hidden_character(value):
            raise NotAReceipt(f"its `{key}` holds {hidden}, which nobody sees")
        yield key, value


def _receipt(said: dict[str, str], body: str) -> Receipt:
    values = {key: None if value == NONE and key in _MAY_BE_NONE else value for key, value in said.items()}
    try:
        time = datetime.fromisoformat(said["time"])
    except ValueError as error:
        raise NotAReceipt("its `time` is no time") from error
    return Receipt(**{**values, "version": int(said["version"]), "time": time, "body": body})  # type: ignore[arg-type]  # the shapes hold what the types say
