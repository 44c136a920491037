"""A raw commit object → who made it and when, with its signature's kind and its words to the client."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

_PERSON = re.compile(r"(?P<name>.*?) ?<(?P<email>.*)> (?P<seconds>-?[0-9]+) [+-][0-9]{4}")
_TRAILER = re.compile(r"(?P<key>[A-Za-z0-9-]+): (?P<value>.*)")
_SIGNED = re.compile(rb"\ngpgsig(?:-sha256)? [^\n]*(?:\n [^\n]*)*")
_START = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_NOTE = 500


class Signature(StrEnum):
    """The kind of signature that a commit carries; `signatures` says what is known of it."""

    SSH = "ssh"
    OPENPGP = "openpgp"
    X509 = "x509"


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit as git keeps it. `note` is what its `Client-Note:` trailer says, the rest of its message is nobody's.

    `armor` is an SSH signature as it was written, `payload` the bytes that it is of; both empty for all others.
    `authored` is when the author says that it was written; nothing is dated by it.
    """

    id: str
    author: str
    committed: datetime
    signature: Signature | None
    note: str | None
    armor: str = ""
    payload: bytes = b""
    authored: datetime | None = None
    email: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit as pages name it: `on` is the committer's day in the client's time zone, `committed` is in UTC."""

    id: str
    on: date
    author: str
    committed: datetime

    @classmethod
    def of(cls, commit: Commit, zone: ZoneInfo, author: str) -> "Revision":
        """Return a commit as seen in a time zone, its author under the name that is known."""
        return cls(commit.id, commit.committed.astimezone(zone).date(), author, commit.committed)


def parse_commit(name: str, data: bytes) -> Commit:
    """Read a raw commit, whatever stands in it: text by its own encoding, marks that cannot be read replaced."""
    head, _, message = data.partition(b"\n\n")
    headers = _headers(head)
    encoding = _encoding(headers.get(b"encoding", b"utf-8"), data)
    author, authored, email = _person(headers.get(b"author", b""), encoding)
    _, committed, _ = _person(headers.get(b"committer", b""), encoding)
    written = headers.get(b"gpgsig") or headers.get(b"gpgsig-sha256")
    signature = _signature(written) if written else None
    armor = payload = b""
    if written and signature is Signature.SSH:
        armor, payload = written.rstrip(b"\n") + b"\n", _SIGNED.sub(b"", head) + data[len(head) :]
    note = _note(message.decode(encoding, "replace"))
    shown = armor.decode("ascii", "replace")
    return Commit(name, author, committed, signature, note, shown, payload, authored, email)


def plain(text: str) -> str:
    """Return text on one line without control, bidirectional, invisible or private-use characters."""
    return "".join(mark if mark.isprintable() else " " for mark in text).strip()


def _headers(head: bytes) -> dict[bytes, bytes]:
    """Return the first value of each header; a line that begins with a space goes on with the one before."""
    found: dict[bytes, bytes] = {}
    for line in head.replace(b"\n ", b"\r").split(b"\n"):
        key, _, value = line.partition(b" ")
        found.setdefault(key, value.replace(b"\r", b"\n"))
    return found


def _encoding(name: bytes, data: bytes) -> str:
    """Return an encoding that can read the data: the named one, else UTF-8."""
    encoding = name.decode("ascii", "replace")
    try:
        data.decode(encoding, "replace")
    except (LookupError, ValueError):
        return "utf-8"
    return encoding


def _person(line: bytes, encoding: str) -> tuple[str, datetime, str]:
    """Return a name, the moment, and the address, which nobody is shown."""
    shape = _PERSON.fullmatch(line.decode(encoding, "replace"))
    if not shape:
        return "?", _START, ""
    try:
        at = _START + timedelta(seconds=int(shape["seconds"]))
    except OverflowError:
        at = _START
    return plain(shape["name"]) or "?", at, shape["email"]


def _signature(armor: bytes) -> Signature:
    if b"SSH SIGNATURE" in armor:
        return Signature.SSH
    return Signature.OPENPGP if b"PGP" in armor else Signature.X509


def _note(message: str) -> str | None:
    """Return the `Client-Note:` of the last paragraph, where that holds trailers only."""
    last = message.replace("\r\n", "\n").strip("\n").rpartition("\n\n")[2]
    lines = last.replace("\n ", " ").split("\n")
    shapes = [_TRAILER.fullmatch(line.strip()) for line in lines]
    if not all(shapes):
        return None
    notes = [shape["value"] for shape in shapes if shape and shape["key"].lower() == "client-note"]
    return plain(notes[-1])[:_LONGEST_NOTE] or None if notes else None
