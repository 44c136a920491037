"""How all clients stand, as one agency sees it: the values. Days are calendar days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports.figures.figures import Dated, Health
from reports.figures.punctuality import Owed
from reports.model import Agency, Status
from reports.periods import Period


class Trend(StrEnum):
    """How something moved against before."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DimensionHealth:
    """One dimension's health, and what it was four updates before; UNKNOWN where there were not as many."""

    name: str
    now: Health
    before: Health

    @property
    def trend(self) -> Trend:
        """How the health moved."""
        order = (Health.RED, Health.AMBER, Health.GREEN)
        if self.now not in order or self.before not in order:
            return Trend.UNKNOWN
        return moved(order.index(self.now), order.index(self.before))


@dataclass(frozen=True, slots=True)
class Reporting:
    """The newest update and the day it was reported; when the next is promised; what is owed, if anything is.

    `every` is how often the client is reported to, as in a cadence.
    """

    every: str
    newest: Period | None
    on: date | None
    next_on: date | None
    owed: Owed | None


@dataclass(frozen=True, slots=True)
class Asking:
    """What waits on the client: how much, how much of it overdue, and for how many days at most."""

    open: int
    overdue: int
    longest: int


@dataclass(frozen=True, slots=True)
class BrokenPromise:
    """A promise that an update says was not kept; `note` is what it says of it."""

    id: str
    promise: str
    period: Period
    note: str | None


@dataclass(frozen=True, slots=True)
class Favour:
    """A change request that was done and not charged."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """The newest score, from 0 to 10, and the one before, None where there is only one."""

    score: int
    period: Period
    before: int | None

    @property
    def trend(self) -> Trend:
        """How the score moved."""
        return Trend.UNKNOWN if self.before is None else moved(self.score, self.before)


@dataclass(frozen=True, slots=True)
class Target:
    """The team's own date for a milestone, earlier than the promised one, and private.

    `behind` counts the days that the milestone was reached, or is expected, after the target; negative when before.
    """

    id: str
    name: str
    target: date
    promised: date | None
    expected: date
    reached: date | None
    behind: int


@dataclass(frozen=True, slots=True)
class Sign:
    """A reason to look: what it is about, and how much it weighs (amber or red)."""

    about: str
    health: Health


@dataclass(frozen=True, slots=True)
class Standing:
    """How one client stands.

    `late` are the agency's own promised dates that are past and not reached, the latest first; `broken` promises that
    were not kept in the last four updates; `missing` the roles that nobody has. Once an engagement is over, nothing
    about it is a reason to look.
    """

    id: str
    name: str
    status: Status | None
    is_over: bool
    dimensions: tuple[DimensionHealth, ...]
    reporting: Reporting
    asks: Asking
    late: tuple[Dated, ...]
    broken: tuple[BrokenPromise, ...]
    favours: tuple[Favour, ...]
    satisfaction: Satisfaction | None
    team: Mapping[str, str]
    missing: tuple[str, ...]
    targets: tuple[Target, ...]
    signs: tuple[Sign, ...]

    def count(self, health: Health) -> int:
        """Return how many signs weigh so much."""
        return sum(sign.health is health for sign in self.signs)


@dataclass(frozen=True, slots=True)
class Load:
    """Someone of the agency, and the ids of clients that they work for; `at_most` is None where no limit is set."""

    id: str
    name: str
    clients: tuple[str, ...]
    at_most: int | None

    @property
    def over(self) -> int:
        """By how many clients the limit is passed."""
        return max(0, len(self.clients) - self.at_most) if self.at_most else 0


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All clients, the most worrying first, and all people of the agency, the busiest first."""

    as_of: date
    clients: tuple[Standing, ...]
    people: tuple[Load, ...]


def portfolio(agency: Agency, standings: Iterable[Standing], as_of: date) -> Portfolio:
    """Put all clients side by side: those with most red signs first, then most amber ones; what is over comes last."""
    clients = tuple(sorted(standings, key=_worry))
    working = [one for one in clients if not one.is_over]
    people = [
        Load(who, member.name, tuple(one.id for one in working if who in one.team), member.clients_at_most)
        for who, member in agency.team.items()
    ]
    return Portfolio(
        as_of, clients, tuple(sorted(people, key=lambda load: (-load.over, -len(load.clients), load.name)))
    )


def _worry(one: Standing) -> tuple[object, ...]:
    late = one.reporting.owed.days_late if one.reporting.owed else 0
    return one.is_over, -one.count(Health.RED), -one.count(Health.AMBER), -late, one.name, one.id


def moved(now: int, before: int) -> Trend:
    """Return how a number moved of which more is better."""
    if now == before:
        return Trend.SAME
    return Trend.BETTER if now > before else Trend.WORSE
