"""A workspace → everything that is to be said of it: faults of its files, and what the rules of good reporting find."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reports import clock
from reports.model import Agency
from reports.problems import Problem, Severity
from reports.rules import View, rule_problems, setting_problems
from reports.source import Loaded, LoadedAgency, Workspace, address_problems, find_workspace, load, load_agency


@dataclass(frozen=True, slots=True)
class Checkup:
    """Every problem by its place, and of how many clients."""

    problems: tuple[Problem, ...]
    clients: int

    @property
    def has_errors(self) -> bool:
        """Whether one of the problems is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def check(root: Path, only: str | None = None) -> Checkup:
    """Check the working copy as of today, or one client of it; UsageError where there is no such client."""
    workspace = find_workspace(root)
    agency = load_agency(workspace)
    ids = (only,) if only else workspace.client_ids
    loaded = {client_id: load(workspace, client_id, agency.agency) for client_id in ids}
    return Checkup(tuple(sorted(problems_of(workspace, agency, loaded, dated=True))), len(ids))


def problems_of(
    workspace: Workspace, agency: LoadedAgency, loaded: Mapping[str, Loaded], *, dated: bool
) -> Iterator[Problem]:
    """Yield every problem of loaded clients and of what they share; rules know today's date where it is `dated`."""
    yield from agency.problems
    yield from address_problems(workspace)
    if agency.agency:
        yield from setting_problems(agency.agency, agency.marks)
    for one in loaded.values():
        yield from one.problems
        if agency.agency:
            yield from _ruled(agency.agency, one, dated=dated)


def _ruled(agency: Agency, loaded: Loaded, *, dated: bool) -> Iterator[Problem]:
    """Yield what the rules find; nothing where the profile or the agreement cannot be read."""
    if loaded.client and loaded.shelf:
        zone = loaded.client.profile.timezone or agency.timezone
        today = clock.today(zone) if dated else None
        yield from rule_problems(View(agency, loaded.client, loaded.shelf, today))
