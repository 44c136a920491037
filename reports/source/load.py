"""A client's folder in the working copy → the client, its private values, and every problem of every file."""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.model import Agency, Client
from reports.model.private import Private
from reports.problems import Problem
from reports.source.assemble import assemble
from reports.source.layout import AGENCY, CLIENTS, DiskFolder, Workspace
from reports.source.names import client_id_problem, kind_of, name_problem
from reports.source.parse import FileKind, Parsed, parse

_REQUIRED = ("client.yml", "agreement.yml")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A client as the working copy has it; None where its profile or its agreement cannot be read."""

    client: Client | None
    private: Private
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class LoadedAgency:
    """The agency as the working copy has it; None where agency.yml cannot be read."""

    agency: Agency | None
    private: Private
    problems: tuple[Problem, ...]


def load_agency(workspace: Workspace) -> LoadedAgency:
    """Read agency.yml; every problem of it is told."""
    path = workspace.root / AGENCY
    if not path.is_file() or path.is_symlink():
        missing = Problem(AGENCY, 0, 0, "", "missing-file", f"there is no {AGENCY}", "Write one with `name:` at least.")
        return LoadedAgency(None, Private(), (missing,))
    parsed = parse(FileKind.AGENCY, path.read_bytes(), AGENCY)
    agency = parsed.model if isinstance(parsed.model, Agency) else None
    return LoadedAgency(agency, parsed.private, parsed.problems)


def load(workspace: Workspace, client_id: str, agency: Agency | None) -> Loaded:
    """Read a client's folder; every problem of every file is told, references to what does not exist included.

    `agency` is None where agency.yml cannot be read: nothing is then said of references to its team.
    """
    place = f"{CLIENTS}/{client_id}"
    refused = client_id_problem(client_id, place)
    if refused:
        return Loaded(None, Private(), (refused,))
    folder = workspace.client_folder(client_id)
    names = folder.names()
    parsed = dict(_parsed(folder, names, place))
    private = tuple(value for one in parsed.values() for value in one.private.values)
    problems = [problem for one in parsed.values() for problem in one.problems]
    problems += _layout_problems(folder, names, place)
    return Loaded(assemble(client_id, parsed), Private(private), tuple(sorted(problems)))


def _parsed(folder: DiskFolder, names: tuple[str, ...], place: str) -> Iterator[tuple[str, Parsed]]:
    for name in names:
        kind = kind_of(name)
        if kind:
            yield name, parse(kind, folder.read(name), f"{place}/{name}")


def _layout_problems(folder: DiskFolder, names: tuple[str, ...], place: str) -> Iterator[Problem]:
    for name in _REQUIRED:
        if name not in names:
            file = f"{place}/{name}"
            yield Problem(file, 0, 0, "", "missing-file", f"there is no {name}", "Every client's folder has one.")
    for name in names:
        problem = name_problem(name, f"{place}/{name}")
        if problem:
            yield problem
    for name in folder.links():
        message = "a symbolic link could lead to anything, so it is not followed"
        yield Problem(f"{place}/{name}", 0, 0, "", "symbolic-link", message, "Put the file itself there.")
