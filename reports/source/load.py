"""A client's folder in the working copy → the client, its private values, and every problem of every file."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reports.model import Agency, Client
from reports.model.private import Private
from reports.problems import Problem
from reports.source.agreement_rules import agreement_problems
from reports.source.assemble import assemble
from reports.source.file_rules import file_problems
from reports.source.layout import DiskFolder, Workspace
from reports.source.locale_rules import locale_problems
from reports.source.names import client_id_problem, kind_of, name_problem
from reports.source.parse import FileKind, Parsed, parse
from reports.source.places import Marks
from reports.source.record_rules import evidence_problems, record_problems
from reports.source.references import reference_problems
from reports.source.shelf import Shelf, shelf_of
from reports.source.text import LARGEST
from reports.source.update_rules import update_problems
from reports.workspace import AGENCY, CLIENTS

_READ = frozenset({".yml", ".yaml", ".csv"})
_REQUIRED = ("client.yml", "agreement.yml")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A client as the working copy has it; None where its profile or its agreement cannot be read.

    `shelf` holds the parsed files; None where the folder itself is refused.
    """

    client: Client | None
    private: Private
    problems: tuple[Problem, ...]
    shelf: Shelf | None = None


@dataclass(frozen=True, slots=True)
class LoadedAgency:
    """The agency as the working copy has it; None where agency.yml cannot be read."""

    agency: Agency | None
    private: Private
    problems: tuple[Problem, ...]
    marks: Marks = field(default_factory=lambda: Marks(b""), repr=False, compare=False)


def load_agency(workspace: Workspace) -> LoadedAgency:
    """Read agency.yml; every problem of it is told."""
    path = workspace.root / AGENCY
    if not path.is_file() or path.is_symlink():
        missing = Problem(AGENCY, 0, 0, "", "missing-file", f"there is no {AGENCY}", "Write one with `name:` at least.")
        return LoadedAgency(None, Private(), (missing,))
    with path.open("rb") as file:
        parsed = parse(FileKind.AGENCY, file.read(LARGEST + 1), AGENCY)
    agency = parsed.model if isinstance(parsed.model, Agency) else None
    problems = (*parsed.problems, *locale_problems(parsed, AGENCY))
    return LoadedAgency(agency, parsed.private, problems, parsed.marks)


def load(workspace: Workspace, client_id: str, agency: Agency | None) -> Loaded:
    """Read a client's folder; every problem of every file is told, references to what does not exist included.

    `agency` is None where agency.yml cannot be read: nothing is then said of references to its team. UsageError where
    the workspace has no such client.
    """
    workspace.chosen(client_id)
    place = f"{CLIENTS}/{client_id}"
    folder = workspace.client_folder(client_id)
    refused = client_id_problem(client_id, place) or link_problem(folder, place)
    if refused:
        return Loaded(None, Private(), (refused,))
    names = folder.names()
    parsed = dict(_parsed(folder, names, place))
    private = tuple(value for one in parsed.values() for value in one.private.values)
    problems = [problem for one in parsed.values() for problem in one.problems]
    shelf = shelf_of(place, names, parsed)
    problems += (*_layout_problems(folder, names, place), *_rules(shelf, agency, folder))
    return Loaded(assemble(client_id, parsed), Private(private), tuple(sorted(problems)), shelf)


def _parsed(folder: DiskFolder, names: tuple[str, ...], place: str) -> Iterator[tuple[str, Parsed]]:
    for name in names:
        kind = kind_of(name)
        if kind:
            yield name, parse(kind, folder.read(name), f"{place}/{name}")


def _rules(shelf: Shelf, agency: Agency | None, folder: DiskFolder) -> Iterator[Problem]:
    yield from reference_problems(shelf, agency)
    yield from agreement_problems(shelf)
    yield from update_problems(shelf)
    yield from file_problems(shelf)
    yield from record_problems(shelf, agency)
    yield from evidence_problems(shelf, folder)
    if "client.yml" in shelf.parsed:
        yield from locale_problems(shelf.parsed["client.yml"], shelf.file("client.yml"))


def _layout_problems(folder: DiskFolder, names: tuple[str, ...], place: str) -> Iterator[Problem]:
    for name in _REQUIRED:
        if name not in names:
            file = f"{place}/{name}"
            yield Problem(file, 0, 0, "", "missing-file", f"there is no {name}", "Every client's folder has one.")
    there = frozenset(names)
    for name in names:
        problem = name_problem(name, f"{place}/{name}", there)
        if problem:
            yield problem
    yield from (_link(f"{place}/{name}") for name in folder.links())


def stray_problems(workspace: Workspace) -> Iterator[Problem]:
    """Yield each file beside the clients' folders that looks as if it belonged into one of them."""
    clients = workspace.root / CLIENTS
    for path in sorted(clients.iterdir()) if clients.is_dir() else ():
        if path.suffix in _READ and not path.name.startswith(".") and path.is_file():
            message, hint = "it lies in no client's folder, and nothing reads it", "Move it into its client's folder."
            yield Problem(f"{CLIENTS}/{path.name}", 0, 0, "", "unknown-file", message, hint)


def link_problem(folder: DiskFolder, place: str) -> Problem | None:
    """Return what is wrong with a client's folder that is, or lies behind, a symbolic link."""
    return _link(place) if folder.path.is_symlink() or folder.path.parent.is_symlink() else None


def _link(file: str) -> Problem:
    message = "a symbolic link could lead to anything, so it is not followed"
    return Problem(file, 0, 0, "", "symbolic-link", message, "Put there what it leads to.")
