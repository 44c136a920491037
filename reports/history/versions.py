"""One client's record → the versions of the site: each period's client, day of measure and wordings of the terms."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reports.errors import Error
from reports.history.moments import Moment, appearances, moments, sorted_updates
from reports.history.papers import Papers
from reports.history.record import AGREEMENT, NO_FILE, PROFILE, Record, is_beside
from reports.history.recorded import Recorded
from reports.history.revisions import Revision
from reports.history.snapshot import SnapshotFolder
from reports.history.states import document_states, weighed
from reports.history.terms import AGREEMENT as TERMS
from reports.history.wordings import DocumentWording, document_wordings, wordings
from reports.model import Agency, AgreementVersion, Baselines, Client, PeriodUpdate
from reports.model.document_state import DocumentState
from reports.periods import Period
from reports.source import Folder, client_of

_Blobs = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SiteVersion:
    """What was published for one period, as far as it is data.

    `revision` is C(P), None in the working copy; `as_of` the day of measure. `stand_in` is the commit that was read
    where C(P) itself could not be. `corrected` is the text as first published where an erratum replaced it. `states`
    tell where the terms, each request, and each deliverable or update that somebody decided on stood then, by the name
    that acceptances use.
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
    states: Mapping[str, DocumentState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Found:
    """What could be read for a version: the moment it was read at, the client and its folder then.

    `is_whole` tells that every update up to the period, and every file beside them, could be read.
    """

    moment: int
    client: Client
    blobs: _Blobs
    is_whole: bool


class Plan:
    """What all versions of one client share: where each stands, its folder then, the wordings and the days."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.last = len(record.touches) - 1
        self.head = record.folders([self.last]).get(self.last, {})
        self.appeared = appearances(record.touches)
        self.moments = moments(self.head, self.appeared, self.last, record.published)
        self.folders = record.folders(moment.at for moment in self.moments)
        self.worded = wordings(record)
        self.recorded = Recorded(record)
        self._order = [name for _, name in sorted_updates(self.appeared)]
        self._place = {name: place for place, name in enumerate(self._order)}
        self._wordings: dict[str, tuple[DocumentWording, ...]] = {}
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

    def states(
        self, client: Client, versions: Sequence[AgreementVersion], moment: int, papers: Papers
    ) -> Mapping[str, DocumentState]:
        """Return where documents stood at a moment, whose wordings of the terms are given."""
        known = {name: [one for one in self._worded(name) if one.moment <= moment] for name in weighed(client)}
        return document_states(client, versions, known, papers)

    def papers(self, blobs: _Blobs, moment: int) -> Papers:
        """Return what the files of a moment were, by which decisions are shown."""
        record = self.record
        return Papers(
            record.client_id,
            lambda name: record.sum_of(blobs.get(name)),
            lambda name: record.bytes_of(blobs.get(name)),
            lambda name: self.recorded.signers(blobs[f"acceptances/{name}.yml"], moment) or (),
        )

    def _worded(self, document: str) -> tuple[DocumentWording, ...]:
        if document not in self._wordings:
            self._wordings[document] = document_wordings(self.record, document)
        return self._wordings[document]

    def original(self, name: str, until: int) -> PeriodUpdate | None:
        """Return the last text of an update, up to a moment, that was no correction yet."""
        edits = (edit for touch in self.record.touches[: until + 1] for edit in touch.edits if edit.name == name)
        texts = [self.record.report(name, edit.blob) for edit in edits]
        return next((text for text in reversed(texts) if text and not text.update.corrects), None)


def site_versions(record: Record, before: Period | None = None) -> Iterator[SiteVersion]:
    """Yield every version, oldest period first, or only those before a period.

    Error where the files that one needs cannot be read in any commit.
    """
    plan = Plan(record)
    return (_version(plan, moment) for moment in plan.moments if before is None or moment.period < before)


def file_of(period: Period) -> str:
    """Return the name of a period's update in the client's folder."""
    return f"updates/{period.name}.yml"


def _version(plan: Plan, moment: Moment) -> SiteVersion:
    revisions = plan.record.revisions
    correction = _correction(plan, moment)
    found = _read(plan, moment, correction)
    baselines = plan.baselines(found.moment, found.client.updates)
    states = plan.states(found.client, baselines.versions, found.moment, plan.papers(found.blobs, found.moment))
    return SiteVersion(
        period=moment.period,
        revision=revisions[moment.at],
        as_of=moment.period.last if moment.together else revisions[moment.at].on,
        client=found.client,
        agency=_agency(plan, moment),
        baselines=replace(baselines, in_force=states[TERMS].in_force, held=states[TERMS].held),
        folder=SnapshotFolder(plan.record.repository, _published(found.blobs, plan.after(moment.name))),
        stand_in=revisions[found.moment] if found.moment != moment.at else None,
        corrected=plan.original(moment.name, moment.at) if correction else None,
        states=states,
    )


def _correction(plan: Plan, moment: Moment) -> _Blobs:
    """Return P's update as HEAD has it, where that corrects what was published; nothing otherwise."""
    blob = plan.head[moment.name]
    newest = plan.record.report(moment.name, blob)
    return {moment.name: blob} if newest and newest.update.corrects else {}


def _read(plan: Plan, moment: Moment, correction: _Blobs) -> _Found:
    """Return C(P) where all its files can be read, else the nearest moment since P's own at which they can be.

    Where no moment is whole, the nearest will do at which the profile, the agreement and P's own update can be read.
    """
    found = _found(plan, moment, moment.at, _corrected(plan, plan.folders[moment.at], correction))
    if found and found.is_whole:
        return found
    possible = range(moment.appeared, plan.last + 1)
    folders = plan.record.folders(possible)
    near = sorted(possible, key=lambda index: (abs(index - moment.at), index))
    tried = (_found(plan, moment, index, _corrected(plan, folders[index], correction)) for index in near)
    readable = [one for one in tried if one]
    if not readable:
        where = f"clients/{plan.record.client_id}"
        message = f"{where}: what the version of {moment.period} needs cannot be read in any commit."
        raise Error(message, f"See what is wrong with `aboveboard check`, and commit the mended files of {where}.")
    return next((one for one in readable if one.is_whole), readable[0])


def _found(plan: Plan, moment: Moment, index: int, blobs: _Blobs) -> _Found | None:
    """Return the client up to P, None where profile, agreement or P's own update cannot be read."""
    record = plan.record
    profile, agreement = record.profile(blobs.get(PROFILE)), record.agreement(blobs.get(AGREEMENT))
    if not profile or not agreement or not record.report(moment.name, blobs.get(moment.name)):
        return None
    reports = [record.report(name, blobs[name]) for name in plan.up_to(moment.name) if name in blobs]
    readable = tuple(report for report in reports if report)
    beside = {name: record.model(name, blob) for name, blob in blobs.items() if is_beside(name)}
    client = client_of(record.client_id, profile, agreement, readable, beside)
    return _Found(index, client, blobs, len(readable) == len(reports) and None not in beside.values())


def _corrected(plan: Plan, blobs: _Blobs, correction: _Blobs) -> _Blobs:
    """Return a folder with a correction, and with files of HEAD that only the correction may name."""
    if not correction:
        return blobs
    files = {name: blob for name, blob in plan.head.items() if name.startswith("files/")}
    return {**files, **blobs, **correction}


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
