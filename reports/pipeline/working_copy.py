"""A workspace → its agency and clients, free of errors, or all that is wrong with them."""

from dataclasses import dataclass
from pathlib import Path

from reports.model import Agency, Client, Profile
from reports.model.private import Private
from reports.pipeline.check import problems_of
from reports.pipeline.report import Found
from reports.problems import Severity
from reports.source import FileKind, Workspace, find_workspace, load, load_agency, parse


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
    """Load the working copy.

    Raises:
        UsageError: there is no such client.
        Found: something is wrong that is an error; warnings stop nothing, and what depends on today is left out.
    """
    workspace = find_workspace(root)
    loaded_agency = load_agency(workspace)
    ids = [only] if only else workspace.client_ids
    loaded = {client_id: load(workspace, client_id, loaded_agency.agency) for client_id in ids}
    problems = problems_of(workspace, loaded_agency, loaded, _unheard, dated=False)
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    clients = tuple(one.client for one in loaded.values() if one.client)
    if errors or loaded_agency.agency is None:
        raise Found(errors)
    return Checked(
        workspace=workspace,
        agency=loaded_agency.agency,
        clients=clients,
        languages=_languages(workspace),
        agency_private=loaded_agency.private,
        private=tuple(one.private for one in loaded.values()),
    )


def _unheard(_: str) -> None:
    """Leave it to whoever reads history next to say why it cannot be read."""


def _languages(workspace: Workspace) -> tuple[str, ...]:
    folders = (workspace.client_folder(client_id) for client_id in workspace.client_ids)
    parsed = (
        parse(FileKind.CLIENT, folder.read("client.yml"), "") for folder in folders if "client.yml" in folder.names()
    )
    return tuple(sorted({one.model.language for one in parsed if isinstance(one.model, Profile)}))
