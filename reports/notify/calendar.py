"""What is told → a calendar of whole days (RFC 5545), the same bytes for the same words: the door to icalendar."""

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from reports.notify.addresses import Addresses
from reports.notify.told import Event, Told

if TYPE_CHECKING:
    import icalendar

_EVERY = timedelta(hours=12)
"""How often programs ask for a calendar that they subscribe to."""


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
    return bytes(written.to_ical())


def _event(event: Event, told: Told, addresses: Addresses) -> "icalendar.Event":
    import icalendar

    written = icalendar.Event()
    written.add("uid", str(addresses.uuid(event.key)))
    written.add("dtstamp", datetime.combine(told.as_of, time(), UTC))
    written.add("dtstart", event.on)
    written.add("dtend", event.on + timedelta(days=1))
    written.add("sequence", event.revised)
    written.add("summary", event.title)
    written.add("transp", "TRANSPARENT")  # a day to know of, which keeps nobody busy
    if event.text:
        written.add("description", event.text)
    if "://" in addresses.home:
        written.add("url", addresses.home)
    return written
