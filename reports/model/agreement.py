"""agreement.yml: the terms. Every field is a term; only `private`, which never reaches the model, is none."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from reports.model.values import Amount, EMail, Id, Item, Line, Number, Prose, Share


class Approver(Item):
    """Someone who must accept; the name stands in the terms, so that nobody can be swapped unseen."""

    name: Line
    """In full, as on paper."""
    email: EMail
    """Where they can be reached."""


class Wish(Item):
    """What the client wants and how success feels, in the client's own words."""

    quote: Prose
    """What they said, unchanged."""
    by: Line
    """Who said it."""
    on: date
    """When they said it."""


class Benchmark(Item):
    """What comparable work reached, and who says so."""

    value: Number
    """What they reached, in the unit of the goal."""
    source: Line
    """Who says so."""


class Goal(Item):
    """What the client wants, and the measure both sides agreed on."""

    want: Line
    """In the client's words."""
    feeling: Line | None = None
    """How they will know."""
    metric: Line
    """What is counted."""
    baseline: Number
    """Where it stood. A target below it asks for less, one above it for more."""
    target: Number
    """Where it shall stand in the end."""
    unit: Line | None = None
    """`EUR`, `visits`, `"%"`."""
    due: date | None = None
    """From three results on, pages say where the trend lands on this day."""
    benchmark: Benchmark | None = None
    """What others reached."""


class Scope(Item):
    """What is in and what is out: both are said."""

    inside: Mapping[Id, Prose] = Field(alias="in", min_length=1)
    """Texts: what is included. One at least."""
    outside: Mapping[Id, Prose] = Field(alias="out", min_length=1)
    """Texts: what is not. One at least."""


class Deliverable(Item):
    """Something the agency hands over."""

    what: Line
    """What it is, in the client's words."""
    due: date | None = None
    """The day by which you hand it over."""
    owner: Id | None = None
    """Of a person, yours or theirs."""
    milestone: Id | None = None
    """The milestone it belongs to."""
    goal: Id | None = None
    """The goal it serves, and with it every task that names this deliverable."""
    done_when: Prose | None = None
    """How both sides will see that it is done."""
    confidence: Literal["low", "medium", "high"] | None = None
    """How sure you are of the day.

    low: as likely as not
    medium: likely
    high: nothing known speaks against it
    """


class Milestone(Item):
    """A promised date. `instalment` is the payment that it releases; `needs` and `after` are sets."""

    name: Line
    """What is reached then."""
    due: date
    """The promise. A later forecast belongs into an update, not here."""
    instalment: Amount | None = None
    """The payment that falls due with it, part of the budget."""
    needs: tuple[Id, ...] = ()
    """Ids of commitments that it waits for."""
    after: tuple[Id, ...] = ()
    """Ids of milestones that come before it; never in a ring."""
    may_move: Prose | None = None
    """When and how this date may move."""


class BudgetLine(Item):
    """What one part costs; for a retainer, in a month."""

    name: Line
    """What is paid for."""
    amount: Amount = Field(ge=0)
    """What it costs, in the budget's currency."""
    hours: Number | None = None
    """The work it stands for, in hours."""


class Budget(Item):
    """What both sides agreed to spend."""

    currency: str = Field(pattern=r"^[A-Z]{3}$")
    """Three letters: `EUR`."""
    basis: Literal["fixed", "time", "retainer"] = "fixed"
    """Of a retainer, all amounts are for a month.

    fixed: one price for what is agreed
    time: what was worked is paid
    retainer: the same each month
    """
    lines: Mapping[Id, BudgetLine] = Field(min_length=1)
    """One at least."""
    contingency: Amount | None = None
    """Held back for surprises; shown apart, never added in."""
    tolerance: Share | None = None
    """How far the end may be off without asking."""
    payment: Literal["by-milestone", "monthly", "on-signature"] | None = None
    """When money is due.

    by-milestone: with each milestone that has an instalment
    monthly: each month
    on-signature: when both sides have signed
    """


class Commitment(Item):
    """What the client brings, by when, and what happens otherwise."""

    what: Line
    """What the client brings or does."""
    who: Id | None = None
    """Of a person of the client."""
    due: date | None = None
    """The day by which you need it."""
    effect: Line | None = None
    """What happens if it is late."""


class Promise(Item):
    """What the agency promises beside dates, and how it is measured."""

    promise: Line
    """What you promise."""
    measure: Line | None = None
    """How it is seen whether you kept it."""


class Risk(Item):
    """What may go wrong, told beforehand."""

    risk: Line
    """What may happen."""
    likelihood: Literal["low", "medium", "high"] | None = None
    """How likely it is.

    low: would surprise us
    medium: may well be
    high: we expect it
    """
    impact: Literal["low", "medium", "high"] | None = None
    """How bad it would be.

    low: a nuisance
    medium: dates or money move
    high: a goal is at stake
    """
    prevention: Prose | None = None
    """What you do so that it does not happen."""
    backup: Prose | None = None
    """What you do if it does."""
    owner: Id | None = None
    """Of a person, yours or theirs."""


class WhenPlansChange(Item):
    """What happens to dates and cost when an approval or an input is late."""

    rule: Prose
    """What happens to dates and cost when something is late."""
    notice_days: int | None = Field(None, ge=0, le=365)
    """How many days before a date, at least, you tell that it moves."""


class Agreement(Item):
    """The terms both sides agreed on."""

    title: Line
    """What the engagement is about."""
    effective: date | None = None
    """First day."""
    ends: date | None = None
    """Last day. Between the two, money is set against time."""
    approvers: Mapping[Id, Approver] = Field(default_factory=dict)
    """Everybody on the client's side who must accept. Names stand here, so that nobody can be swapped unseen."""
    in_their_words: tuple[Wish, ...] = ()
    """What the client wants and how success feels, as they said it."""
    goals: Mapping[Id, Goal] = Field(default_factory=dict)
    """What the client wants, with the measure agreed on."""
    scope: Scope
    """What is included and what is not: both are said."""
    deliverables: Mapping[Id, Deliverable] = Field(default_factory=dict)
    """What you hand over."""
    milestones: Mapping[Id, Milestone] = Field(default_factory=dict)
    """Promised dates."""
    budget: Budget | None = None
    """What both sides agreed to spend."""
    commitments: Mapping[Id, Commitment] = Field(default_factory=dict)
    """What the client brings."""
    promises: Mapping[Id, Promise] = Field(default_factory=dict)
    """What you promise beside dates."""
    risks: Mapping[Id, Risk] = Field(default_factory=dict)
    """What may go wrong, told beforehand."""
    limits: Mapping[Id, Prose] = Field(default_factory=dict)
    """Texts: what cannot be done, or cannot be promised."""
    when_plans_change: WhenPlansChange | None = None
    """What follows when something is late."""
