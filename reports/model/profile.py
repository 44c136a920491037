"""client.yml: who the client is, who speaks for whom, how and how often we talk."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from reports.model.values import EMail, Id, Item, Line

ACCOUNT_MANAGER, DEPUTY = "account-manager", "deputy"
"""The roles that every client is told of: whom to call, and who stands in."""

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Cadence(Item):
    """How often, on which day and how fully we report."""

    every: Literal["week", "two-weeks", "month"] = "week"
    day: Weekday = "friday"
    detail: Literal["full", "summary"] = "full"


class Person(Item):
    """Someone on the client's side."""

    name: Line
    title: Line | None = None
    email: EMail | None = None
    role: Literal["sponsor", "approver", "contributor", "reader"] = "reader"
    cares_about: Line | None = None


class Assignment(Item):
    """Someone of the agency, at work for this client."""

    role: Line
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the person is at work for the client on a day; the last day counts."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Channel(Item):
    """One way to talk, and its rules."""

    kind: Literal["email", "slack", "teams", "call", "video", "visit"]
    where: Line | None = None
    url: Line | None = Field(None, pattern=r"^(?:https|mailto|tel):[^\s]+$")
    purpose: Line | None = Field(None, alias="for")
    when: Line | None = None
    answer_within: Line | None = None


class Profile(Item):
    """The client as client.yml describes it."""

    name: Line
    address: str | None = Field(None, pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")
    language: str = Field("en", pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
    timezone: str | None = None
    cadence: Cadence = Cadence()
    people: Mapping[Id, Person] = Field(default_factory=dict)
    team: Mapping[Id, Assignment] = Field(default_factory=dict)
    channels: tuple[Channel, ...] = ()

    def team_on(self, day: date, role: str | None = None) -> tuple[str, ...]:
        """Return the ids of the agency's people at work for the client on a day, or of those in one role."""
        return tuple(
            who for who, work in self.team.items() if work.holds_on(day) and (role is None or work.role == role)
        )
