"""Any folder in a workspace → the workspace's top, and the ids of its clients; nothing is read but names."""

from itertools import accumulate
from pathlib import Path

AGENCY = "agency.yml"
CLIENTS = "clients"


def workspace_top(start: Path) -> Path | None:
    """Return the top of the workspace that a folder lies in, None where it lies in none."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / AGENCY).is_file() or ((folder / "mkdocs.yml").is_file() and (folder / CLIENTS).is_dir()):
            return folder
    return None


def client_ids(top: Path) -> tuple[str, ...]:
    """Return the ids of a workspace's clients, the names of their folders, sorted."""
    clients = top / CLIENTS
    if not clients.is_dir():
        return ()
    return tuple(sorted(path.name for path in clients.iterdir() if path.is_dir() and not path.name.startswith(".")))


def link_before(top: Path, *names: str) -> str | None:
    """Return the first link that stands for a folder on the way from the top to files of these names, None for none."""
    folders = (folder for name in names for folder in accumulate(name.split("/")[:-1], "{}/{}".format))
    return next((folder for folder in folders if (top / folder).is_symlink()), None)
