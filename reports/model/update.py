"""updates/2026-W47.yml: one progress log, its five parts and what it asks for."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from reports.model.values import Amount, FilePath, Id, Item, Line, Number, Prose
from reports.model.work import Done, Fate, Task

Place = Annotated[int, Field(ge=0, le=100)]
"""On the way from nothing known, by all known (50), to handed over."""


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


class Result(Item):
    """An agreed metric's newest value."""

    value: Number | None = None
    """The newest value, in the unit of the goal."""
    why: Prose | None = None
    """Needed where the value went the wrong way."""


class MilestoneNews(Item):
    """What moved, progressed or was reached. `progress` is in per cent."""

    progress: int | None = Field(None, ge=0, le=100)
    """Per cent, 0 to 100."""
    forecast: date | None = None
    """When you expect it now. Stays until you give another."""
    reached: date | None = None
    """The day it was reached."""
    cause: Cause | None = None
    """Whose delay it is.

    us: the agency's
    client: the client's
    outside: nobody's here
    """
    ask: Id | None = None
    """The ask that it waits for."""
    why: Prose | None = None
    """Needed where the forecast moved."""


class Spending(Item):
    """A budget line's cumulative figures."""

    spent: Amount | None = Field(None, ge=0)
    """What was spent until now."""
    forecast: Amount | None = Field(None, ge=0)
    """What the line will have cost in the end."""
    why: Prose | None = None
    """Needed where the forecast moved."""


class Ask(Item):
    """What the client is asked for, by when, and what happens otherwise."""

    what: Line
    """What you need."""
    who: Id | None = None
    """Of a person of the client."""
    due: date | None = None
    """The day by which you need it."""
    effect: Line | None = None
    """What happens if it is late."""
    commitment: Id | None = None
    """The commitment of the agreement that it fulfils."""


class DecisionNeeded(Item):
    """A decision wanted from the client, with a date and a default."""

    what: Line
    """The question, so that it can be answered in a word."""
    who: Id | None = None
    """Of a person of the client."""
    due: date | None = None
    """The day by which you need the answer."""
    otherwise: Line | None = None
    """What happens if nobody decides."""


class Decided(Item):
    """A decision that was taken."""

    choice: Line
    """What was chosen."""
    by: Id
    """Of a person, yours or theirs."""
    on: date
    """The day on which they decided."""


class PromiseNews(Item):
    """Whether a promise was kept in this period."""

    kept: bool
    """Whether you kept it in this period."""
    note: Line | None = None
    """What happened, or what you will do about it."""


class RiskNews(Item):
    """What became of a risk."""

    state: Literal["watching", "rising", "falling", "happened", "closed"]
    """How it stands.

    watching: as before
    rising: more likely, or worse
    falling: less likely, or milder
    happened: it is here
    closed: it can happen no more
    """
    note: Line | None = None
    """What you saw."""


class Noticed(Item):
    """A problem or a chance found before anyone asked."""

    what: Line
    """What you saw."""
    suggestion: Line | None = None
    """What you would do about it."""


class Experiment(Item):
    """What was tried, and what it taught."""

    name: Line
    """What you call it."""
    hypothesis: Line | None = None
    """What you expected, and why."""
    result: Line | None = None
    """What came out."""
    learned: Line | None = None
    """What you will do differently."""
    goal: Id | None = None
    """The goal that it serves: it is pinned to that goal's chart."""


class Satisfaction(Item):
    """How content the client is, from 0 to 10."""

    score: int = Field(ge=0, le=10)
    """0 to 10."""
    by: Id | None = None
    """Of a person of the client."""
    said: Prose | None = None
    """What they said, unchanged."""


class Attachment(Item):
    """A file handed over with the update."""

    file: FilePath
    """Below the client's `files/`: `files/campaign.pdf`."""
    title: Line | None = None
    """What the client reads in place of the file's name."""


class Correction(Item):
    """Why and when a published update was corrected."""

    why: Prose
    """What was wrong."""
    on: date
    """The day of the correction."""


class Update(Item):
    """The progress log of one period. `period` comes from the file's name and is no key."""

    by: Id
    """Who of the agency speaks."""
    status: Status
    """What you say of the whole. `at-risk`, `off-track` and `on-hold` need a `why` in the update or beside a
    result, milestone or budget line.

    on-track: dates, money and results are as agreed
    at-risk: something may not be as agreed
    off-track: something will not be as agreed
    on-hold: work rests
    complete: all is done; this is the last update
    """
    summary: Prose
    """At most 80 words that can be forwarded as they stand."""
    planned: Mapping[Id, Fate] = Field(default_factory=dict)
    """What became of each task that the update before planned: `done`, or one of the three keys below. A task that
    you leave out counts as left open."""
    done: tuple[Done, ...] = ()
    """Work beside the plan. A line is enough."""
    results: Mapping[Id, Result] = Field(default_factory=dict)
    """New values, by the ids of goals."""
    milestones: Mapping[Id, MilestoneNews] = Field(default_factory=dict)
    """Only what moved, progressed or was reached."""
    delivered: Mapping[Id, date] = Field(default_factory=dict)
    """Deliverables that were handed over, each with its date."""
    hill: Mapping[Id, Place] = Field(default_factory=dict)
    """How far each deliverable is, 0 to 100: up to 50 you find out how, from 50 on you make it. Stays until you give
    another."""
    budget: Mapping[Id, Spending] = Field(default_factory=dict)
    """Budget lines. All figures are totals since the beginning (of a retainer: since the first of the month), not
    of this week."""
    next: tuple[Task, ...] = ()
    """What you plan. A line is enough; its id is then the line itself in small letters with hyphens:
    `second-variant-of-the-page`."""
    why: Prose | None = None
    """The reason behind the status."""
    asks: Mapping[Id, Ask] = Field(default_factory=dict)
    """What you need from the client. An ask stays open until `answered`."""
    answered: Mapping[Id, date] = Field(default_factory=dict)
    """Asks of this or an earlier update, each with the date of the answer."""
    decisions_needed: Mapping[Id, DecisionNeeded] = Field(default_factory=dict)
    """Decisions that you need from the client."""
    decided: Mapping[Id, Decided] = Field(default_factory=dict)
    """Decisions that were taken, under the id they were wanted by."""
    promises: Mapping[Id, PromiseNews] = Field(default_factory=dict)
    """Whether promises of the agreement were kept."""
    risks: Mapping[Id, RiskNews] = Field(default_factory=dict)
    """News of the agreement's risks."""
    noticed: tuple[Noticed, ...] = ()
    """A problem or a chance that you saw before anybody asked."""
    experiments: tuple[Experiment, ...] = ()
    """What you tried."""
    satisfaction: Satisfaction | None = None
    """How content the client is, by their own word."""
    note: Prose | None = None
    """Anything else."""
    attachments: tuple[Attachment, ...] = ()
    """Files to hand over."""
    corrects: Correction | None = None
    """Only where a published update is put right; see below."""
