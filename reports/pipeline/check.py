"""A workspace → everything that is to be said of it: faults of its files, and what the rules of good reporting find."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from reports.errors import Error, NothingYet
from reports.history import Trail
from reports.model import Agency, Profile
from reports.pipeline.checkup import Checkup
from reports.pipeline.on_record import read_record
from reports.pipeline.signers import signer_problems
from reports.problems import Problem
from reports.rules import (
    AgencyView,
    ClientFacts,
    View,
    agency_problems,
    facts_of,
    names_of,
    rule_problems,
    setting_problems,
)
from reports.source import (
    Loaded,
    LoadedAgency,
    Workspace,
    address_problems,
    find_workspace,
    glance,
    load,
    load_agency,
    stray_problems,
)

Today = Callable[[str], date]
"""Tells today's date in an IANA time zone."""


def check(root: Path, only: str | None, today: Today) -> Checkup:
    """Check the working copy as of today, or one client of it; UsageError where there is no such client."""
    with _collector_off():
        return _checkup(find_workspace(root), only, today)


def _checkup(workspace: Workspace, only: str | None, today: Today) -> Checkup:
    """Check a workspace; all that was read is gone at its end, before anybody collects again."""
    notes: list[str] = []
    ids = workspace.chosen(only)
    agency = load_agency(workspace)
    loaded = {client_id: load(workspace, client_id, agency.agency) for client_id in ids}
    trail = known_trail(workspace.root, notes.append) if agency.agency else None
    problems = (*faults(workspace, agency, loaded), *findings(workspace, agency, loaded, trail, today))
    return Checkup(tuple(sorted(problems)), len(ids), tuple(notes))


def faults(workspace: Workspace, loaded_agency: LoadedAgency, loaded: Mapping[str, Loaded]) -> Iterator[Problem]:
    """Yield what is wrong with the files of loaded clients, and with what they share."""
    yield from loaded_agency.problems
    yield from stray_problems(workspace)
    yield from address_problems(workspace, loaded)
    for one in loaded.values():
        yield from one.problems
    yield from signer_problems(workspace, loaded)
    if loaded_agency.agency:
        yield from setting_problems(loaded_agency.agency, loaded_agency.marks)


def findings(
    workspace: Workspace,
    loaded_agency: LoadedAgency,
    loaded: Mapping[str, Loaded],
    trail: Trail | None,
    today: Today | None = None,
) -> Iterator[Problem]:
    """Yield what the rules find in loaded clients; without `today` nothing depends on the day.

    Without a trail nothing is taken for published.
    """
    if loaded_agency.agency:
        yield from _ruled(workspace, loaded_agency, loaded_agency.agency, loaded, trail, today)


def known_trail(root: Path, note: Callable[[str], None]) -> Trail | None:
    """Return the history of all clients, None where there is none yet; `note` is told where it cannot be read."""
    if not (root / ".git").exists():
        return None
    try:
        return read_record(root)
    except NothingYet:
        return None
    except Error as refused:
        note(f"Without history, so nothing is taken for published: {refused.message} {refused.hint}".strip())
        return None


def _ruled(
    workspace: Workspace,
    loaded_agency: LoadedAgency,
    agency: Agency,
    loaded: Mapping[str, Loaded],
    trail: Trail | None,
    today: Today | None,
) -> Iterator[Problem]:
    """Yield what the rules find; nothing of a client whose profile or agreement cannot be read."""
    facts = tuple(_facts(workspace, agency, loaded, today))
    strangers = names_of(facts)
    for one in loaded.values():
        if one.client and one.shelf:
            secrets = (*one.private.values, *loaded_agency.private.values)
            day = _day(one.client.profile, agency, today)
            history = trail.client(one.client.id) if trail else None
            folder = workspace.client_folder(one.client.id)
            yield from rule_problems(View(agency, one.client, one.shelf, day, secrets, strangers, history, folder))
    yield from agency_problems(AgencyView(agency, facts), loaded_agency.marks)


def _facts(
    workspace: Workspace, agency: Agency, loaded: Mapping[str, Loaded], today: Today | None
) -> Iterator[ClientFacts]:
    """Yield the facts of every client, also of those that were not asked for."""
    for client_id in workspace.client_ids:
        client = loaded[client_id].client if client_id in loaded else None
        profile = client.profile if client else glance(workspace, client_id).profile
        if profile:
            day = _day(profile, agency, today)
            yield facts_of(client_id, profile, day, is_over=client is not None and client.is_over)


def _day(profile: Profile, agency: Agency, today: Today | None) -> date | None:
    """Return today where the client is; None where nothing may depend on the day."""
    return today(profile.timezone or agency.timezone) if today else None


@contextmanager
def _collector_off() -> Iterator[None]:
    """Let nobody look for values that hold each other: of the millions here none does, and it takes a third longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
