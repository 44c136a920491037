"""One client's record → the entries of its trail: what each commit changed, published, decided and opened to whom.

Commit messages are the agency's own; only a `Client-Note:` in a commit that touches this client alone is shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reports.changes.change import Change
from reports.changes.compare import compare_wordings
from reports.history.committers import MailmapEdit
from reports.history.events import Event, NamesEvent, events, key_events
from reports.history.record import AGREEMENT, PROFILE, REMOVED, Record, Touch, is_parsed
from reports.history.recorded import read_signers
from reports.history.revisions import Commit, Revision, parse_commit
from reports.history.signatures import Signed, judged
from reports.history.silent_edits import silent_edits
from reports.history.wordings import wordings
from reports.model import Acceptance, Profile
from reports.periods import Period
from reports.source import SIGNERS, period_of, stem_of

if TYPE_CHECKING:  # where nobody signs, nobody need wait for cryptography
    from reports.receipts import Signer


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """What one commit changed for the client.

    `changes` are the terms that differ, `agreement` the number of the wording that they make (None where the terms
    stayed, or went). `unreadable` names files that could not be read at this commit. `published`, `corrected` and
    `removed` are the periods whose updates appeared, came with an erratum, or went. `signature` is what is known of
    the commit's. `note` is written for the client. `events` are all else that a client may know of: requests,
    acceptances, keys, access, whom to call, and reports that were changed in silence. `merged` names files that
    this commit, a merge, has as none of its parents has them: they were written while merging. `authored` is the
    author's own day where it is another than the committer's by more than one: it is a claim, and nothing goes by
    it. `recorded_as` is the author's name in the commit itself, where `.mailmap` gives another.
    """

    revision: Revision
    changes: tuple[Change, ...] = ()
    agreement: int | None = None
    unreadable: tuple[str, ...] = ()
    published: tuple[Period, ...] = ()
    corrected: tuple[Period, ...] = ()
    removed: tuple[Period, ...] = ()
    signature: Signed | None = None
    note: str | None = None
    events: tuple[Event, ...] = ()
    authored: date | None = None
    merged: tuple[str, ...] = ()
    recorded_as: str = ""

    @property
    def on(self) -> date:
        """The committer's day in the client's time zone."""
        return self.revision.on

    @property
    def author(self) -> str:
        """The name of whoever wrote the change."""
        return self.revision.author


def trail_entries(record: Record) -> tuple[TrailEntry, ...]:
    """Return an entry for each commit that changed something a client may know of, newest first.

    A version of a file that cannot be read is an entry, too, and the trail goes on from the last one that could be.
    """
    walk = _Walk(record)
    places = [touch.position for touch in record.touches]
    found = {place: entry for moment, place in enumerate(places) if (entry := walk.entry(moment))}
    for edit, renamed in record.committers.renamed(record.commits):
        if places and edit.position >= places[0]:
            found[edit.position] = _renamed(record, found.get(edit.position), edit, NamesEvent(renamed))
    return tuple(entry for _, entry in sorted(found.items(), reverse=True))


def _renamed(record: Record, entry: TrailEntry | None, edit: MailmapEdit, event: NamesEvent) -> TrailEntry:
    """Return an entry that tells of names, too; a new one where the commit changed nothing else for this client."""
    if entry:
        return replace(entry, events=(*entry.events, event))
    _, data = next(record.repository.objects([edit.commit]))
    commit = parse_commit(edit.commit, data)
    zone = [zone for touch, zone in zip(record.touches, record.zones, strict=True) if touch.position <= edit.position]
    return TrailEntry(
        revision=Revision.of(commit, zone[-1], record.committers.name_of(commit)),
        signature=judged(commit, record.committers.signers),
        events=(event,),
        authored=_authored(commit),
        recorded_as=_recorded_as(record, commit),
    )


def _recorded_as(record: Record, commit: Commit) -> str:
    """Return the author's name in the commit itself, where another is known; the address is nobody's concern."""
    return commit.author if record.committers.name_of(commit) != commit.author else ""


class _Walk:
    """The walk from the first commit to the newest, with what held before each."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._numbers = {worded.moment: worded.version.number for worded in wordings(record)}
        self._agreement = REMOVED
        self._silent = silent_edits(record)
        self._signers: tuple[Signer, ...] = ()
        self._updates: dict[str, str] = {}
        self._models: dict[str, object] = {}
        self._names: dict[str, str] = {}

    def entry(self, moment: int) -> TrailEntry | None:
        """Return what this commit changed, None where that is nothing for the client."""
        touch, commit = self._record.touches[moment], self._record.commits[moment]
        unreadable = tuple(name for name, blob in touch.edits if not self._is_readable(name, blob))
        changes = self._changes(touch)
        published, corrected, removed = self._reported(touch)
        happened = (*self._events(touch), *self._keys(touch), *self._silent.get(moment, ()))
        if not (unreadable or changes or published or corrected or removed or happened):
            return None
        return TrailEntry(
            revision=self._record.revisions[moment],
            changes=changes,
            agreement=self._numbers.get(moment),
            unreadable=unreadable,
            published=published,
            corrected=corrected,
            removed=removed,
            signature=judged(commit, self._record.committers.signers),
            note=commit.note if touch.alone else None,
            events=happened,
            authored=_authored(commit),
            merged=tuple(name for name in touch.merged if name == SIGNERS or is_parsed(name)),
            recorded_as=_recorded_as(self._record, commit),
        )

    def _is_readable(self, name: str, blob: str) -> bool:
        if blob != REMOVED and name == SIGNERS:
            return read_signers(self._record.bytes_of(blob) or b"?") is not None
        if blob == REMOVED or not is_parsed(name):
            return True
        known = self._record.profile(blob) if name == PROFILE else self._record.model(name, blob)
        return known is not None

    def _changes(self, touch: Touch) -> tuple[Change, ...]:
        blob = dict(touch.edits).get(AGREEMENT)
        if blob is None or (blob != REMOVED and self._record.agreement(blob) is None):
            return ()
        older, self._agreement = self._agreement, blob
        return compare_wordings(self._record.terms(older), self._record.terms(blob))

    def _events(self, touch: Touch) -> tuple[Event, ...]:
        """Return what happened beside terms and reports; a file that only has another name since tells nothing."""
        models = [(name, self._models.get(name), self._newer(name, blob)) for name, blob in touch.edits]
        self._models.update({name: after for name, _, after in models})
        self._learn(touch)
        moved = _moved(models)
        told = [each for each in models if each[1] not in moved and each[2] not in moved]
        return tuple(event for name, old, new in told for event in events(stem_of(name) or name, old, new, self._names))

    def _keys(self, touch: Touch) -> Iterator[Event]:
        """Yield which keys came and went; a file that cannot be read leaves them as they were."""
        blob = dict(touch.edits).get(SIGNERS)
        if blob is None:
            return
        before, newer = self._signers, read_signers(self._record.bytes_of(blob) or b"")
        if newer is not None:
            self._signers = newer
            yield from key_events(before, newer, self._names)

    def _newer(self, name: str, blob: str) -> object:
        """Return what a file means since this commit: as before where it cannot be read."""
        if blob == REMOVED or period_of(name) or name == AGREEMENT:
            return None
        known = self._record.profile(blob) if name == PROFILE else self._record.model(name, blob)
        return known or self._models.get(name)

    def _learn(self, touch: Touch) -> None:
        """Note the names of people of either side; who has left keeps theirs."""
        if agency := self._record.agency.at(touch.position):
            self._names |= {who: member.name for who, member in agency.team.items()}
        if agreement := self._record.agreement(self._agreement):
            self._names |= {who: approver.name for who, approver in agreement.approvers.items()}
        if isinstance(profile := self._models.get(PROFILE), Profile):
            self._names |= {who: person.name for who, person in profile.people.items()}

    def _reported(self, touch: Touch) -> tuple[tuple[Period, ...], tuple[Period, ...], tuple[Period, ...]]:
        """Return the periods whose updates this commit published, corrected and removed, each oldest first."""
        published, corrected, removed = [], [], []
        for name, blob in touch.edits:
            period = period_of(name)
            if not period:
                continue
            before = self._updates.pop(name, REMOVED)
            if blob == REMOVED:
                removed.append(period)
                continue
            self._updates[name] = blob
            if before == REMOVED:
                published.append(period)
            elif self._corrects(name, before, blob):
                corrected.append(period)
        return tuple(sorted(published)), tuple(sorted(corrected)), tuple(sorted(removed))

    def _corrects(self, name: str, before: str, after: str) -> bool:
        old, new = self._record.report(name, before), self._record.report(name, after)
        if new is None or new.update.corrects is None:
            return False
        return old is None or old.update.corrects != new.update.corrects


def _moved(models: Iterable[tuple[str, object, object]]) -> list[object]:
    """Return the acceptances that one commit took from one file to another."""
    every = [each for each in models if isinstance(each[1] or each[2], Acceptance)]
    gone = [before for _, before, after in every if after is None]
    return [after for _, before, after in every if before is None and after in gone]


def _authored(commit: Commit) -> date | None:
    """Return the day that the author claims, where it is more than a day away from the one that counts."""
    if commit.authored is None or abs(commit.authored - commit.committed) <= timedelta(days=1):
        return None
    return commit.authored.date()
