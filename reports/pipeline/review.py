"""Two commits, or a commit and the working copy → a review of what changes between them.

Compared is with the newest commit that is behind both, so a review tells what a branch brings, and nothing of what came
to the other one since. What rules find does not depend on the day.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from reports.errors import UsageError
from reports.history import AGREEMENT as TERMS
from reports.history import Trail
from reports.model import Access, AgreementVersion, Client
from reports.model.document_state import DocumentState
from reports.pipeline.check import faults, findings
from reports.pipeline.on_record import read_record
from reports.pipeline.sides import PORTFOLIO_ACCESS, Side, committed_side, working_side
from reports.problems import Problem
from reports.review import AgencySide, ClientSide, Review, Reviewed, agency_sections, review_client, review_of
from reports.source import SIGNERS, FileKind, Loaded, LoadedAgency, Workspace, find_workspace, load, load_agency, parse
from reports.words import Words
from reports.workspace import CLIENTS

_RANGE = re.compile(r"(?P<base>[^.].*?)(?:\.\.\.?(?P<head>.*))?", re.DOTALL)
_LANGUAGE = "en"
_OF_CLIENT = re.compile(rf"{CLIENTS}/(?P<client>[^/]+)/.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Read:
    """A side as it was read: the agency, the clients that differ, and all that is to be said of them."""

    workspace: Workspace
    agency: LoadedAgency
    loaded: Mapping[str, Loaded]
    problems: tuple[Problem, ...]


def review(root: Path, revisions: str) -> Review:
    """Review `BASE..HEAD`; the working copy is the head where none is named.

    Raises:
        UsageError: these are no two revisions.
        Refused: one does not exist, both have nothing in common, or history cannot be trusted.
    """
    base_name, head_name = _named(revisions)
    top = find_workspace(root).root
    trail = read_record(top, head_name or "HEAD")
    base = committed_side(read_record(top, trail.since(base_name)))
    head = committed_side(trail) if head_name else working_side(trail, top)
    ids = _differing(base, head)
    with TemporaryDirectory(prefix="aboveboard-") as scratch:
        old, new = _read(base, ids, Path(scratch) / "base"), _read(head, ids, Path(scratch) / "head")
        reviewed = tuple(_reviewed(ids, (base, old), (head, new)))
    return review_of(base.trail.head, trail.head if head_name else None, reviewed)


def _named(revisions: str) -> tuple[str, str]:
    shape = _RANGE.fullmatch(revisions)
    if not shape:
        hint = "Write both with two dots, such as main..HEAD, or one for the working copy: main"
        raise UsageError(f"{revisions!r} names no revision to compare with.", hint)
    return shape["base"], shape["head"] or ""


def _differing(base: Side, head: Side) -> frozenset[str]:
    """Return the clients of which a file differs; all of them where the agency's own does, since rules stand there."""
    ids = {*base.clients, *head.clients}
    if base.agency != head.agency:
        return frozenset(ids)
    return frozenset(one for one in ids if base.clients.get(one, {}) != head.clients.get(one, {}))


def _read(side: Side, ids: Collection[str], scratch: Path) -> _Read:
    workspace = side.workspace(ids, scratch)
    agency = load_agency(workspace)
    loaded = {one: load(workspace, one, agency.agency) for one in workspace.client_ids if one in ids}
    parts = (workspace, agency, loaded)
    return _Read(*parts, (*faults(*parts), *findings(*parts, side.trail)))


def _reviewed(ids: Collection[str], base: tuple[Side, _Read], head: tuple[Side, _Read]) -> Iterator[Reviewed]:
    (_, old), (_, new) = base, head
    words = Words(_LANGUAGE)
    brought = _brought(old.problems, new.problems)
    agency = new.agency.agency
    for one in sorted(ids):
        yield review_client(one, _client(one, *base), _client(one, *head), agency, brought.pop(one, ()), words)
    sections = tuple(agency_sections(_agency(old), _agency(new), words))
    problems = tuple(sorted(problem for some in brought.values() for problem in some))
    yield Reviewed("", agency.name if agency else "The agency", sections, problems)


def _brought(old: Sequence[Problem], new: Sequence[Problem]) -> dict[str, list[Problem]]:
    """Return the problems that were not there before, by client; lines may have moved."""
    known = Counter(map(_sort, old))
    found: dict[str, list[Problem]] = {}
    for problem in new:
        known[_sort(problem)] -= 1
        if known[_sort(problem)] < 0:
            shape = _OF_CLIENT.fullmatch(problem.file)
            found.setdefault(shape["client"] if shape else "", []).append(problem)
    return found


def _sort(problem: Problem) -> tuple[str, ...]:
    return problem.file, problem.path, problem.code, problem.message, problem.severity


def _client(client_id: str, side: Side, read: _Read) -> ClientSide:
    loaded = read.loaded.get(client_id)
    client = loaded.client if loaded else None
    shelf = loaded.shelf if loaded else None
    access = shelf.parsed["access.yml"].model if shelf and "access.yml" in shelf.parsed else None
    return ClientSide(
        client=client,
        terms=_terms(client, read.workspace, side.trail) if client else None,
        state=_state(client, read.workspace, side.trail) if client else None,
        access=access if isinstance(access, Access) else None,
        signers=_lines(read.workspace.root / CLIENTS / client_id / SIGNERS) if client else (),
        files=side.clients.get(client_id, {}),
    )


def _terms(client: Client, workspace: Workspace, trail: Trail) -> AgreementVersion:
    """Return the terms with the number that they have, or would have once they are committed."""
    folder = workspace.client_folder(client.id)
    return trail.client(client.id).working_baselines(client, folder, trail.newest("UTC").on).current


def _state(client: Client, workspace: Workspace, trail: Trail) -> DocumentState:
    """Return where the terms stand, as they are or would be once they are committed."""
    folder = workspace.client_folder(client.id)
    return trail.client(client.id).working_states(client, folder, trail.newest("UTC").on)[TERMS]


def _agency(read: _Read) -> AgencySide:
    data = _bytes(read.workspace.root / PORTFOLIO_ACCESS)
    access = parse(FileKind.ACCESS, data, PORTFOLIO_ACCESS).model if data else None
    signers = _lines(read.workspace.root / SIGNERS)
    return AgencySide(read.agency.agency, access if isinstance(access, Access) else None, signers)


def _lines(file: Path) -> tuple[str, ...]:
    return tuple(filter(None, _bytes(file).decode("utf-8", "replace").splitlines()))


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() and not file.is_symlink() else b""
