"""meetings/2026-09-01-kickoff.yml: the recap of a call or a visit: who was there, what was decided and agreed."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from reports.model.values import Id, Item, Line, Prose


class MeetingDecision(Item):
    """What was decided, and by whom."""

    what: Line
    by: Id | None = None


class Meeting(Item):
    """The recap of one meeting."""

    title: Line
    on: date
    kind: Literal["kickoff", "weekly", "review", "visit", "call"]
    present: tuple[Id, ...] = ()
    """Who was there, of both sides."""
    recording: Line | None = Field(None, pattern=r"^https://[^\s]+$")
    """A link to the recording, as typed: it is never fetched."""
    notes: Prose | None = None
    decisions: Mapping[Id, MeetingDecision] = Field(default_factory=dict)
    agreed: Mapping[Id, Prose] = Field(default_factory=dict)
    """What either side will do."""
