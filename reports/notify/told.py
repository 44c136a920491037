"""What a calendar and a feed say of one client, before it is written in a format; and all that as plain data."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """A day in the calendar. `key` names it for good; `revised` counts how often its day was said otherwise."""

    key: str
    on: date
    title: str
    text: str = ""
    revised: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """A talk that comes back, as `calls` in client.yml has it; `timezone` is the one of `at`, `last` the last day."""

    key: str
    first: date
    every: str
    at: str
    timezone: str
    minutes: int
    last: date | None
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """An update in the feed, by its period; `on` is the day it was reported, `changed` that of its correction."""

    key: str
    on: date
    changed: date
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """All that is said, in the client's language; posts stand newest first. `as_of` is the day it was so."""

    title: str
    agency: str
    language: str
    as_of: date
    events: tuple[Event, ...]
    posts: tuple[Post, ...]
    calls: tuple[Call, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return _data(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Told":
        """Return what plain data says."""
        events = tuple(Event(**{**event, "on": _day(event["on"])}) for event in data["events"])
        posts = tuple(
            Post(**{**post, "on": _day(post["on"]), "changed": _day(post["changed"])}) for post in data["posts"]
        )
        calls = tuple(
            Call(**{**call, "first": _day(call["first"]), "last": _day_or_none(call["last"])}) for call in data["calls"]
        )
        return cls(**{**data, "as_of": _day(data["as_of"]), "events": events, "posts": posts, "calls": calls})


@dataclass(frozen=True, slots=True)
class Facts:
    """All that anybody may know: that there is an update of a period, since which day, and when the next one comes."""

    period: str
    on: date
    changed: date
    next_on: date | None

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return _data(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Facts":
        """Return what plain data says."""
        return cls(data["period"], _day(data["on"]), _day(data["changed"]), _day_or_none(data["next_on"]))


def _data(said: Told | Facts) -> dict[str, Any]:
    return {name: _plain(value) for name, value in asdict(said).items()}


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _day_or_none(text: str | None) -> date | None:
    return _day(text) if text else None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
