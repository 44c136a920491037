"""A commit, or the working copy → one side of a review: its files told apart, and what matters where it is read.

A commit's files are written into a private folder, so that both sides are read by the very same ways.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from reports.history import Trail
from reports.source import SIGNERS, DiskFolder, Workspace, find_workspace
from reports.source.layout import blob_id
from reports.workspace import AGENCY, CLIENTS, client_ids

PORTFOLIO_ACCESS = "portfolio.access.yml"
_SHARED = (AGENCY, "mkdocs.yml", PORTFOLIO_ACCESS, SIGNERS)
_LINK = "120000"
"""Git's mode of a symbolic link, which stands for what it is in a commit, too."""

Identities = Mapping[str, str]
"""What tells each file of a client from others, by its name in the client's folder."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two states that are compared: clients' files by client and name, agency.yml, and the history up to it.

    `root` is None for a commit: it has no folder yet.
    """

    trail: Trail
    clients: Mapping[str, Identities]
    agency: str
    root: Path | None = None

    def workspace(self, ids: Collection[str], scratch: Path) -> Workspace:
        """Return where clients can be read; of a commit they are written into a folder, of others only who they are."""
        if self.root:
            return find_workspace(self.root)
        names = ((client, name) for client, files in self.clients.items() for name in files)
        wanted = [
            f"{CLIENTS}/{client}/{name}".rstrip("/") for client, name in names if client in ids or name == "client.yml"
        ]
        scratch.mkdir()
        self.trail.files().write((*_SHARED, *wanted), scratch)
        return Workspace(scratch, client_ids(scratch))


def committed_side(trail: Trail) -> Side:
    """Return the side that a commit is, the head of a trail."""
    files = trail.files()
    clients = {client: files.identities(f"{CLIENTS}/{client}") for client in files.client_ids}
    return Side(trail, clients, files.identities("").get(AGENCY, ""))


def working_side(trail: Trail, root: Path) -> Side:
    """Return the side that the working copy is, on top of the history up to HEAD."""
    workspace = find_workspace(root)
    folders = {client: workspace.client_folder(client) for client in workspace.client_ids}
    file = workspace.root / AGENCY
    agency = blob_id(file.read_bytes()) if file.is_file() else ""
    return Side(trail, {client: _identities(folder) for client, folder in folders.items()}, agency, workspace.root)


def _identities(folder: DiskFolder) -> Identities:
    if folder.path.is_symlink():
        return {"": _LINK}
    return {name: folder.identity(name) for name in folder.names()} | dict.fromkeys(folder.links(), _LINK)
