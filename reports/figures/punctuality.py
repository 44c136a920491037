"""A cadence and how far was reported → the update that should be there and is not."""

from dataclasses import dataclass
from datetime import date, timedelta

from reports.model import Client
from reports.model.profile import Cadence
from reports.periods import Period


@dataclass(frozen=True, slots=True)
class Owed:
    """An update that is not there: the period it is to tell of, its promised day, and days gone by since then."""

    period: Period
    promised_on: date
    days_late: int


def owed_update(client: Client, today: date) -> Owed | None:
    """Return the update that a client waits for; None while none is late, and after the last one."""
    if client.is_over:
        return None
    newest = client.newest.period if client.newest else None
    return owed_after(client.profile.cadence, newest, client.agreement.effective, today)


def owed_after(cadence: Cadence, newest: Period | None, effective: date | None, today: date) -> Owed | None:
    """Return the update that is owed after the newest one, or after an agreement took effect.

    Nothing is owed on the promised day itself, nor before the first update of an agreement without a day.
    """
    if newest:
        period = newest.following(cadence.every)
    elif effective:
        period = first_period(cadence, effective)
    else:
        return None
    promised_on = period.promised_day(cadence.day)
    late = (today - promised_on).days
    return Owed(period, promised_on, late) if late > 0 else None


def first_period(cadence: Cadence, effective: date) -> Period:
    """Return the first period whose promised day does not lie before the agreement took effect."""
    if cadence.every == "month":
        period = Period.month_of(effective)
    else:
        period = Period.week_of(effective + timedelta(weeks=int(cadence.every == "two-weeks")))
    return period.following(cadence.every) if period.promised_day(cadence.day) < effective else period
