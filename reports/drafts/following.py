"""A client and a day → the period that is reported next."""

from datetime import date

from reports.errors import Refused, UsageError
from reports.figures.punctuality import first_period
from reports.model import Client
from reports.periods import Period


def following_period(client: Client, today: date) -> Period:
    """Return the period after the newest update, before the first that of the agreement's first day, else of today.

    Refused after the last update: all is complete.
    """
    cadence = client.profile.cadence
    if client.newest is None:
        return first_period(cadence, client.agreement.effective or today)
    if client.is_over:
        raise Refused(
            f"{client.id} is complete since {client.newest.period}.",
            "If it goes on after all, say which period the update is for: --period 2026-W47",
        )
    return client.newest.period.following(cadence.every)


def period_named(client: Client, name: str) -> Period:
    """Return a period that somebody asks for; UsageError where it is none, Refused where a later one is reported."""
    try:
        period = Period.parse(name)
    except ValueError:
        raise UsageError(f"{name!r} is no period.", "Write a week as 2026-W47, or a month as 2026-11.") from None
    newest = client.newest
    if newest and period < newest.period:
        raise Refused(
            f"{client.id} has reported {newest.period} already, and what was planned for it came before.",
            "Tell of the earlier period in the next update.",
        )
    return period
