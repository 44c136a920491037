"""A small workspace of two clients whose people have access, and its site as bytes by path."""

import shutil
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.end_to_end.planting import aboveboard, give_access
from tests.support.agency import Agency
from tests.support.workspace import agreement_text, client_text, update_text, write_workspace

CLIENTS = ("harbour", "northwind")
WEEKS = ("2026-W45", "2026-W46", "2026-W47")
IGNORED = "site/\npreview/\nportfolio/\n.cache/\n"


def small_workspace(root: Path, weeks: tuple[str, ...] = WEEKS) -> Agency:
    """Make and commit a workspace; a person of each client has access. The same weeks give the same, keys and all."""
    shutil.copytree(_made(weeks).name, root, symlinks=True, dirs_exist_ok=True)
    return Agency(root)


@cache
def _made(weeks: tuple[str, ...]) -> "TemporaryDirectory[str]":
    """Make it once: passphrases are stretched, and each grant is a process of its own."""
    place = TemporaryDirectory(prefix="small-workspace-")
    root = Path(place.name)
    workspace = Agency(root)
    workspace.write(".gitignore", IGNORED)
    for client in CLIENTS:
        write_workspace(root, client, ())
        workspace.write(f"clients/{client}/client.yml", client_text(name=f"The {client} people"))
        workspace.write(f"clients/{client}/agreement.yml", agreement_text(title=f"What {client} wants"))
    give_access(root, *((client, "sponsor") for client in CLIENTS))
    workspace.commit("Start", on="2026-11-01T10:00:00+00:00")
    for week in weeks:
        add_week(workspace, week)
    return place


def add_week(workspace: Agency, week: str) -> None:
    """Report a week to every client, and commit it."""
    number = int(week[-2:]) - 44
    for client in CLIENTS:
        picture = workspace.write(f"clients/{client}/files/week-{number}.pdf", f"%PDF-1.4 {client} {number}")
        summary = f"Week {number} of {client} went well, see [the plan](files/{picture.name})."
        workspace.write(f"clients/{client}/updates/{week}.yml", update_text(summary=f'"{summary}"'))
    workspace.commit(f"Week {number}", on=f"2026-11-{6 * number:02}T10:00:00+00:00")


def built(root: Path, *arguments: str, **environment: str) -> dict[str, bytes]:
    """Build, and return the site as it lies in site/."""
    done = aboveboard(root, "build", *arguments, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return contents(root / "site")


def contents(folder: Path) -> dict[str, bytes]:
    """Return the SHA-256 of every file below a folder, by path; a link has none."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).digest() for path in files}


def moved_copy(root: Path, to: Path) -> Path:
    """Copy a workspace without what was built or kept from work before."""
    shutil.copytree(root, to, ignore=shutil.ignore_patterns("site", "preview", "portfolio", ".cache"), symlinks=True)
    return to
