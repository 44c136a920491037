"""What clients take away: a calendar, a feed, an e-mail, a message in Slack. Each says as much as the agency chose."""

from reports.notify.addresses import Addresses
from reports.notify.calendar import calendar
from reports.notify.feed import feed
from reports.notify.telling import facts, tell, tell_plainly
from reports.notify.told import Event, Facts, Post, Told

__all__ = ["Addresses", "Event", "Facts", "Post", "Told", "calendar", "facts", "feed", "tell", "tell_plainly"]
