"""Private values of an agreement and the schedule → the team's own dates beside the promised ones."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from reports.figures.figures import Dated, Schedule
from reports.figures.portfolio import Target
from reports.model.private import Private

_TARGET = re.compile(r"milestones\.(?P<milestone>[^.]+)\.private\.target")


def own_dates(private: Private) -> Mapping[str, date]:
    """Return the team's own date for each milestone that has one; what is no day is a matter of `check`."""
    return dict(_days(private))


def targets(own: Mapping[str, date], schedule: Schedule, as_of: date) -> tuple[Target, ...]:
    """Return the team's own dates beside the promised ones, in the order of the schedule."""
    return tuple(_target(row, own[row.id], as_of) for row in schedule.milestones if row.id in own)


def _target(milestone: Dated, target: date, as_of: date) -> Target:
    expected = milestone.reached or max(milestone.forecast or as_of, as_of)
    return Target(
        id=milestone.id,
        name=milestone.name,
        target=target,
        promised=milestone.promised,
        expected=expected,
        reached=milestone.reached,
        behind=(expected - target).days,
    )


def _days(private: Private) -> Iterator[tuple[str, date]]:
    for value in private.values:
        place = _TARGET.fullmatch(value.path)
        with suppress(ValueError):
            if place:
                yield place["milestone"], date.fromisoformat(value.value)
