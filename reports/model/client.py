"""One client's folder as values: who they are, what was agreed, what was reported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reports.model.acceptance import Acceptance
from reports.model.agreement import Agreement
from reports.model.change_request import ChangeRequest
from reports.model.hours import HourEntry
from reports.model.meeting import Meeting
from reports.model.profile import Profile
from reports.model.series import Series
from reports.model.update import Status, Update
from reports.model.work import Task
from reports.periods import Period


@dataclass(frozen=True, slots=True)
class PeriodUpdate:
    """An update and the period it speaks of; `tasks` is its `next` by id, ids of plain lines worked out."""

    period: Period
    update: Update
    tasks: Mapping[str, Task]


@dataclass(frozen=True, slots=True)
class Client:
    """A client as of one moment. `updates` are sorted by the end of their period, oldest first.

    Change requests, acceptances and meetings stand by the name of their file (`cr-001`), metrics by the goal that they
    measure, hours by day.
    """

    id: str
    profile: Profile
    agreement: Agreement
    updates: tuple[PeriodUpdate, ...]
    changes: Mapping[str, ChangeRequest] = field(default_factory=dict)
    acceptances: Mapping[str, Acceptance] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    metrics: Mapping[str, Series] = field(default_factory=dict)
    hours: tuple[HourEntry, ...] = ()

    @property
    def newest(self) -> PeriodUpdate | None:
        """The newest update, None before the first."""
        return self.updates[-1] if self.updates else None

    @property
    def is_over(self) -> bool:
        """Whether the newest update is the last one: all is complete."""
        return self.newest is not None and self.newest.update.status is Status.COMPLETE

    @property
    def next_promised(self) -> date | None:
        """The day on which the next update is promised, None before the first and after the last."""
        return self._promised(1)

    @property
    def promised_after_next(self) -> date | None:
        """The day of the update after the next one: once it is over, a report is old."""
        return self._promised(2)

    def _promised(self, ahead: int) -> date | None:
        if self.newest is None or self.is_over:
            return None
        period, cadence = self.newest.period, self.profile.cadence
        for _ in range(ahead):
            period = period.following(cadence.every)
        return period.promised_day(cadence.day)
