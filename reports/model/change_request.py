"""changes/cr-001.yml: a wish to change what was agreed, its two ways, and what was decided."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from reports.model.values import Amount, Id, Item, Line, Number, Prose


class Raised(Item):
    """Who brought the wish, and when."""

    by: Id
    on: date


class Option(Item):
    """One way to go on, with what it changes; what it does not name stays as agreed."""

    what: Line
    budget: Amount | None = None
    """What the agreed money changes by: `2400` is more, `-800` is less."""
    milestones: Mapping[Id, date] = Field(default_factory=dict)
    """The new dates of the milestones that would move."""
    hours: Number | None = None
    """Work that it takes, in hours."""


class Decision(Item):
    """Which way was chosen, by whom and when."""

    option: Id
    by: Id
    on: date
    why: Prose | None = None


class ChangeRequest(Item):
    """A request to change the terms: change scope with its cost and dates, or finish what was agreed."""

    title: Line
    raised: Raised
    kind: Literal["scope", "schedule", "budget", "goal", "team"]
    why: Prose
    """Why it came up, in the words of whoever raised it."""
    need: Prose | None = None
    """What is behind the wish: what they want to be able to do."""
    serves_goal: Id | None = None
    options: Mapping[Id, Option] = Field(min_length=2)
    recommended: Id | None = None
    decision: Decision | None = None
    goodwill: bool = False
    """A favour: done, not charged, counted."""

    @property
    def chosen(self) -> Option | None:
        """The option that was decided on, None while it is open."""
        return self.options.get(self.decision.option) if self.decision else None
