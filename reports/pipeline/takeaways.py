"""A client's newest version → its whole calendar, to be sealed; and what may lie open for all, as the agency chose.

No key and no address is known here: `pipeline/open_files.py` makes files of what may lie open, where both are.
"""

from hashlib import sha256

from reports.figures import measure
from reports.history import SiteVersion
from reports.notify import Addresses, Facts, Told, calendar, facts, tell
from reports.words import Words


def whole_calendar(version: SiteVersion, words: Words) -> bytes:
    """Return the calendar that readers take away from their unlocked pages: all of it, for they may read all."""
    client, agency = version.client, version.agency
    figures = measure(client, agency, version.baselines, version.as_of)
    told = tell(client, agency, figures, version.baselines, words, "summary")
    return calendar(told, Addresses("", lambda key: sha256(f"{client.id}/{key}".encode()).digest(), lambda _: ""))


def open_facts(version: SiteVersion) -> Facts | None:
    """Return what anybody may know, None where the agency wants nothing to lie open."""
    chosen = version.client.profile.notices.subscriptions
    return None if chosen == "off" else facts(version.client, version.baselines)


def open_told(version: SiteVersion, words: Words) -> Told | None:
    """Return what anybody may know beyond the facts, None where the agency did not choose that."""
    client, agency, chosen = version.client, version.agency, version.client.profile.notices.subscriptions
    if chosen == "off" or chosen == "plain":  # noqa: PLR1714 -- mypy narrows it so
        return None
    figures = measure(client, agency, version.baselines, version.as_of)
    return tell(client, agency, figures, version.baselines, words, chosen)
