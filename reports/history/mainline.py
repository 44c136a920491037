"""The first-parent commits of a workspace → which files of which client each of them touched, and what clients share.

One pass of git reads it. What was read before is remembered by the commits' ids, which stand for all that is behind
them, so that only what is new is read; of a history that was rewritten, what both have in common stays known.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from reports.errors import Error
from reports.history.memory import Json, Memory
from reports.history.record import NO_FILE, REMOVED, Edit, Touch
from reports.history.repository import Difference, Link, Repository
from reports.model.values import ID, RESERVED_CLIENT_IDS

_NAME = "mainline"
_AGENCY = "agency.yml"
_SIGNERS = "allowed_signers"
_MAILMAP = ".mailmap"
_SHARED = (_AGENCY, "mkdocs.yml", "theme", _SIGNERS, _MAILMAP)
_INSIDE = re.compile(rf"clients/(?P<client>{ID})/(?P<name>.+)", re.DOTALL)
_FILE_MODES = frozenset({"100644", "100755"})
_FEW = 32
"""So many new commits are sooner read again than all that is known is written."""

Placed = tuple[tuple[int, str], ...]
"""The blobs of one file, each with the position of the commit since which it was the file."""
_Row = list[object]


@dataclass(frozen=True, slots=True)
class Mainline:
    """The commits, oldest first, and what they touched.

    `clients` hold the touches of each client as JSON, which is only read for clients that somebody asks for. `shared`
    are the positions of commits that touched what all sites are made of.
    """

    commits: tuple[str, ...] = ()
    clients: Mapping[str, str] = field(default_factory=dict)
    agency: Placed = ()
    signers: Placed = ()
    mailmaps: Placed = ()
    shared: tuple[int, ...] = ()

    def touches(self, client_id: str) -> tuple[Touch, ...]:
        """Return the commits that touched a client's folder, none for a client that no commit knows."""
        return tuple(_touch(self.commits, *row) for row in json.loads(self.clients.get(client_id, "[]")))

    def up_to(self, length: int) -> "Mainline":
        """Return its first commits alone."""
        if length == len(self.commits):
            return self
        rows = {who: [row for row in json.loads(text) if row[0] < length] for who, text in self.clients.items()}
        return Mainline(
            self.commits[:length],
            {who: _text(some) for who, some in rows.items() if some},
            _before(length, self.agency),
            _before(length, self.signers),
            _before(length, self.mailmaps),
            tuple(position for position in self.shared if position < length),
        )

    def to_json(self) -> Json:
        """Return all of it for a memory."""
        return {
            "commits": " ".join(self.commits),
            "clients": dict(self.clients),
            "agency": self.agency,
            "signers": self.signers,
            "mailmaps": self.mailmaps,
            "shared": self.shared,
        }

    @classmethod
    def from_json(cls, made: Json) -> "Mainline":
        """Return what `to_json` gave."""
        agency, signers, mailmaps = (
            tuple((position, blob) for position, blob in made[key]) for key in ("agency", "signers", "mailmaps")
        )
        return cls(
            tuple(made["commits"].split(" ")),
            made["clients"],
            agency,
            signers,
            mailmaps,
            tuple(made["shared"]),
        )


def read_mainline(repository: Repository, memory: Memory) -> Mainline:
    """Return the commits up to the repository's head, as far as possible from memory."""
    kept = memory.recall(_NAME)
    known = Mainline.from_json(kept) if kept else Mainline()
    if known.commits[-1:] == (repository.head,):
        return known
    base, links = _new(repository, known)
    longer = _continued(repository, base, links)
    if len(links) > _FEW or not base.commits:
        memory.keep(_NAME, longer.to_json())
    return longer


def _new(repository: Repository, known: Mainline) -> tuple[Mainline, Sequence[Link]]:
    """Return what is known of the way to the head, and the commits that follow it."""
    if known.commits:
        try:
            links = repository.chain(behind=known.commits[-1])
        except Error:  # the commit is gone: history was rewritten, and git swept up
            return Mainline(), repository.chain()
        start = links[0].parent if links else repository.head
        if start in known.commits:
            return known.up_to(known.commits.index(start) + 1), links
    return Mainline(), repository.chain()


def _continued(repository: Repository, base: Mainline, links: Sequence[Link]) -> Mainline:
    """Return what is known with the commits that follow it."""
    positions = {link.commit: position for position, link in enumerate(links, start=len(base.commits))}
    rows: dict[str, list[_Row]] = {}
    files: dict[str, list[tuple[int, str]]] = {}
    shared = list(base.shared)
    merged = _merged(repository, links)
    found = repository.differences(links, "clients", *_SHARED) if links else ()
    for commit, differences in groupby(found, key=attrgetter("commit")):
        position, changed = positions[commit], list(differences)
        edits, at_top = _sorted_out(changed)
        if not all(difference.path.startswith("clients/") for difference in changed):
            shared.append(position)
        for name, blob in at_top.items():
            files.setdefault(name, []).append((position, blob))
        alone = len(edits) == 1 and _AGENCY not in at_top
        for client_id, own in edits.items():
            row = [
                position,
                alone,
                _inside(client_id, merged.get(commit, ())),
                *(part for edit in own for part in edit),
            ]
            rows.setdefault(client_id, []).append(row)
    longer = {who: _text([*json.loads(base.clients.get(who, "[]")), *some]) for who, some in rows.items()}
    commits = (*base.commits, *(link.commit for link in links))
    return Mainline(
        commits,
        {**base.clients, **longer},
        (*base.agency, *files.get(_AGENCY, ())),
        (*base.signers, *files.get(_SIGNERS, ())),
        (*base.mailmaps, *files.get(_MAILMAP, ())),
        tuple(shared),
    )


def _merged(repository: Repository, links: Sequence[Link]) -> dict[str, list[str]]:
    """Return the files that merges have as none of their parents has them, by commit."""
    found: dict[str, list[str]] = {}
    for difference in repository.merged(links, "clients"):
        found.setdefault(difference.commit, []).append(difference.path)
    return found


def _inside(client_id: str, paths: Iterable[str]) -> list[str]:
    """Return those of some files that are a client's, as its folder names them."""
    folder = f"clients/{client_id}/"
    return [path.removeprefix(folder) for path in paths if path.startswith(folder)]


def _sorted_out(differences: Iterable[Difference]) -> tuple[dict[str, list[Edit]], dict[str, str]]:
    """Return what a commit changed, by client, and the new blobs of what lies at the workspace's top."""
    edits: dict[str, list[Edit]] = {}
    files: dict[str, str] = {}
    for difference in differences:
        inside = _INSIDE.fullmatch(difference.path)
        if inside and inside["client"] not in RESERVED_CLIENT_IDS:
            edits.setdefault(inside["client"], []).append(Edit(inside["name"], _blob(difference)))
        else:
            files[difference.path] = _blob(difference)
    return edits, files


def _blob(difference: Difference) -> str:
    if not difference.blob:
        return REMOVED
    return difference.blob if difference.mode in _FILE_MODES else NO_FILE


def _touch(commits: Sequence[str], position: int, alone: bool, merged: list[str], *parts: str) -> Touch:  # noqa: FBT001 -- a row's order
    edits = map(Edit, parts[::2], parts[1::2])
    return Touch(position, commits[position], tuple(edits), alone, tuple(merged))


def _before(length: int, placed: Placed) -> Placed:
    return tuple(one for one in placed if one[0] < length)


def _text(rows: Iterable[_Row]) -> str:
    return json.dumps(list(rows), separators=(",", ":"))
