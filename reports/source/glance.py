"""A client's folder in the working copy → what one glance tells: its profile, and how far it has reported.

Names of files say which update is the newest one; no other is opened, and that one only when it is asked for.
"""

from dataclasses import dataclass
from datetime import date

from reports.model import Agreement, Profile, Update
from reports.periods import Period
from reports.problems import Problem
from reports.source.layout import DiskFolder, Workspace
from reports.source.load import link_problem
from reports.source.names import UPDATES, client_id_problem, period_of
from reports.source.parse import Document, FileKind, Table, parse
from reports.workspace import CLIENTS

_PROFILE, _AGREEMENT = "client.yml", "agreement.yml"


@dataclass(frozen=True, slots=True)
class Glance:
    """One client; `profile` is None where client.yml cannot be read, as `problems` tell."""

    id: str
    folder: DiskFolder
    names: tuple[str, ...]
    profile: Profile | None
    problems: tuple[Problem, ...]

    @property
    def newest(self) -> Period | None:
        """The period of the newest update, None before the first."""
        return max((period for name in self.names if (period := period_of(name))), default=None)

    def newest_update(self) -> Update | None:
        """Read the newest update; None where there is none, or none that can be read."""
        newest = self.newest
        found = self._read(FileKind.UPDATE, f"{UPDATES}{newest}.yml") if newest else None
        return found if isinstance(found, Update) else None

    def effective(self) -> date | None:
        """Read since when the agreement holds; None where it does not say, or cannot be read."""
        found = self._read(FileKind.AGREEMENT, _AGREEMENT) if _AGREEMENT in self.names else None
        return found.effective if isinstance(found, Agreement) else None

    def _read(self, kind: FileKind, name: str) -> Document | Table | None:
        return parse(kind, self.folder.read(name), f"{CLIENTS}/{self.id}/{name}").model


def glance(workspace: Workspace, client_id: str) -> Glance:
    """Read a client's profile and the names of its files."""
    folder, place = workspace.client_folder(client_id), f"{CLIENTS}/{client_id}"
    refused = client_id_problem(client_id, place) or link_problem(folder, place)
    if refused:
        return Glance(client_id, folder, (), None, (refused,))
    names, file = folder.names(), f"{place}/{_PROFILE}"
    if _PROFILE not in names:
        missing = Problem(file, 0, 0, "", "missing-file", f"there is no {_PROFILE}", "Every client's folder has one.")
        return Glance(client_id, folder, names, None, (missing,))
    parsed = parse(FileKind.CLIENT, folder.read(_PROFILE), file)
    return Glance(
        client_id, folder, names, parsed.model if isinstance(parsed.model, Profile) else None, parsed.problems
    )
