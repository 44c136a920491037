"""Dates, told promises and days of updates → what was kept, beaten and missed, by either side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports.figures.figures import Dated, Figures
from reports.figures.reported import Reported, reported_updates
from reports.model import Baselines, Cause, Client
from reports.model.profile import Weekday


class Verdict(StrEnum):
    """What became of a promised date."""

    KEPT = "kept"
    """Reached on its day."""
    BEATEN = "beaten"
    """Reached before it."""
    MISSED = "missed"
    """Reached after it, or not reached though the day has passed: whoever it waited for."""
    OPEN = "open"
    """Its day is still to come, or was never named."""


@dataclass(frozen=True, slots=True)
class JudgedDate:
    """A milestone, deliverable or commitment, and what became of its date."""

    item: Dated
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class KeptWord:
    """A promise beside dates, by its id: how often updates told that it was kept, and where not, period and note."""

    id: str
    kept: int
    missed: tuple[tuple[str, str | None], ...]

    @property
    def told(self) -> int:
        """How often updates spoke of it."""
        return self.kept + len(self.missed)


@dataclass(frozen=True, slots=True)
class UpdateDay:
    """The update of a period: when it was promised, and when it came; `late` in days, 0 where it came in time."""

    period: str
    promised: date
    came: date

    @property
    def late(self) -> int:
        """Days after the promised one."""
        return max(0, (self.came - self.promised).days)


@dataclass(frozen=True, slots=True)
class PromiseFigures:
    """Both sides: `ours` are milestones and deliverables, `yours` commitments; `words` what else was promised.

    `answered_in_time` of the `answered_with_day` asks that had a day were answered by it. `waited_days` are days that
    milestones moved for the client's side.
    """

    ours: tuple[JudgedDate, ...]
    words: tuple[KeptWord, ...]
    updates: tuple[UpdateDay, ...]
    yours: tuple[JudgedDate, ...]
    answered_with_day: int
    answered_in_time: int
    waited_days: int


def promise_figures(client: Client, baselines: Baselines, figures: Figures) -> PromiseFigures:
    """Judge every promise of a client who was measured; the day of an update is that on which it came on record."""
    reported, dates = reported_updates(client, baselines, figures.as_of), figures.schedule
    with_day = [(ask.due, ask.answered_on) for ask in figures.asks.answered if ask.due and ask.answered_on]
    return PromiseFigures(
        ours=tuple(judged(item) for item in (*dates.milestones, *dates.deliverables)),
        words=tuple(_kept(promise, reported) for promise in baselines.promised.agreement.promises),
        updates=tuple(_days(reported, client.profile.cadence.day, baselines.reported_on)),
        yours=tuple(judged(item) for item in dates.commitments),
        answered_with_day=len(with_day),
        answered_in_time=sum(on <= due for due, on in with_day),
        waited_days=max(0, dict(dates.lost).get(Cause.CLIENT, 0)),
    )


def judged(item: Dated) -> JudgedDate:
    """Judge one date by the day that is promised now."""
    return JudgedDate(item, _verdict(item))


def count(dates: Iterable[JudgedDate], verdict: Verdict) -> int:
    """Return how many dates have this verdict."""
    return sum(one.verdict is verdict for one in dates)


def _verdict(item: Dated) -> Verdict:
    if item.promised is None or (item.reached is None and not item.overdue):
        return Verdict.OPEN
    if item.reached is None or item.reached > item.promised:
        return Verdict.MISSED
    return Verdict.BEATEN if item.reached < item.promised else Verdict.KEPT


def _kept(promise: str, reported: Sequence[Reported]) -> KeptWord:
    told = [(report, report.update.promises[promise]) for report in reported if promise in report.update.promises]
    missed = tuple((report.period.name, news.note) for report, news in told if not news.kept)
    return KeptWord(promise, len(told) - len(missed), missed)


def _days(reported: Sequence[Reported], day: Weekday, came: Mapping[str, date]) -> Iterator[UpdateDay]:
    for report in reported:
        if report.period.name in came:
            yield UpdateDay(report.period.name, report.period.promised_day(day), came[report.period.name])
