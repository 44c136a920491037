"""The working copy of one client → the version that it would become, for a preview."""

from datetime import date

from reports.history.record import Record
from reports.history.terms import digest
from reports.history.versions import Plan, SiteVersion, file_of
from reports.model import Agency, AgreementVersion, Baselines, Client
from reports.source import Folder


def working_version(
    record: Record | None, client: Client, agency: Agency, folder: Folder, as_of: date
) -> SiteVersion | None:
    """Return the newest version as the working copy has it, None before the first update.

    What is not committed yet was reported on `as_of` and in no commit (""). `record` is None where there is no history.
    """
    if not client.newest:
        return None
    plan = Plan(record) if record and record.touches else None
    newest = client.newest
    original = plan.original(file_of(newest.period), plan.last) if plan and newest.update.corrects else None
    baselines = _baselines(plan, client, as_of)
    return SiteVersion(newest.period, None, as_of, client, agency, baselines, folder, corrected=original)


def working_baselines(record: Record | None, client: Client, as_of: date) -> Baselines:
    """Return what was promised and since when, as the working copy has it; the client may have no update yet."""
    return _baselines(Plan(record) if record and record.touches else None, client, as_of)


def _baselines(plan: Plan | None, client: Client, as_of: date) -> Baselines:
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
    number = numbers.get(own, len(numbers) + 1)
    return (*versions, AgreementVersion(number, own, client.agreement, as_of))
