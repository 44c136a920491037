"""The one door to today's date and the time."""

import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today(timezone: str) -> date:
    """Return today's date in an IANA time zone, as `Europe/Helsinki`."""
    return datetime.now(ZoneInfo(timezone)).date()


def now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


def moment() -> int:
    """Return the nanoseconds since 1970, as files are stamped with."""
    return time.time_ns()
