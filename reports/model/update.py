"""updates/2026-W47.yml: one progress log, its five parts and what it asks for."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field, model_validator

from reports.model.values import Amount, FilePath, Id, Item, Line, Number, Prose


class Status(StrEnum):
    """What a person says of the whole."""

    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    OFF_TRACK = "off-track"
    ON_HOLD = "on-hold"
    COMPLETE = "complete"


class Cause(StrEnum):
    """Whose delay it is."""

    US = "us"
    CLIENT = "client"
    OUTSIDE = "outside"


class Fate(Item):
    """What became of a planned task: done, or carried or dropped with the reason."""

    done: bool = False
    carried: Prose | None = None
    dropped: Prose | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: Any) -> Any:
        if isinstance(value, str):
            if value != "done":
                message = "write `done`, or `carried:` or `dropped:` with the reason below it"
                raise ValueError(message)
            return {"done": True}
        return value

    @model_validator(mode="after")
    def _exactly_one(self) -> "Fate":
        if [self.done, self.carried is not None, self.dropped is not None].count(True) != 1:
            message = "a planned task is one of three: `done`, or `carried:` or `dropped:` with the reason behind it"
            raise ValueError(message)
        return self


class Done(Item):
    """Work that nobody had planned."""

    what: Line
    goal: Id | None = None
    deliverable: Id | None = None
    request: Id | None = None
    hours: Number | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, value: Any) -> Any:
        return {"what": value} if isinstance(value, str) else value


class Result(Item):
    """An agreed metric's newest value."""

    value: Number | None = None
    why: Prose | None = None


class MilestoneNews(Item):
    """What moved, progressed or was reached. `progress` is in per cent."""

    progress: int | None = Field(None, ge=0, le=100)
    forecast: date | None = None
    reached: date | None = None
    cause: Cause | None = None
    ask: Id | None = None
    why: Prose | None = None


class Spending(Item):
    """A budget line's cumulative figures."""

    spent: Amount | None = Field(None, ge=0)
    forecast: Amount | None = Field(None, ge=0)
    why: Prose | None = None


class Task(Item):
    """Work planned for the next period. Its id is `id`, else the slug of a line that stands alone."""

    id: Id | None = None
    what: Line
    outcome: Line | None = None
    owner: Id | None = None
    due: date | None = None
    goal: Id | None = None
    deliverable: Id | None = None
    request: Id | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, value: Any) -> Any:
        return {"what": value} if isinstance(value, str) else value


class Ask(Item):
    """What the client is asked for, by when, and what happens otherwise."""

    what: Line
    who: Id | None = None
    due: date | None = None
    effect: Line | None = None
    commitment: Id | None = None


class DecisionNeeded(Item):
    """A decision wanted from the client, with a date and a default."""

    what: Line
    who: Id | None = None
    due: date | None = None
    otherwise: Line | None = None


class Decided(Item):
    """A decision that was taken."""

    choice: Line
    by: Id
    on: date


class PromiseNews(Item):
    """Whether a promise was kept in this period."""

    kept: bool
    note: Line | None = None


class RiskNews(Item):
    """What became of a risk."""

    state: Literal["watching", "rising", "falling", "happened", "closed"]
    note: Line | None = None


class Noticed(Item):
    """A problem or a chance found before anyone asked."""

    what: Line
    suggestion: Line | None = None


class Experiment(Item):
    """What was tried, and what it taught."""

    name: Line
    hypothesis: Line | None = None
    result: Line | None = None
    learned: Line | None = None


class Satisfaction(Item):
    """How content the client is, from 0 to 10."""

    score: int = Field(ge=0, le=10)
    by: Id | None = None
    said: Prose | None = None


class Attachment(Item):
    """A file handed over with the update."""

    file: FilePath
    title: Line | None = None


class Correction(Item):
    """Why and when a published update was corrected."""

    why: Prose
    on: date


class Update(Item):
    """The progress log of one period. `period` comes from the file's name and is no key."""

    by: Id
    status: Status
    summary: Prose
    planned: Mapping[Id, Fate] = Field(default_factory=dict)
    done: tuple[Done, ...] = ()
    results: Mapping[Id, Result] = Field(default_factory=dict)
    milestones: Mapping[Id, MilestoneNews] = Field(default_factory=dict)
    delivered: Mapping[Id, date] = Field(default_factory=dict)
    budget: Mapping[Id, Spending] = Field(default_factory=dict)
    next: tuple[Task, ...] = ()
    why: Prose | None = None
    asks: Mapping[Id, Ask] = Field(default_factory=dict)
    answered: Mapping[Id, date] = Field(default_factory=dict)
    decisions_needed: Mapping[Id, DecisionNeeded] = Field(default_factory=dict)
    decided: Mapping[Id, Decided] = Field(default_factory=dict)
    promises: Mapping[Id, PromiseNews] = Field(default_factory=dict)
    risks: Mapping[Id, RiskNews] = Field(default_factory=dict)
    noticed: tuple[Noticed, ...] = ()
    experiments: tuple[Experiment, ...] = ()
    satisfaction: Satisfaction | None = None
    note: Prose | None = None
    attachments: tuple[Attachment, ...] = ()
    corrects: Correction | None = None
