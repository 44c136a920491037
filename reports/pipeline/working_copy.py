"""A workspace → its agency and clients, free of errors, or all that is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from reports.history import Trail
from reports.model import Agency, Client, Profile
from reports.model.private import Private
from reports.pipeline.check import faults, findings, known_trail
from reports.pipeline.report import Found
from reports.problems import Severity
from reports.source import FileKind, Loaded, LoadedAgency, Workspace, find_workspace, load, load_agency, parse


@dataclass(frozen=True, slots=True)
class Checked:
    """The working copy without errors; the private parts hold what no page may show, clients in their order.

    `languages` are those of all clients of the workspace, also where only one is asked for.
    """

    workspace: Workspace
    agency: Agency
    clients: tuple[Client, ...]
    languages: tuple[str, ...]
    agency_private: Private
    private: tuple[Private, ...]


def checked(root: Path, only: str | None = None) -> Checked:
    """Load the working copy, and let the rules look at it.

    Raises:
        UsageError: there is no such client.
        Found: something is wrong that is an error; warnings stop nothing, and what depends on today is left out.
    """
    return _free_of_errors(_Read.of(root, only), known_trail(find_workspace(root).root, _unheard), ruled=True)


def readable(root: Path, only: str | None = None) -> Checked:
    """Load the working copy without a look at its rules or its history; else as `checked`."""
    return _free_of_errors(_Read.of(root, only), None, ruled=False)


def refuse_findings(root: Path, only: str | None, trail: Trail) -> Checked:
    """Let the rules look at the working copy; else as `checked`, with a trail that was read already."""
    return _free_of_errors(_Read.of(root, only), trail, ruled=True)


@dataclass(frozen=True, slots=True)
class _Read:
    """The working copy as it was read, errors included."""

    workspace: Workspace
    agency: LoadedAgency
    loaded: Mapping[str, Loaded]

    @classmethod
    def of(cls, root: Path, only: str | None) -> Self:
        workspace = find_workspace(root)
        agency = load_agency(workspace)
        ids = [only] if only else workspace.client_ids
        return cls(workspace, agency, {client_id: load(workspace, client_id, agency.agency) for client_id in ids})


def _free_of_errors(read: _Read, trail: Trail | None, *, ruled: bool) -> Checked:
    parts = (read.workspace, read.agency, read.loaded)
    problems = (*faults(*parts), *(findings(*parts, trail) if ruled else ()))
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if errors or read.agency.agency is None:
        raise Found(errors)
    return Checked(
        workspace=read.workspace,
        agency=read.agency.agency,
        clients=tuple(one.client for one in read.loaded.values() if one.client),
        languages=_languages(read.workspace),
        agency_private=read.agency.private,
        private=tuple(one.private for one in read.loaded.values()),
    )


def _unheard(_: str) -> None:
    """Leave it to whoever reads history next to say why it cannot be read."""


def _languages(workspace: Workspace) -> tuple[str, ...]:
    folders = (workspace.client_folder(client_id) for client_id in workspace.client_ids)
    parsed = (
        parse(FileKind.CLIENT, folder.read("client.yml"), "") for folder in folders if "client.yml" in folder.names()
    )
    return tuple(sorted({one.model.language for one in parsed if isinstance(one.model, Profile)}))
