"""One client's figures → the reasons to look, by which the agency's clients are sorted."""

from collections.abc import Iterable, Iterator

from reports.figures.figures import Health
from reports.figures.portfolio import DimensionHealth, Reporting, Satisfaction, Sign, Trend
from reports.model import Status
from reports.model.profile import ACCOUNT_MANAGER

LATE_UPDATE = 7
"""From how many days on an update that is owed is red."""
UNHAPPY, VERY_UNHAPPY = 6, 4
"""Scores of satisfaction, of ten, that are amber and red."""
_STATUS = {Status.AT_RISK: Health.AMBER, Status.OFF_TRACK: Health.RED}


def status_signs(status: Status | None, dimensions: Iterable[DimensionHealth]) -> Iterator[Sign]:
    """Yield what people and figures say of the engagement."""
    if status in _STATUS:
        yield Sign("status", _STATUS[status])
    for dimension in dimensions:
        if dimension.now in (Health.AMBER, Health.RED):
            yield Sign(dimension.name, dimension.now)


def update_signs(reporting: Reporting) -> Iterator[Sign]:
    """Yield that an update is owed."""
    if reporting.owed:
        yield Sign("update", Health.RED if reporting.owed.days_late >= LATE_UPDATE else Health.AMBER)


def satisfaction_signs(satisfaction: Satisfaction | None) -> Iterator[Sign]:
    """Yield that the client is unhappy, or less happy than before."""
    if satisfaction is None:
        return
    if satisfaction.score <= VERY_UNHAPPY:
        yield Sign("satisfaction", Health.RED)
    elif satisfaction.score <= UNHAPPY or satisfaction.trend is Trend.WORSE:
        yield Sign("satisfaction", Health.AMBER)


def team_signs(missing: Iterable[str]) -> Iterator[Sign]:
    """Yield the roles that nobody has: without an account manager nobody answers for the client."""
    for role in missing:
        yield Sign(role, Health.RED if role == ACCOUNT_MANAGER else Health.AMBER)
