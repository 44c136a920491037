"""The commits that touched a client and the updates in them → which commit is the version of which period.

C(P), the commit of the version of period P, is the last first-parent commit that touches the client's folder before the
update of any later period appears, and never before P's own; for the newest period, the last one up to HEAD. For a
period that was published and is not the newest any more, it is the last one behind the publication that showed it as
the newest. Only updates that are there at HEAD count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reports.history.record import REMOVED, Touch
from reports.periods import Period
from reports.source import period_of


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a period's version stands, as indexes into the touches of a record: `appeared` its update, `at` C(P).

    `together` tells that the update of a later period appeared in the very same commit.
    """

    period: Period
    name: str
    appeared: int
    at: int
    together: bool


def appearances(touches: Sequence[Touch]) -> dict[str, int]:
    """Return, for each update that ever was there, the index of the touch in which it first appeared."""
    found: dict[str, int] = {}
    for index, touch in enumerate(touches):
        for name, blob in touch.edits:
            if blob != REMOVED and name not in found and period_of(name):
                found[name] = index
    return found


def sorted_updates(names: Iterable[str]) -> list[tuple[Period, str]]:
    """Return the updates among some files with their periods, by the period's end."""
    return sorted((period, name) for name in names if (period := period_of(name)))


def moments(
    at_head: Iterable[str], appeared: Mapping[str, int], last: int, published: Mapping[str, int]
) -> tuple[Moment, ...]:
    """Return the moment of each period, oldest period first.

    `last` is the index of the last touch, `published` of the one that stood when a period was published last.
    """
    found = []
    later: set[int] = set()
    first_later: int | None = None
    for period, name in reversed(sorted_updates(at_head)):
        own = appeared[name]
        at = last if first_later is None else max(own, published.get(period.name, first_later - 1))
        found.append(Moment(period, name, own, at, own in later))
        later.add(own)
        first_later = own if first_later is None else min(own, first_later)
    return tuple(reversed(found))
