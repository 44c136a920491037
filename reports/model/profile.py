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
    """How much time one update covers.

    week: one ISO week, `2026-W47.yml`
    two-weeks: two weeks, named by the second
    month: one month, `2026-11.yml`
    """
    day: Weekday = "friday"
    """The promised day, in the last week of the period."""
    detail: Literal["full", "summary"] = "full"
    """With `summary`, long lists of tasks and other work are folded up on This update; nothing is lost.

    full: all of it
    summary: the beginning, and the rest when asked for
    """


class Person(Item):
    """Someone on the client's side."""

    name: Line
    """As it stands beside what they decide."""
    title: Line | None = None
    """What they do in their house. Kept, not shown."""
    email: EMail | None = None
    """Where they are reached. Kept, not shown."""
    role: Literal["sponsor", "approver", "contributor", "reader"] = "reader"
    """Their part in what you do together. Kept, not shown.

    sponsor: pays, and has the last word
    approver: must accept what is agreed
    contributor: brings what you need
    reader: reads
    """
    cares_about: Line | None = None
    """For whoever writes the updates; kept, not shown."""


class Assignment(Item):
    """Someone of the agency, at work for this client."""

    role: Line
    """`account-manager` and `deputy` are shown at the end of each page as the people to call."""
    since: date | None = None
    """The first day."""
    until: date | None = None
    """The last day. People are shown only between these days."""

    def holds_on(self, day: date) -> bool:
        """Whether the person is at work for the client on a day; the last day counts."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Calls(Item):
    """When you talk again and again."""

    first: date
    """The first time; its weekday is that of all. Those that follow are reckoned from it."""
    every: Literal["week", "two-weeks", "month"] = "week"
    """How often; by the month it is the first, second, third, fourth or last such weekday, as the first time was."""
    at: str = Field(pattern=r"^(?:[01]\d|2[0-3]):[0-5]\d$")
    """When it begins, in the client's time zone: `"10:00"`, in quotation marks."""
    minutes: int = Field(30, ge=5, le=480)
    """How long it takes."""
    last: date | None = None
    """The last day on which you may talk. Left out: it goes on while you work for the client."""


class Channel(Item):
    """One way to talk, and its rules."""

    kind: Literal["email", "slack", "teams", "call", "video", "visit"]
    """What it is.

    email: mail
    slack: a channel in Slack
    teams: a channel in Teams
    call: telephone
    video: a call with pictures
    visit: in person
    """
    where: Line | None = None
    """An address, a number, a channel's name. Kept, not shown."""
    url: Line | None = Field(None, pattern=r"^(?:https|mailto|tel):[^\s]+$")
    """`https:`, `mailto:` or `tel:`. Kept, not shown."""
    purpose: Line | None = Field(None, alias="for")
    """What it is good for. With `calls`, it stands in the client's calendar; else kept, not shown."""
    when: Line | None = None
    """At which times. Kept, not shown."""
    answer_within: Line | None = None
    """The first one stands beside the account manager."""
    calls: Calls | None = None
    """Talks that come back. They stand in the client's calendar."""


class Notices(Item):
    """What is told outside the sealed pages."""

    subscriptions: Literal["off", "plain", "titles", "summary"] = "off"
    """A calendar and a feed to subscribe to. **Anyone who has their address can read them**, without a passphrase.

    off: there are none
    plain: that an update is ready, and when the next one comes
    titles: names and days of milestones, of what you wait for, of meetings and of calls, and the status, too
    summary: and what is said of each, and the updates' summaries
    """
    to: tuple[Id, ...] = ()
    """Who of the client's people gets a mail when an update is published; each needs an `email`."""
    messages: Literal["plain", "titles", "summary"] = "plain"
    """What these mails, and messages in a chat, say. **Whoever carries them can read them.**

    plain: that an update is ready, where, and its head code
    titles: and its period and status, and the next days that matter
    summary: and what is said of each, and the update's summary
    """


class Profile(Item):
    """The client as client.yml describes it."""

    name: Line
    """As it stands on every page."""
    address: str | None = Field(None, pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")
    """The public folder of the site. It names nobody if left out: then it is a row of letters."""
    language: str = Field("en", pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
    """Of everything the client reads: words, dates, amounts. One of those that there are."""
    timezone: str | None = None
    """The client's. Default: the agency's."""
    cadence: Cadence = Cadence()
    """How often you report. Pages say when the next update is promised."""
    people: Mapping[Id, Person] = Field(default_factory=dict)
    """The client's people. The agreement and updates name them by their ids, and `access add` gives them a
    passphrase."""
    team: Mapping[Id, Assignment] = Field(default_factory=dict)
    """Who of the agency works for this client; ids from agency.yml."""
    channels: tuple[Channel, ...] = ()
    """How you talk."""
    notices: Notices = Notices()
    """What is told outside the sealed pages. Left out: nothing."""

    def team_on(self, day: date, role: str | None = None) -> tuple[str, ...]:
        """Return the ids of the agency's people at work for the client on a day, or of those in one role."""
        return tuple(
            who for who, work in self.team.items() if work.holds_on(day) and (role is None or work.role == role)
        )
