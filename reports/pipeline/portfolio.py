"""A workspace → how all its clients stand: as the working copy has them today, or as they are committed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reports import clock
from reports.errors import Error
from reports.figures.portfolio import Portfolio, Standing, portfolio
from reports.figures.standing import standing
from reports.figures.targets import own_dates
from reports.history import Committed, Trail, working_baselines
from reports.model import Agency
from reports.model.private import Private
from reports.pipeline.on_record import read_record
from reports.problems import Problem, Severity
from reports.source import FileKind, Folder, Loaded, Workspace, find_workspace, load, load_agency, parse

_AGREEMENT = "agreement.yml"


@dataclass(frozen=True, slots=True)
class Survey:
    """The portfolio of the working copy; `problems` are errors in files, `notes` what its reader should know."""

    agency: Agency
    portfolio: Portfolio
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def working_portfolio(root: Path, as_of: date | None, progress: Callable[[str], None]) -> Survey:
    """Look at the working copy, each client on its own day of today or on `as_of`; git tells since when.

    A client that cannot be read is left out, as `problems` tell.

    Raises:
        Error: agency.yml cannot be read.
    """
    workspace = find_workspace(root)
    agency = _agency(workspace)
    trail, notes = _trail(workspace.root)
    problems: list[Problem] = []
    standings: list[Standing] = []
    for client_id in workspace.client_ids:
        progress(client_id)
        loaded = load(workspace, client_id, agency)
        problems += (problem for problem in loaded.problems if problem.severity is Severity.ERROR)
        standings += _standing(loaded, workspace.client_folder(client_id), agency, trail, as_of)
    day = as_of or clock.today(agency.timezone)
    return Survey(agency, portfolio(agency, standings, day), tuple(problems), notes)


def committed_portfolio(trail: Trail) -> Portfolio:
    """Look at what HEAD holds, on the day of its commit where the agency is.

    Raises:
        Error: what is committed cannot be read.
    """
    agency = trail.agency()
    as_of = trail.newest(agency.timezone).on
    return portfolio(agency, _committed(trail, agency, as_of), as_of)


def _committed(trail: Trail, agency: Agency, as_of: date) -> Iterator[Standing]:
    for client_id in trail.client_ids:
        history = trail.client(client_id)
        found = history.at_head()
        if found:
            baselines = history.working_baselines(found.client, found.folder, as_of)
            yield standing(found.client, agency, baselines, own_dates(_private(found)), as_of)


def _private(found: Committed) -> Private:
    return parse(FileKind.AGREEMENT, found.folder.read(_AGREEMENT), _AGREEMENT).private


def _standing(
    loaded: Loaded, folder: Folder, agency: Agency, trail: Trail | None, as_of: date | None
) -> Iterator[Standing]:
    client = loaded.client
    if client:
        day = as_of or clock.today(client.profile.timezone or agency.timezone)
        history = trail.client(client.id) if trail else None
        baselines = (
            history.working_baselines(client, folder, day) if history else working_baselines(None, client, folder, day)
        )
        yield standing(client, agency, baselines, own_dates(loaded.private), day)


def _agency(workspace: Workspace) -> Agency:
    loaded = load_agency(workspace)
    if loaded.agency is None:
        raise Error("\n".join(map(str, loaded.problems)))
    return loaded.agency


def _trail(root: Path) -> tuple[Trail | None, tuple[str, ...]]:
    """Return what git knows; None, with a note, where it cannot be read: the figures of today can do without."""
    try:
        return read_record(root), ()
    except Error as error:
        return None, (f"Without history: {error.message} {error.hint}".strip(),)
