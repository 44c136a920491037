"""agreement.yml: the terms. Every field is a term; only `private`, which never reaches the model, is none."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from reports.model.values import Amount, EMail, Id, Item, Line, Number, Prose, Share


class Approver(Item):
    """Someone who must accept; the name stands in the terms, so that nobody can be swapped unseen."""

    name: Line
    email: EMail


class Wish(Item):
    """What the client wants and how success feels, in the client's own words."""

    quote: Prose
    by: Line
    on: date


class Benchmark(Item):
    """What comparable work reached, and who says so."""

    value: Number
    source: Line


class Goal(Item):
    """What the client wants, and the measure both sides agreed on."""

    want: Line
    feeling: Line | None = None
    metric: Line
    baseline: Number
    target: Number
    unit: Line | None = None
    due: date | None = None
    benchmark: Benchmark | None = None


class Scope(Item):
    """What is in and what is out: both are said."""

    inside: Mapping[Id, Prose] = Field(alias="in", min_length=1)
    outside: Mapping[Id, Prose] = Field(alias="out", min_length=1)


class Deliverable(Item):
    """Something the agency hands over."""

    what: Line
    due: date | None = None
    owner: Id | None = None
    milestone: Id | None = None
    goal: Id | None = None
    done_when: Prose | None = None
    confidence: Literal["low", "medium", "high"] | None = None


class Milestone(Item):
    """A promised date. `instalment` is the payment that it releases; `needs` and `after` are sets."""

    name: Line
    due: date
    instalment: Amount | None = None
    needs: tuple[Id, ...] = ()
    after: tuple[Id, ...] = ()
    may_move: Prose | None = None


class BudgetLine(Item):
    """What one part costs; for a retainer, in a month."""

    name: Line
    amount: Amount = Field(ge=0)
    hours: Number | None = None


class Budget(Item):
    """What both sides agreed to spend."""

    currency: str = Field(pattern=r"^[A-Z]{3}$")
    basis: Literal["fixed", "time", "retainer"] = "fixed"
    lines: Mapping[Id, BudgetLine] = Field(min_length=1)
    contingency: Amount | None = None
    tolerance: Share | None = None
    payment: Literal["by-milestone", "monthly", "on-signature"] | None = None


class Commitment(Item):
    """What the client brings, by when, and what happens otherwise."""

    what: Line
    who: Id | None = None
    due: date | None = None
    effect: Line | None = None


class Promise(Item):
    """What the agency promises beside dates, and how it is measured."""

    promise: Line
    measure: Line | None = None


class Risk(Item):
    """What may go wrong, told beforehand."""

    risk: Line
    likelihood: Literal["low", "medium", "high"] | None = None
    impact: Literal["low", "medium", "high"] | None = None
    prevention: Prose | None = None
    backup: Prose | None = None
    owner: Id | None = None


class WhenPlansChange(Item):
    """What happens to dates and cost when an approval or an input is late."""

    rule: Prose
    notice_days: int | None = Field(None, ge=0, le=365)


class Agreement(Item):
    """The terms both sides agreed on."""

    title: Line
    effective: date | None = None
    ends: date | None = None
    approvers: Mapping[Id, Approver] = Field(default_factory=dict)
    in_their_words: tuple[Wish, ...] = ()
    goals: Mapping[Id, Goal] = Field(default_factory=dict)
    scope: Scope
    deliverables: Mapping[Id, Deliverable] = Field(default_factory=dict)
    milestones: Mapping[Id, Milestone] = Field(default_factory=dict)
    budget: Budget | None = None
    commitments: Mapping[Id, Commitment] = Field(default_factory=dict)
    promises: Mapping[Id, Promise] = Field(default_factory=dict)
    risks: Mapping[Id, Risk] = Field(default_factory=dict)
    limits: Mapping[Id, Prose] = Field(default_factory=dict)
    when_plans_change: WhenPlansChange | None = None
