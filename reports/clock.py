"""The one door to today's date."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today(timezone: str) -> date:
    """Return today's date in an IANA time zone, as `Europe/Helsinki`."""
    return datetime.now(ZoneInfo(timezone)).date()
