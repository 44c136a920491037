"""What was published of a client ↔ a ledger: entries as canonical JSON, each naming the one before, and their codes.

An entry is the message of an annotated tag (`tags`). Its time is that of the source commit: the same commit published
again, on another machine or after a push that failed, is the same entry with the same code.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, Self

import rfc8785

from reports.errors import Refused

FORMAT = 1
RECORD = "all"
_WAY_OUT = "Fetch every tag: git fetch --tags. If a tag was changed or removed, restore it from another clone."


class BrokenChain(Refused):
    """The tags of a client's publications do not follow from each other."""

    def __init__(self, client_id: str, reason: str) -> None:
        super().__init__(f"The ledger of {client_id} is broken: {reason}.", _WAY_OUT)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Content:
    """What a client's site says, before it is sealed.

    `version` is the newest period, `source` the commit it was made from, `time` its committer time in UTC, `epoch`
    counts the changes of access, `in_force` is the digest of the agreement in force. `articles` are, by folder (a
    period's name or `all`) and name, the SHA-256 of all that a page says, and of each file: `2026-W47/plan`,
    `2026-W47/files/shelf.png`.
    """

    version: str
    source: str
    time: str
    epoch: int
    in_force: str | None
    articles: Mapping[str, str]

    @property
    def site(self) -> str:
        """The SHA-256 over all articles."""
        return digest_of(dict(self.articles))


@dataclass(frozen=True, slots=True)
class Entry:
    """One publication. `previous` is the id of the tag before; `articles` are those that changed since then."""

    format: int
    client: str
    seq: int
    previous: str | None
    version: str
    source: str
    epoch: int
    in_force: str | None
    articles: Mapping[str, str]
    site: str
    tool: str
    time: str

    def to_bytes(self) -> bytes:
        """Return the entry as RFC 8785 JSON."""
        return rfc8785.dumps(asdict(self))

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read an entry; ValueError where it is none, or is not in its canonical form."""
        values = json.loads(data)
        if not isinstance(values, dict) or sorted(values) != sorted(cls.__dataclass_fields__):
            raise ValueError("it is no entry of a ledger")
        entry = cls(**values)
        if entry.format != FORMAT or entry.to_bytes() != data:
            raise ValueError("it is not in its canonical form")
        return entry

    @property
    def code(self) -> str:
        """The head code: twelve hex digits by which people name this state of the ledger, as `7f3a-91c2-e05d`."""
        digits = sha256(self.to_bytes()).hexdigest()
        return "-".join(digits[start : start + 4] for start in (0, 4, 8))

    def line(self) -> dict[str, Any]:
        """Return what the site's readers keep of it."""
        return {"seq": self.seq, "code": self.code, "version": self.version, "time": self.time}


@dataclass(frozen=True, slots=True)
class Chain:
    """Every publication of one client, oldest first, and the ids of their tags; the last may have none yet."""

    client: str
    entries: tuple[Entry, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def newest(self) -> Entry | None:
        """The last publication."""
        return self.entries[-1] if self.entries else None

    @property
    def is_tagged(self) -> bool:
        """Whether every entry is in a tag."""
        return len(self.tags) == len(self.entries)

    def to_json(self) -> list[list[str]]:
        """Return the entries in their canonical form, and the ids of their tags."""
        return [[entry.to_bytes().decode() for entry in self.entries], list(self.tags)]

    @classmethod
    def from_json(cls, client_id: str, said: Sequence[Sequence[str]]) -> Self:
        """Return the chain that `to_json` gave."""
        entries, tags = said
        return cls(client_id, tuple(Entry.from_bytes(entry.encode()) for entry in entries), tuple(tags))

    def codes(self) -> dict[str, str]:
        """Return, for each version, the code of the last publication in which it was newest; for `all` the last."""
        found = {entry.version: entry.code for entry in self.entries}
        return {**found, RECORD: self.entries[-1].code} if self.entries else {}

    def sources(self) -> dict[str, str]:
        """Return, for each version, the source of the last publication in which it was newest."""
        return {entry.version: entry.source for entry in self.entries}

    def followed(self, content: Content, tool: str) -> "Chain":
        """Return the chain with an entry of this content, or the same one where it says what the last one said."""
        last = self.newest
        if last and (last.site, last.epoch, last.in_force) == (content.site, content.epoch, content.in_force):
            return self
        entry = Entry(
            format=FORMAT,
            client=self.client,
            seq=len(self.entries) + 1,
            previous=self.tags[-1] if self.tags else None,
            version=content.version,
            source=content.source,
            epoch=content.epoch,
            in_force=content.in_force,
            articles=self._changed(content.articles),
            site=content.site,
            tool=tool,
            time=content.time,
        )
        return Chain(self.client, (*self.entries, entry), self.tags)

    def until(self, count: int) -> "Chain":
        """Return the chain as it was after so many publications."""
        return Chain(self.client, self.entries[:count], self.tags[:count])

    def said(self, seq: int | None = None) -> dict[str, str]:
        """Return the digest of every page and file that was ever published, as of a publication or of the last one."""
        known: dict[str, str] = {}
        for entry in self.entries[:seq]:
            known |= entry.articles
        return known

    def last_about(self, version: str) -> Entry | None:
        """Return the last publication in which a page of a version changed, None where it was never published."""
        about = (entry for entry in reversed(self.entries) if any(_is_of(version, name) for name in entry.articles))
        return next(about, None)

    def _changed(self, articles: Mapping[str, str]) -> dict[str, str]:
        known = self.said()
        return {name: digest for name, digest in articles.items() if known.get(name) != digest}


def _is_of(version: str, name: str) -> bool:
    return name.startswith(f"{version}/")


def linked(client_id: str, tags: Sequence[tuple[int, str, str, bytes]]) -> Chain:
    """Return the chain that tags make: each its number, its id, the commit it stands at and its message.

    BrokenChain where one is missing, names another before it, or says something else than where it stands.
    """
    entries: list[Entry] = []
    ids: list[str] = []
    for place, (number, name, commit, message) in enumerate(sorted(tags), start=1):
        if number != place:
            raise BrokenChain(client_id, f"publication {place} is missing")
        try:
            entry = Entry.from_bytes(message)
        except (ValueError, TypeError) as error:
            raise BrokenChain(client_id, f"publication {place} cannot be read: {error}") from error
        if (entry.client, entry.seq) != (client_id, place):
            raise BrokenChain(client_id, f"tag {place} holds publication {entry.seq} of {entry.client}")
        if entry.previous != (ids[-1] if ids else None):
            raise BrokenChain(client_id, f"publication {place} does not follow the one before")
        if entry.source != commit:
            raise BrokenChain(client_id, f"publication {place} stands at another commit than it names")
        entries.append(entry)
        ids.append(name)
    return Chain(client_id, tuple(entries), tuple(ids))


def digest_of(value: Any) -> str:
    """Return `sha256:` and the SHA-256 of a value's RFC 8785 JSON."""
    return f"sha256:{sha256(rfc8785.dumps(value)).hexdigest()}"
