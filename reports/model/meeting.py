"""meetings/2026-09-01-kickoff.yml: the recap of a call or a visit: who was there, what was decided and agreed."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from reports.model.values import Id, Item, Line, Prose


class MeetingDecision(Item):
    """What was decided, and by whom."""

    what: Line
    """The decision."""
    by: Id | None = None
    """Who took it."""


class Meeting(Item):
    """The recap of one meeting."""

    title: Line
    """What it was about."""
    on: date
    """The day."""
    kind: Literal["kickoff", "weekly", "review", "visit", "call"]
    """What it was.

    kickoff: the beginning
    weekly: the usual one
    review: a look back at what was done
    visit: one side came to the other
    call: anything else on the telephone
    """
    present: tuple[Id, ...] = ()
    """Who was there, of both sides, by id."""
    recording: Line | None = Field(None, pattern=r"^https://[^\s]+$")
    """Where the recording is; only what you type is linked."""
    notes: Prose | None = None
    """What was talked about."""
    decisions: Mapping[Id, MeetingDecision] = Field(default_factory=dict)
    """What was decided."""
    agreed: Mapping[Id, Prose] = Field(default_factory=dict)
    """What either side will do."""
