"""The working copy of one client → the version that it would become, for a preview."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

from reports.history.acceptance_state import agreement_state
from reports.history.papers import Papers
from reports.history.record import Record
from reports.history.recorded import SignersFiles, signers_in
from reports.history.states import document_states
from reports.history.terms import AGREEMENT, digest
from reports.history.versions import Plan, SiteVersion, file_of
from reports.model import Agency, AgreementVersion, Baselines, Client
from reports.model.document_state import DocumentState
from reports.source import SIGNERS, Folder


def working_version(
    record: Record | None, client: Client, agency: Agency, folder: Folder, as_of: date
) -> SiteVersion | None:
    """Return the newest version as the working copy has it, None before the first update.

    What is not committed yet was reported on `as_of` and in no commit (""). `record` is None where there is no history.
    """
    if not client.newest:
        return None
    plan = _plan(record)
    newest = client.newest
    original = plan.original(file_of(newest.period), plan.last) if plan and newest.update.corrects else None
    known = _reported(plan, client, as_of)
    states = _states(plan, client, known.versions, folder)
    baselines = replace(known, in_force=states[AGREEMENT].in_force, held=states[AGREEMENT].held)
    return SiteVersion(newest.period, None, as_of, client, agency, baselines, folder, corrected=original, states=states)


def working_baselines(record: Record | None, client: Client, folder: Folder, as_of: date) -> Baselines:
    """Return what was promised and since when, as the working copy has it; the client may have no update yet."""
    known = _reported(_plan(record), client, as_of)
    terms = agreement_state(known.versions, client.acceptances, _papers(_plan(record), client, folder))
    return replace(known, in_force=terms.in_force, held=terms.held)


def working_states(record: Record | None, client: Client, folder: Folder, as_of: date) -> Mapping[str, DocumentState]:
    """Return where documents stand, as the working copy has them."""
    plan = _plan(record)
    return _states(plan, client, _reported(plan, client, as_of).versions, folder)


def _plan(record: Record | None) -> Plan | None:
    return Plan(record) if record and record.touches else None


def _states(
    plan: Plan | None, client: Client, versions: tuple[AgreementVersion, ...], folder: Folder
) -> Mapping[str, DocumentState]:
    papers = _papers(plan, client, folder)
    return plan.states(client, versions, plan.last, papers) if plan else document_states(client, versions, {}, papers)


def working_signers(record: Record, folder: Folder, name: str) -> SignersFiles:
    """Return whose keys could sign when an acceptance of a folder, by its id, was recorded, and since."""
    return _signers(_plan(record), folder, name)


def _signers(plan: Plan | None, folder: Folder, name: str) -> SignersFiles:
    """Return whose keys could sign since an acceptance was recorded; what is not committed yet is recorded now."""
    now = signers_in(folder.read(SIGNERS) if SIGNERS in folder.names() else None)
    blob = folder.identity(f"acceptances/{name}.yml")
    known = plan.recorded.signers(blob, plan.last) if plan else None
    return (*(known or ()), now)


def _papers(plan: Plan | None, client: Client, folder: Folder) -> Papers:
    """Return what the files of a folder are, by which decisions are shown."""

    def read(name: str) -> bytes | None:
        try:
            return folder.read(name)
        except FileNotFoundError:
            return None

    def sum_of(name: str) -> str | None:
        data = read(name)
        return None if data is None else sha256(data).hexdigest()

    return Papers(client.id, sum_of, read, lambda name: _signers(plan, folder, name))


def _reported(plan: Plan | None, client: Client, as_of: date) -> Baselines:
    committed = [one for one in client.updates if plan and file_of(one.period) in plan.appeared]
    known = plan.baselines(plan.last, committed) if plan else Baselines(())
    names = [one.period.name for one in client.updates]
    return Baselines(
        versions=_with_own(known.versions, client, as_of),
        reported_on={name: known.reported_on.get(name, as_of) for name in names},
        reported_in={name: known.reported_in.get(name, "") for name in names},
    )


def _with_own(versions: tuple[AgreementVersion, ...], client: Client, as_of: date) -> tuple[AgreementVersion, ...]:
    """Return the wordings with the working copy's own as the last one, where it is another."""
    own = digest(client.id, client.agreement)
    if versions and versions[-1].digest == own:
        return versions
    numbers = {version.digest: version.number for version in versions}
    number = numbers.get(own, len(set(numbers.values())) + 1)
    return (*versions, AgreementVersion(number, own, client.agreement, as_of))
