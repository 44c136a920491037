"""The workspace's `.mailmap` → under which name an author is known, as git itself reads the file.

Git would read it where the working copy has it, and other files that the repository's configuration names; so the file
of HEAD is read here.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from reports.history.revisions import Commit, plain

_BLANK = " \t\r\n"


class _Person(NamedTuple):
    """A name (None where none stands there), an address, and what follows on the line."""

    name: str | None
    email: str
    rest: str


@dataclass(slots=True)
class _Known:
    """Under which name an address is known, and which of its names are known under another."""

    name: str | None = None
    named: dict[str, str | None] = field(default_factory=dict)


class Mailmap:
    """The names of authors, by the addresses and names under which they committed."""

    def __init__(self, data: bytes = b"") -> None:
        self._known: dict[str, _Known] = {}
        for line in data.decode("utf-8", "replace").split("\n"):
            if not line.startswith("#"):
                self._read(line)

    def name_of(self, commit: Commit) -> str:
        """Return the name under which a commit's author is known."""
        known = self._known.get(_folded(commit.email), _Known())
        name = known.named.get(_folded(commit.author), known.name)
        return plain(name or "") or commit.author

    def _read(self, line: str) -> None:
        """Read `Name <as known> Name <as committed>`, of which only one address must be there."""
        first = _person(line)
        if not first or not first.email:
            return
        second = _person(first.rest)
        known = self._known.setdefault(_folded(second.email if second else first.email), _Known())
        if second and second.name:
            known.named[_folded(second.name)] = first.name
        else:
            known.name = first.name or known.name


def _person(text: str) -> _Person | None:
    name, left, rest = text.partition("<")
    email, right, rest = rest.partition(">")
    return _Person(name.strip(_BLANK) or None, email, rest) if left and right else None


def _folded(text: str) -> str:
    """Return a name or an address by which others are found that differ in the case of ASCII letters alone."""
    return text.encode("utf-8", "surrogateescape").lower().decode("utf-8", "surrogateescape")
