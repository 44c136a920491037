"""Client files of a workspace → a problem for each chosen address that is taken."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from reports.model import Profile
from reports.model.values import RESERVED_CLIENT_IDS
from reports.problems import Problem
from reports.source.layout import Workspace
from reports.source.load import Loaded
from reports.source.parse import FileKind, Parsed, parse
from reports.workspace import CLIENTS

_NAME = "client.yml"


def address_problems(workspace: Workspace, loaded: Mapping[str, Loaded] = MappingProxyType({})) -> Iterator[Problem]:
    """Yield every address that the site itself or an earlier client has: one would take the other's place.

    Clients that are loaded are not read again.
    """
    taken: dict[str, str] = {}
    for client_id in workspace.client_ids:
        file = f"{CLIENTS}/{client_id}/{_NAME}"
        shelf = loaded[client_id].shelf if client_id in loaded else None
        parsed = shelf.parsed.get(_NAME) if shelf else _read(workspace, client_id, file)
        if parsed is None or not isinstance(parsed.model, Profile):
            continue
        address = parsed.model.address
        if address in RESERVED_CLIENT_IDS:
            yield _problem(parsed, file, f"`{address}` is taken by the site or by an operating system")
        elif address in taken:
            yield _problem(parsed, file, f"`{address}` is the address of {taken[address]}, too")
        elif address:
            taken[address] = client_id


def _read(workspace: Workspace, client_id: str, file: str) -> Parsed | None:
    folder = workspace.client_folder(client_id)
    if folder.path.is_symlink() or _NAME not in folder.names():
        return None
    return parse(FileKind.CLIENT, folder.read(_NAME), file)


def _problem(parsed: Parsed, file: str, message: str) -> Problem:
    line, column = parsed.marks.place(("address",))
    return Problem(file, line, column, "address", "taken-address", message, "Choose another, or leave the key out.")
