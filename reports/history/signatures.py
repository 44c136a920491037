"""A commit's signature and the workspace's file of allowed signers → whose key made it, as far as that is known here.

The file `allowed_signers` at the workspace's top is OpenSSH's own, as git reads it (gpg.ssh.allowedSignersFile). A line
that says more than names, `namespaces`, `valid-after` and `valid-before` is passed over: its key is then not known.
So is one with a moment without Z, which would depend on where it is read.
"""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from fnmatch import fnmatchcase

from reports.history.revisions import Commit, Signature, plain

_GIT = "git"
"""The namespace in which git signs."""
_LINE = re.compile(
    r'(?P<who>"[^"]+"|[^\s"]+)[ \t]+(?:(?P<options>[a-z-]+(?:="[^"]*")?(?:,[a-z-]+(?:="[^"]*")?)*)[ \t]+)?'
    r"(?P<kind>(?:ssh|ecdsa|sk)-[^\s]+)[ \t]+(?P<key>[A-Za-z0-9+/]+={0,2})(?:[ \t].*)?"
)
_OPTION = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


class Verdict(StrEnum):
    """What is known of a signature."""

    GOOD = "good"
    STRANGER = "stranger"
    BAD = "bad"
    SSH = "ssh"
    OPENPGP = "openpgp"
    X509 = "x509"


@dataclass(frozen=True, slots=True)
class Signed:
    """What is known of a commit's signature, and whose it is ("" where nobody knows): an address or an id.

    GOOD: it fits, by a known key · STRANGER: by a key that is not known · BAD: it does not fit · the others are kinds
    that are not verified here, SSH one of another algorithm.
    """

    verdict: Verdict
    by: str = ""


@dataclass(frozen=True, slots=True)
class AllowedKey:
    """A line of the file: whose key it is, and between which moments it may sign."""

    who: str
    key: bytes
    after: datetime = _FIRST
    before: datetime = _LAST


def allowed_keys(data: bytes) -> tuple[AllowedKey, ...]:
    """Read the file; what is not understood is passed over."""
    return tuple(_keys(data.decode("utf-8", "replace")))


def judged(commit: Commit, allowed: tuple[AllowedKey, ...]) -> Signed | None:
    """Return what is known of a commit's signature, None where it has none."""
    if commit.signature is None:
        return None
    if commit.signature is not Signature.SSH:
        return Signed(Verdict(commit.signature.value))
    from reports.receipts import BadSignature, UnknownKind, verify  # here: `check` need not wait for cryptography

    try:
        key = verify(commit.armor, commit.payload, _GIT)
    except UnknownKind:
        return Signed(Verdict.SSH)
    except BadSignature:
        return Signed(Verdict.BAD)
    known = (one.who for one in allowed if one.key == key and one.after <= commit.committed <= one.before)
    who = next(known, "")
    return Signed(Verdict.GOOD if who else Verdict.STRANGER, who)


def _keys(text: str) -> Iterator[AllowedKey]:
    for line in text.splitlines():
        found = _LINE.fullmatch(line.strip(" \t"))
        if not found or line.startswith("#"):
            continue
        options = dict(_OPTION.findall(found["options"] or ""))
        who = plain(found["who"].strip('"').partition(",")[0])
        try:
            yield AllowedKey(who, b64decode(found["key"], validate=True), *_validity(options))
        except (NotBase64, ValueError):
            continue


def _validity(options: dict[str, str]) -> tuple[datetime, datetime]:
    """Return from when until when a key may sign commits; ValueError where an option says otherwise, or is unknown."""
    spaces = options.pop("namespaces", _GIT).split(",")
    after, before = (_moment(options.pop(name, "")) for name in ("valid-after", "valid-before"))
    if options or not any(fnmatchcase(_GIT, space) for space in spaces):
        raise ValueError("not for commits")
    return after or _FIRST, before or _LAST


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    from reports.receipts import valid_moment  # here: `check` need not wait for cryptography

    return valid_moment(text)
