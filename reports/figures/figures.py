"""What is measured of one client as of one day: the values that pages show. Days are calendar days, shares per cent."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from reports.figures.hill import HillFigures
from reports.figures.money import BudgetFigures
from reports.figures.risks import RiskFigure
from reports.model import Cause
from reports.periods import Period


class Health(StrEnum):
    """The colour of a dimension by the agency's thresholds."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"


class MoveKind(StrEnum):
    """How a date was said."""

    FIRST_PROMISED = "first-promised"
    PROMISED = "promised"
    FORECAST = "forecast"
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class DateMove:
    """One date ever said of a milestone: in an agreement's version (`version`) or in an update (`period`).

    `days` is the move against the date said before (0 for the first); `revision` a commit id, "" in the working copy.
    """

    kind: MoveKind
    said_on: date
    old: date | None
    new: date
    days: int
    cause: Cause | None
    why: str | None
    ask: str | None
    version: int | None
    period: str | None
    revision: str


class ItemKind(StrEnum):
    """What a dated row is."""

    MILESTONE = "milestone"
    DELIVERABLE = "deliverable"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class Dated:
    """A milestone, deliverable or commitment with its dates.

    `first` is the first promised date, `promised` the one promised now, `forecast` the latest forecast (else the
    promised date), `reached` the day it was reached, delivered or answered. `slip` = (reached or forecast) - promised
    in days, negative when early; what is open is at least as late as it is overdue. `causes` sums the days of the moves
    that say whose delay they were, less what was caught up since. `overdue` counts days past
    `promised` on the day of measure for what is not reached.
    """

    id: str
    kind: ItemKind
    name: str
    first: date | None
    promised: date | None
    forecast: date | None
    reached: date | None
    progress: int | None
    slip: int
    overdue: int
    causes: tuple[tuple[Cause, int], ...]
    ask: str | None
    why: str | None
    instalment: Decimal | None
    moves: tuple[DateMove, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """Every dated thing, by date within its kind; `lost` sums the days of milestones by whose delay it was."""

    milestones: tuple[Dated, ...]
    deliverables: tuple[Dated, ...]
    commitments: tuple[Dated, ...]
    lost: tuple[tuple[Cause, int], ...]
    starts: date | None
    ends: date | None

    @property
    def next_milestone(self) -> Dated | None:
        """The first milestone that is not reached."""
        return next((milestone for milestone in self.milestones if milestone.reached is None), None)

    @property
    def worst(self) -> Dated | None:
        """The open milestone that is latest against its promise, None when none is late."""
        late = [milestone for milestone in self.milestones if milestone.reached is None and milestone.slip > 0]
        return max(late, key=lambda milestone: milestone.slip, default=None)


class FateKind(StrEnum):
    """What became of a planned task; OPEN where the update does not say."""

    DONE = "done"
    CARRIED = "carried"
    DROPPED = "dropped"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task planned for this period, and its fate; `goal` is a goal's id, `carried_before` counts earlier carries."""

    id: str
    what: str
    outcome: str | None
    owner: str | None
    due: date | None
    goal: str | None
    fate: FateKind
    reason: str | None
    carried_before: int


@dataclass(frozen=True, slots=True)
class Planned:
    """The counts of one period's planned tasks; what is neither done, carried nor dropped was left open."""

    period: str
    total: int
    done: int
    carried: int = 0
    dropped: int = 0

    @property
    def percent(self) -> Decimal | None:
        """Share done (percent plan complete), None where nothing was planned."""
        return Decimal(100 * self.done) / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """Planned against happened in this period; what is next, carried tasks first; a trend of at most eight periods."""

    planned: tuple[PlannedTask, ...]
    next: tuple[PlannedTask, ...]
    trend: tuple[Planned, ...]
    done: int
    carried: int
    dropped: int

    @property
    def total(self) -> int:
        """How many tasks were planned for this period."""
        return len(self.planned)


@dataclass(frozen=True, slots=True)
class AskFigure:
    """One ask or wanted decision. `age`: days open, or to the answer; `slip_days`: of milestones whose news name it."""

    id: str
    what: str
    who: str | None
    due: date | None
    effect: str | None
    is_decision: bool
    asked_on: date
    answered_on: date | None
    age: int
    overdue: int
    slip_days: int


@dataclass(frozen=True, slots=True)
class AskFigures:
    """What waits on the client: open ones with the most overdue first, then by due day; answered ones newest first."""

    open: tuple[AskFigure, ...]
    answered: tuple[AskFigure, ...]
    overdue: int
    median_days: Decimal | None


@dataclass(frozen=True, slots=True)
class GoalPoint:
    """A goal's value on a day: as the update of `period` told it, or from its metric's own series.

    A value of a series has its month as period, and a `note` where something happened.
    """

    on: date
    period: str
    value: Decimal
    note: str | None = None


@dataclass(frozen=True, slots=True)
class GoalFigure:
    """A goal: baseline → now → target; `landing`: the trend at `due` (least squares over three to eight last values).

    `previous` was known at the update before; `met`: now is at the target or better; `health` is green where it is met,
    else judges landing, else now, and nothing before `due` while there are too few values for a trend.
    """

    id: str
    want: str
    metric: str
    unit: str | None
    due: date | None
    baseline: Decimal
    now: Decimal | None
    previous: Decimal | None
    target: Decimal
    benchmark: Decimal | None
    benchmark_source: str | None
    landing: Decimal | None
    met: bool
    why: str | None
    health: Health
    course: tuple[GoalPoint, ...]


@dataclass(frozen=True, slots=True)
class HealthFigures:
    """The four dimensions by the agency's thresholds, beside the status that a person gave."""

    scope: Health
    time: Health
    budget: Health
    results: Health


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything measured of one client as of one day. `period` is the newest update's, None before the first."""

    as_of: date
    period: Period | None
    schedule: Schedule
    hill: HillFigures
    tasks: TaskFigures
    asks: AskFigures
    budget: BudgetFigures | None
    goals: tuple[GoalFigure, ...]
    risks: tuple[RiskFigure, ...]
    health: HealthFigures
