"""A workspace's working copy → who owes an update, and since when; only what that takes is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports import clock
from reports.errors import Error
from reports.figures.punctuality import Owed, owed_after
from reports.model import Agency
from reports.model.profile import ACCOUNT_MANAGER, Profile
from reports.model.update import Status
from reports.problems import Problem
from reports.source import Glance, Workspace, glance, load_agency


@dataclass(frozen=True, slots=True)
class OwedUpdate:
    """A client that waits for an update; `managers` are the names of its account managers of today."""

    client_id: str
    name: str
    owed: Owed
    managers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """Who owes an update, the most late first; `problems` tell of clients of whom nothing can be said."""

    owed: tuple[OwedUpdate, ...]
    problems: tuple[Problem, ...]


def due(workspace: Workspace, only: str | None, as_of: date | None) -> Due:
    """Look at every client, or at one, on its own day of today or on `as_of`.

    Raises:
        Error: agency.yml cannot be read.
        UsageError: there is no such client.
    """
    loaded = load_agency(workspace)
    if loaded.agency is None:
        raise Error("\n".join(map(str, loaded.problems)))
    glances = [glance(workspace, client_id) for client_id in workspace.chosen(only)]
    owed = [found for one in glances if (found := _owed(one, loaded.agency, as_of))]
    owed.sort(key=lambda one: (-one.owed.days_late, one.client_id))
    return Due(tuple(owed), tuple(problem for one in glances for problem in one.problems))


def _owed(one: Glance, agency: Agency, as_of: date | None) -> OwedUpdate | None:
    if one.profile is None:
        return None
    today = as_of or clock.today(one.profile.timezone or agency.timezone)
    newest = one.newest
    owed = owed_after(one.profile.cadence, newest, None if newest else one.effective(), today)
    if owed is None or _is_over(one):
        return None
    return OwedUpdate(one.id, one.profile.name, owed, _names(agency, one.profile, today))


def _is_over(one: Glance) -> bool:
    newest = one.newest_update()
    return newest is not None and newest.status is Status.COMPLETE


def _names(agency: Agency, profile: Profile, today: date) -> tuple[str, ...]:
    ids: Sequence[str] = profile.team_on(today, ACCOUNT_MANAGER)
    return tuple(agency.team[who].name if who in agency.team else who for who in ids)
