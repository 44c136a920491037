"""A file in OpenSSH's format of allowed signers ↔ whose keys may sign what. Only what we write ourselves is read."""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.receipts.sshsig import BadSignature, key_type

_LINE = re.compile(
    r'(?P<who>[a-z0-9-]+) namespaces="(?P<spaces>[a-z0-9-]+(?:,[a-z0-9-]+)*)" '
    r"(?P<kind>ssh-ed25519|ecdsa-sha2-nistp256) (?P<key>[A-Za-z0-9+/]+={0,2})(?: (?P<note>\S.*))?"
)


class BadSigners(Exception):
    """A line of the file is not one that we know; the message says which, and why that matters."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A person's key, and in which namespaces it may sign; `note` is what stands behind it for people."""

    principal: str
    namespaces: tuple[str, ...]
    key: bytes
    note: str = ""

    def line(self) -> str:
        """Return the line of the file, without its end."""
        spaces, key = ",".join(self.namespaces), b64encode(self.key).decode()
        return f'{self.principal} namespaces="{spaces}" {key_type(self.key)} {key} {self.note}'.rstrip()


def parse_signers(text: str) -> tuple[Signer, ...]:
    """Read a file; empty lines and comments are passed over.

    Raises:
        BadSigners: a line that OpenSSH may understand in another way than we would: a pattern for a name, an option
            other than `namespaces`, none at all, or a key of another kind.
    """
    return tuple(_signers(text))


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
            f"line {number} is none that is known here; "
            'a line is: an id, namespaces="…", ssh-ed25519 or ecdsa-sha2-nistp256, and the key'
        )
    try:
        key = b64decode(found["key"], validate=True)
        kind = key_type(key)
    except (BadSignature, ValueError) as error:
        raise BadSigners(f"line {number} holds no key that can be read") from error
    if kind != found["kind"] or b64encode(key).decode() != found["key"]:
        raise BadSigners(f"line {number} calls its key {found['kind']}, and it is none")
    return Signer(found["who"], tuple(found["spaces"].split(",")), key, found["note"] or "")
