"""What is measured of results, and what was tried, said and noticed: the values that the page of results shows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports.figures.figures import GoalFigure, GoalPoint

MOST_PINS = 9
"""How many notes a picture holds: the newest ones, so that each has one digit."""


class NoteKind(StrEnum):
    """What a note is: a line of the metric's own series, the reason of a result (prose), or an experiment's news."""

    MEASURED = "measured"
    REASON = "reason"
    EXPERIMENT = "experiment"


@dataclass(frozen=True, slots=True)
class Note:
    """What the agency said of a metric; `about` names an experiment."""

    text: str
    kind: NoteKind
    about: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """A place in a metric's course at which something was noted, with all that was."""

    place: int
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class MetricFigure:
    """A metric with the goals that look at it, none where no goal of the terms does.

    `id` is that of its first goal, else the one under which its values stand; `course` is oldest first, and so are
    `happenings`.
    """

    id: str
    metric: str
    unit: str | None
    goals: tuple[GoalFigure, ...]
    course: tuple[GoalPoint, ...]
    happenings: tuple[Happening, ...]

    @property
    def pinned(self) -> tuple[Happening, ...]:
        """What is pinned to the picture; what is older stands with the numbers."""
        return self.happenings[-MOST_PINS:]


@dataclass(frozen=True, slots=True)
class Trial:
    """An experiment, by all updates that speak of it: the newest word on each part; `began` and `told` are days."""

    name: str
    hypothesis: str | None
    result: str | None
    learned: str | None
    began: date
    told: date
    goal: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """How content someone was on a day, 0 to 10, and what they said."""

    on: date
    score: int
    by: str | None
    said: str | None


@dataclass(frozen=True, slots=True)
class Observation:
    """What the agency noticed before anybody asked, what it suggested, and when."""

    on: date
    what: str
    suggestion: str | None


@dataclass(frozen=True, slots=True)
class Learnings:
    """What updates told beside the metrics: trials and observations newest first, answers oldest first."""

    trials: tuple[Trial, ...]
    answers: tuple[Answer, ...]
    observations: tuple[Observation, ...]
