"""What is told → a calendar of days, and of talks that come back (RFC 5545): the door to icalendar.

The same words give the same bytes.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from reports.notify.addresses import Addresses
from reports.notify.told import Call, Event, Told

if TYPE_CHECKING:
    import icalendar

_EVERY = timedelta(hours=12)
"""How often programs ask for a calendar that they subscribe to."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NOT_EVERY_MONTH = 5
"""The place of a weekday that some months have not."""
_YEARS_OF_ZONES = timedelta(days=3660)
"""How far ahead the rules of time zones are written out; programs then know better themselves."""


def calendar(told: Told, addresses: Addresses) -> bytes:
    """Return the calendar; an address of the site stands in it only where it is whole."""
    import icalendar

    written = icalendar.Calendar()
    written.add("version", "2.0")
    written.add("prodid", f"-//aboveboard//{told.language.upper()}")
    for name in ("name", "x-wr-calname"):
        written.add(name, told.title)
    for name in ("refresh-interval", "x-published-ttl"):
        written.add(name, icalendar.vDuration(_EVERY), {"value": "DURATION"} if name == "refresh-interval" else {})
    for event in sorted(told.events, key=lambda event: (event.on, event.key)):
        written.add_component(_event(event, told, addresses))
    for call in sorted(told.calls, key=lambda call: (call.first, call.key)):
        written.add_component(_call(call, told, addresses))
    if told.calls:
        written.add_missing_timezones(min(call.first for call in told.calls), told.as_of + _YEARS_OF_ZONES)
    return bytes(written.to_ical())


def _event(event: Event, told: Told, addresses: Addresses) -> "icalendar.Event":
    written = _begun(event, told, addresses)
    written.add("dtstart", event.on)
    written.add("dtend", event.on + timedelta(days=1))
    written.add("sequence", event.revised)
    written.add("transp", "TRANSPARENT")  # a day to know of, which keeps nobody busy
    return written


def _call(call: Call, told: Told, addresses: Addresses) -> "icalendar.Event":
    zone = ZoneInfo(call.timezone)
    begins = datetime.combine(call.first, time.fromisoformat(call.at), zone)
    written = _begun(call, told, addresses)
    written.add("dtstart", begins)
    written.add("duration", timedelta(minutes=call.minutes))
    until = {"until": datetime.combine(call.last, time.max, zone).astimezone(UTC)} if call.last else {}
    written.add("rrule", _rule(call.every, call.first) | until)
    return written


def _begun(said: Event | Call, told: Told, addresses: Addresses) -> "icalendar.Event":
    """Begin an entry with what all have: its name for good, what it is called, what is said of it."""
    import icalendar

    written = icalendar.Event()
    written.add("uid", str(addresses.uuid(said.key)))
    written.add("dtstamp", datetime.combine(told.as_of, time(), UTC))
    written.add("summary", said.title)
    if said.text:
        written.add("description", said.text)
    if "://" in addresses.home:
        written.add("url", addresses.home)
    return written


def _rule(every: str, first: date) -> dict[str, object]:
    """Say how a talk comes back (RFC 5545, 3.3.10); the fifth weekday of a month is told as its last."""
    if every != "month":
        return {"freq": "weekly", "interval": 2 if every == "two-weeks" else 1}
    place = (first.day - 1) // 7 + 1
    return {"freq": "monthly", "byday": f"{-1 if place == _NOT_EVERY_MONTH else place}{_WEEKDAYS[first.weekday()]}"}
