"""One client's record → the entries of its trail: what each commit changed in the terms and published.

Commit messages are the agency's own; only a `Client-Note:` in a commit that touches this client alone is shown.
"""

from dataclasses import dataclass
from datetime import date

from reports.changes.change import Change
from reports.changes.compare import compare
from reports.history.record import AGREEMENT, PROFILE, REMOVED, Record, Touch, is_parsed
from reports.history.revisions import Revision, Signature
from reports.history.wordings import wordings
from reports.model import Agreement, AgreementVersion
from reports.periods import Period
from reports.source import period_of


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """What one commit changed for the client.

    `changes` are the terms that differ, `agreement` the wording that they make (None where the terms stayed, or went).
    `unreadable` names files that could not be read at this commit. `published`, `corrected` and `removed` are the
    periods whose updates appeared, came with an erratum, or went. `signature` is the kind that the commit carries,
    not verified here. `note` is written for the client.
    """

    revision: Revision
    changes: tuple[Change, ...] = ()
    agreement: AgreementVersion | None = None
    unreadable: tuple[str, ...] = ()
    published: tuple[Period, ...] = ()
    corrected: tuple[Period, ...] = ()
    removed: tuple[Period, ...] = ()
    signature: Signature | None = None
    note: str | None = None

    @property
    def on(self) -> date:
        """The committer's day in the client's time zone."""
        return self.revision.on

    @property
    def author(self) -> str:
        """The name of whoever wrote the change."""
        return self.revision.author


def trail_entries(record: Record) -> tuple[TrailEntry, ...]:
    """Return an entry for each commit that changed the terms or published, corrected or removed updates, newest first.

    A version of a file that cannot be read is an entry, too, and the trail goes on from the last one that could be.
    """
    walk = _Walk(record)
    found = [entry for moment in range(len(record.touches)) if (entry := walk.entry(moment))]
    return tuple(reversed(found))


class _Walk:
    """The walk from the first commit to the newest, with what held before each."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._worded = {worded.moment: worded.version for worded in wordings(record)}
        self._agreement: Agreement | None = None
        self._updates: dict[str, str] = {}

    def entry(self, moment: int) -> TrailEntry | None:
        """Return what this commit changed, None where that is nothing for the client."""
        touch, commit = self._record.touches[moment], self._record.commits[moment]
        unreadable = tuple(name for name, blob in touch.edits if not self._is_readable(name, blob))
        changes = self._changes(touch)
        published, corrected, removed = self._reported(touch)
        if not (unreadable or changes or published or corrected or removed):
            return None
        return TrailEntry(
            revision=self._record.revisions[moment],
            changes=changes,
            agreement=self._worded.get(moment),
            unreadable=unreadable,
            published=published,
            corrected=corrected,
            removed=removed,
            signature=commit.signature,
            note=commit.note if touch.alone else None,
        )

    def _is_readable(self, name: str, blob: str) -> bool:
        if blob == REMOVED or not is_parsed(name):
            return True
        known = self._record.profile(blob) if name == PROFILE else self._record.model(name, blob)
        return known is not None

    def _changes(self, touch: Touch) -> tuple[Change, ...]:
        blob = dict(touch.edits).get(AGREEMENT)
        newer = self._record.agreement(blob)
        if newer is None and blob != REMOVED:
            return ()
        older, self._agreement = self._agreement, newer
        return compare(older, newer)

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
