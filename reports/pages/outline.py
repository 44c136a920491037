"""One version → the pages that it has: those that mean something for the engagement as it was then."""

from collections.abc import Callable, Mapping

from reports.pages.article import VERSION_PAGES
from reports.pages.views import VersionView


def _told_of_results(view: VersionView) -> bool:
    """Say whether an update holds something for the page of results, though no goal was agreed on."""
    updates = (each.update for each in view.client.updates)
    return any(update.results or update.experiments or update.satisfaction or update.noticed for update in updates)


def _promised(view: VersionView) -> bool:
    """Say whether something was promised by either side, or was to be done."""
    terms, dates = view.client.agreement, view.figures.schedule
    return bool(terms.promises or dates.milestones or dates.deliverables or dates.commitments or view.client.updates)


_MEANINGFUL: Mapping[str, Callable[[VersionView], bool]] = {
    "budget": lambda view: view.figures.budget is not None,
    "promises": _promised,
    "risks": lambda view: bool(view.client.agreement.risks),
    "meetings": lambda view: bool(view.client.meetings),
    "results": lambda view: bool(view.figures.goals or view.client.metrics or _told_of_results(view)),
}
"""When a version has a page. One that is not named here every version has: its emptiness says something, too."""


def pages_of(view: VersionView) -> tuple[str, ...]:
    """Return the names of a version's pages, in the order of reading."""
    return tuple(name for name in VERSION_PAGES if name not in _MEANINGFUL or _MEANINGFUL[name](view))
