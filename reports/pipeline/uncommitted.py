"""The working copy beside HEAD → the files of a client that say something else than its site will."""

from reports.history import ClientHistory
from reports.model import Client
from reports.source import FileKind, Folder, kind_of, public_files


def uncommitted_names(client: Client, folder: Folder, history: ClientHistory) -> tuple[str, ...]:
    """Return the names of files that differ from HEAD in what readers get to know, sorted.

    Comments, private notes and who has access are no part of it. Nothing where HEAD does not hold the client.
    """
    head = history.at_head()
    if head is None:
        return ()
    public = public_files(client)
    if client == head.client and not any(_differs(name, folder, head.folder) for name in public):
        return ()
    names = (name for name in {*folder.names(), *head.folder.names()} if name in public or _is_told(name))
    return tuple(sorted(name for name in names if _differs(name, folder, head.folder)))


def _is_told(name: str) -> bool:
    return kind_of(name) not in {None, FileKind.ACCESS}


def _differs(name: str, folder: Folder, other: Folder) -> bool:
    return _identity(name, folder) != _identity(name, other)


def _identity(name: str, folder: Folder) -> str | None:
    try:
        return folder.identity(name)
    except FileNotFoundError:
        return None
