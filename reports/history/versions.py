"""One client's record → the versions of the site: each period's client, day of measure and wordings of the terms."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reports.errors import Error
from reports.history.moments import Moment, appearances, moments, sorted_updates
from reports.history.record import AGREEMENT, NO_FILE, PROFILE, Record
from reports.history.revisions import Revision
from reports.history.snapshot import SnapshotFolder
from reports.history.wordings import wordings
from reports.model import Agency, Baselines, Client, PeriodUpdate
from reports.periods import Period
from reports.source import Folder

_Blobs = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SiteVersion:
    """What was published for one period, as far as it is data.

    `revision` is C(P), None in the working copy; `as_of` the day of measure. `stand_in` is the commit that was read
    where C(P) itself could not be. `corrected` is the text as first published where an erratum replaced it.
    """

    period: Period
    revision: Revision | None
    as_of: date
    client: Client
    agency: Agency
    baselines: Baselines
    folder: Folder
    stand_in: Revision | None = None
    corrected: PeriodUpdate | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What could be read for a version: the moment it was read at, the client and its folder then."""

    moment: int
    client: Client
    blobs: _Blobs


class Plan:
    """What all versions of one client share: where each stands, its folder then, the wordings and the days."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.last = len(record.touches) - 1
        self.head = record.folders([self.last]).get(self.last, {})
        self.appeared = appearances(record.touches)
        self.moments = moments(self.head, self.appeared, self.last)
        self.folders = record.folders(moment.at for moment in self.moments)
        self.worded = wordings(record)
        self._order = [name for _, name in sorted_updates(self.appeared)]
        self._place = {name: place for place, name in enumerate(self._order)}
        self._together = {moment.name: moment.period.last for moment in self.moments if moment.together}

    def up_to(self, name: str) -> list[str]:
        """Return every update that ever was there, up to one of them, oldest period first."""
        return self._order[: self._place[name] + 1]

    def after(self, name: str) -> frozenset[str]:
        """Return every update of a later period that ever was there."""
        return frozenset(self._order[self._place[name] + 1 :])

    def day(self, name: str) -> date:
        """Return the day on which an update was reported: of its first commit, its period's last day in a bundle."""
        return self._together.get(name) or self.record.revisions[self.appeared[name]].on

    def baselines(self, moment: int, updates: Sequence[PeriodUpdate]) -> Baselines:
        """Return the wordings up to a moment, and on which days and in which commits these updates were reported."""
        count = bisect_right(self.worded, moment, key=lambda worded: worded.moment)
        names = {update.period.name: file_of(update.period) for update in updates}
        commits = self.record.commits
        return Baselines(
            versions=tuple(worded.version for worded in self.worded[:count]),
            reported_on={period: self.day(name) for period, name in names.items()},
            reported_in={period: commits[self.appeared[name]].id for period, name in names.items()},
        )

    def original(self, name: str, until: int) -> PeriodUpdate | None:
        """Return the last text of an update, up to a moment, that was no correction yet."""
        edits = (edit for touch in self.record.touches[: until + 1] for edit in touch.edits if edit.name == name)
        texts = [self.record.report(name, edit.blob) for edit in edits]
        return next((text for text in reversed(texts) if text and not text.update.corrects), None)


def site_versions(record: Record) -> Iterator[SiteVersion]:
    """Yield every version, oldest period first; Error where the files that one needs cannot be read in any commit."""
    plan = Plan(record)
    return (_version(plan, moment) for moment in plan.moments)


def file_of(period: Period) -> str:
    """Return the name of a period's update in the client's folder."""
    return f"updates/{period.name}.yml"


def _version(plan: Plan, moment: Moment) -> SiteVersion:
    revisions = plan.record.revisions
    found = _read(plan, moment)
    erratum = _erratum(plan, moment)
    corrected = _with_erratum(plan, moment, found, erratum) if erratum else found
    return SiteVersion(
        period=moment.period,
        revision=revisions[moment.at],
        as_of=moment.period.last if moment.together else revisions[moment.at].on,
        client=corrected.client,
        agency=_agency(plan, moment),
        baselines=plan.baselines(found.moment, found.client.updates),
        folder=SnapshotFolder(plan.record.repository, _published(corrected.blobs, plan.after(moment.name))),
        stand_in=revisions[found.moment] if found.moment != moment.at else None,
        corrected=plan.original(moment.name, moment.at) if erratum else None,
    )


def _read(plan: Plan, moment: Moment) -> _Found:
    """Return C(P) where all its files can be read, else the nearest moment since P's own at which they can be.

    Where no moment is whole, the nearest will do at which the profile, the agreement and P's own update can be read.
    """
    found = _client(plan, moment, plan.folders[moment.at])
    if found and _is_whole(plan, moment, found, plan.folders[moment.at]):
        return _Found(moment.at, found, plan.folders[moment.at])
    possible = range(moment.appeared, plan.last + 1)
    folders = plan.record.folders(possible)
    near = sorted(possible, key=lambda index: (abs(index - moment.at), index))
    all_found = [_Found(at, client, folders[at]) for at in near if (client := _client(plan, moment, folders[at]))]
    if not all_found:
        where = f"clients/{plan.record.client_id}"
        message = f"{where}: what the version of {moment.period} needs cannot be read in any commit."
        raise Error(message, f"See what is wrong with `aboveboard check`, and commit the mended files of {where}.")
    whole = (one for one in all_found if _is_whole(plan, moment, one.client, one.blobs))
    return next(whole, all_found[0])


def _client(plan: Plan, moment: Moment, blobs: _Blobs) -> Client | None:
    """Return the client up to P, None where profile, agreement or P's own update cannot be read."""
    record = plan.record
    profile, agreement = record.profile(blobs.get(PROFILE)), record.agreement(blobs.get(AGREEMENT))
    if not profile or not agreement or not record.report(moment.name, blobs.get(moment.name)):
        return None
    reports = (record.report(name, blobs[name]) for name in plan.up_to(moment.name) if name in blobs)
    return Client(record.client_id, profile, agreement, tuple(report for report in reports if report))


def _is_whole(plan: Plan, moment: Moment, client: Client, blobs: _Blobs) -> bool:
    """Whether every update up to P that is there could be read."""
    return len(client.updates) == sum(name in blobs for name in plan.up_to(moment.name))


def _erratum(plan: Plan, moment: Moment) -> PeriodUpdate | None:
    """Return P's update as HEAD has it, where it corrects what was published."""
    newest = plan.record.report(moment.name, plan.head[moment.name])
    return newest if newest and newest.update.corrects else None


def _with_erratum(plan: Plan, moment: Moment, found: _Found, erratum: PeriodUpdate) -> _Found:
    """Return what was read with P's update, and files that it may name, from HEAD."""
    files = {name: blob for name, blob in plan.head.items() if name.startswith("files/")}
    blobs = {**files, **found.blobs, moment.name: plan.head[moment.name]}
    return _Found(found.moment, replace(found.client, updates=(*found.client.updates[:-1], erratum)), blobs)


def _published(blobs: _Blobs, later: frozenset[str]) -> dict[str, str]:
    return {name: blob for name, blob in blobs.items() if blob != NO_FILE and name not in later}


def _agency(plan: Plan, moment: Moment) -> Agency:
    """Return the agency at C(P), for the newest version at HEAD."""
    record = plan.record
    newest = moment is plan.moments[-1]
    agency = record.agency.at(record.head if newest else record.touches[moment.at].position)
    if not agency:
        raise Error("agency.yml cannot be read in any commit.", "Commit it: git add agency.yml && git commit")
    return agency
