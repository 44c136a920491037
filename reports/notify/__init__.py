"""What clients take away: a calendar, a feed, an e-mail. Each says as much as the agency chose."""

from reports.notify.addresses import Addresses
from reports.notify.calendar import calendar
from reports.notify.feed import feed
from reports.notify.letter import Party, Publication, body, letter
from reports.notify.telling import facts, tell, tell_plainly
from reports.notify.told import Event, Facts, Post, Told

__all__ = [
    "Addresses",
    "Event",
    "Facts",
    "Party",
    "Post",
    "Publication",
    "Told",
    "body",
    "calendar",
    "facts",
    "feed",
    "letter",
    "tell",
    "tell_plainly",
]
