"""A file in OpenSSH's format of allowed signers ↔ whose keys may sign what. Only what we write ourselves is read."""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from reports.receipts.sshsig import BadSignature, key_type

_LINE = re.compile(
    r'(?P<who>[a-z0-9-]+) (?P<options>[a-z-]+="[^"]*"(?:,[a-z-]+="[^"]*")*) '
    r"(?P<kind>ssh-ed25519|ecdsa-sha2-nistp256) (?P<key>[A-Za-z0-9+/]+={0,2})(?: (?P<note>\S.*))?"
)
_OPTION = re.compile(r'([a-z-]+)="([^"]*)"')
_OPTIONS = ("namespaces", "valid-after", "valid-before")
_NAMESPACES = re.compile(r"[a-z0-9-]+(?:,[a-z0-9-]+)*")
_FORMS = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
_MOMENT = re.compile(r"([0-9]+)Z")


class BadSigners(Exception):
    """A line of the file is not one that we know; the message says which, and why that matters.

    `line` is its number, and `reason` what is wrong with it.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line} {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Signer:
    """A person's key, in which namespaces it may sign, and between which moments, both included.

    `note` is what stands behind it for people.
    """

    principal: str
    namespaces: tuple[str, ...]
    key: bytes
    note: str = ""
    after: datetime | None = None
    before: datetime | None = None

    def is_valid(self, at: datetime) -> bool:
        """Whether what the key signs at a moment may count, as OpenSSH sees it."""
        return not (self.after and at < self.after) and not (self.before and at > self.before)

    def line(self) -> str:
        """Return the line of the file, without its end."""
        ends = (("valid-after", self.after), ("valid-before", self.before))
        times = ((name, at.astimezone(UTC).strftime(f"{_FORMS[14]}Z")) for name, at in ends if at)
        options = ",".join(f'{name}="{said}"' for name, said in (("namespaces", ",".join(self.namespaces)), *times))
        return f"{self.principal} {options} {key_type(self.key)} {b64encode(self.key).decode()} {self.note}".rstrip()


def parse_signers(text: str) -> tuple[Signer, ...]:
    """Read a file; empty lines and comments are passed over.

    Raises:
        BadSigners: a line that OpenSSH may understand in another way than we would: a pattern for a name, no
            namespaces, another option than `valid-after` and `valid-before` beside them, a moment that is not in UTC,
            or a key of another kind.
    """
    return tuple(_signers(text))


def valid_moment(text: str) -> datetime:
    """Read a moment as OpenSSH writes it: YYYYMMDDZ, YYYYMMDDHHMMZ or YYYYMMDDHHMMSSZ.

    Raises:
        ValueError: it is none, or has no Z. OpenSSH then takes it for the local time of whoever verifies, so that the
            same file would say one thing here and another thing there.
    """
    digits = _MOMENT.fullmatch(text)
    if not digits or len(digits[1]) not in _FORMS:
        raise ValueError(f"{text!r} is no moment in UTC; one is YYYYMMDDZ or YYYYMMDDHHMMZ")
    return datetime.strptime(digits[1], _FORMS[len(digits[1])]).replace(tzinfo=UTC)


def lines_of(signers: Iterable[Signer], who: str, key: bytes, namespace: str) -> tuple[Signer, ...]:
    """Return the lines by which a key may sign for somebody in a namespace, whenever that is."""
    return tuple(one for one in signers if (one.principal, one.key) == (who, key) and namespace in one.namespaces)


def could_sign(files: Sequence[Iterable[Signer]], who: str, key: bytes, namespace: str, at: datetime) -> bool:
    """Whether what a key signed for somebody counts, by the file as it was when that was recorded and ever since.

    Its line must stand in the first file. That it is gone later takes nothing back: whoever leaves has signed what they
    signed. An end that it was given later counts: so a key is told to be stolen since some moment.
    """
    told = [lines for signers in files if (lines := lines_of(signers, who, key, namespace))]
    if not told or not lines_of(files[0], who, key, namespace):
        return False
    return all(any(line.is_valid(at) for line in lines) for lines in (told[0], told[-1]))


def emit_signers(signers: Iterable[Signer]) -> str:
    """Return the text of a file, a key a line."""
    return "".join(f"{signer.line()}\n" for signer in signers)


def _signers(text: str) -> Iterator[Signer]:
    for number, line in enumerate(text.split("\n"), 1):
        said = line.rstrip("\r").strip(" \t")
        if said and not said.startswith("#"):
            yield _signer(said, number)


def _signer(line: str, number: int) -> Signer:
    found = _LINE.fullmatch(line)
    if not found:
        raise BadSigners(
            number,
            "is none that is known here; "
            'a line is: an id, namespaces="…", ssh-ed25519 or ecdsa-sha2-nistp256, and the key',
        )
    try:
        key = b64decode(found["key"], validate=True)
        kind = key_type(key)
    except (BadSignature, ValueError) as error:
        raise BadSigners(number, "holds no key that can be read") from error
    if kind != found["kind"] or b64encode(key).decode() != found["key"]:
        raise BadSigners(number, f"calls its key {found['kind']}, and it is none")
    try:
        spaces, after, before = _options(found["options"])
    except ValueError as error:
        raise BadSigners(number, f"cannot be taken as it stands: {error}") from error
    return Signer(found["who"], spaces, key, found["note"] or "", after, before)


def _options(text: str) -> tuple[tuple[str, ...], datetime | None, datetime | None]:
    """Return namespaces, and from when until when the key may sign; ValueError with the reason."""
    pairs = _OPTION.findall(text)
    said = dict(pairs)
    if len(said) < len(pairs) or not said.keys() <= {*_OPTIONS}:
        raise ValueError(f"its options may be {', '.join(_OPTIONS)}, each once")
    spaces, after, before = (said.get(name) for name in _OPTIONS)
    if not spaces or not _NAMESPACES.fullmatch(spaces):
        raise ValueError('it must say what the key may sign: namespaces="aboveboard-acceptance"')
    begins, ends = (None if moment is None else valid_moment(moment) for moment in (after, before))
    if begins and ends and ends <= begins:
        raise ValueError("valid-before must come after valid-after")
    return tuple(spaces.split(",")), begins, ends
