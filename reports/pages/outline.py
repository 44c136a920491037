"""One version → the pages that it has: those that mean something for the engagement as it was then."""

from collections.abc import Callable, Mapping

from reports.pages.article import VERSION_PAGES
from reports.pages.views import VersionView

_MEANINGFUL: Mapping[str, Callable[[VersionView], bool]] = {
    "risks": lambda view: bool(view.client.agreement.risks),
    "meetings": lambda view: bool(view.client.meetings),
}
"""When a version has a page. One that is not named here every version has: its emptiness says something, too."""


def pages_of(view: VersionView) -> tuple[str, ...]:
    """Return the names of a version's pages, in the order of reading."""
    return tuple(name for name in VERSION_PAGES if name not in _MEANINGFUL or _MEANINGFUL[name](view))
