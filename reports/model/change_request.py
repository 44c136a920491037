"""changes/cr-001.yml: a wish to change what was agreed, its two ways, and what was decided."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from reports.model.acceptance import Digest
from reports.model.values import Amount, Id, Item, Line, Number, Prose


class Raised(Item):
    """Who brought the wish, and when."""

    by: Id
    """Somebody of either side."""
    on: date
    """The day."""


class Option(Item):
    """One way to go on, with what it changes; what it does not name stays as agreed."""

    what: Line
    """What would be done."""
    budget: Amount | None = None
    """What the agreed money changes by: `500` is more, `-500` is less."""
    milestones: Mapping[Id, date] = Field(default_factory=dict)
    """New dates of the milestones that would move."""
    hours: Number | None = None
    """Work that it takes, in hours."""


class Decision(Item):
    """Which way was chosen, by whom and when."""

    option: Id
    """The option that was chosen."""
    by: Id
    """Who decided."""
    on: date
    """When."""
    why: Prose | None = None
    """Why so."""


class ChangeRequest(Item):
    """A request to change the terms: change scope with its cost and dates, or finish what was agreed."""

    title: Line
    """What is wished, in a few words."""
    raised: Raised
    """Who brought it, and when."""
    kind: Literal["scope", "schedule", "budget", "goal", "team"]
    """What it would change most.

    scope: what is done
    schedule: when it is done
    budget: what it costs
    goal: what it is for
    team: who does it
    """
    why: Prose
    """Why it came up, in the words of whoever raised it."""
    need: Prose | None = None
    """What is behind the wish: what they want to be able to do."""
    serves_goal: Id | None = None
    """The goal it helps."""
    options: Mapping[Id, Option] = Field(min_length=2)
    """The ways to go on; two at least."""
    recommended: Id | None = None
    """The option you advise."""
    base: Digest | None = None
    """The terms that were in force when it was raised, by their digest: what its options set out from."""
    decision: Decision | None = None
    """What was decided; leave it out while it is open."""
    result: Digest | None = None
    """The terms that carry it out, by their digest; leave it out until they stand in agreement.yml."""
    goodwill: bool = False
    """A favour: done, not charged, counted."""

    @property
    def chosen(self) -> Option | None:
        """The option that was decided on, None while it is open."""
        return self.options.get(self.decision.option) if self.decision else None
