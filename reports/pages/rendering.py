"""A view → its articles: which module makes which page."""

from collections.abc import Callable, Mapping

from reports.pages.agreement import agreement
from reports.pages.archive import archive
from reports.pages.article import Article
from reports.pages.brief import brief
from reports.pages.budget import budget
from reports.pages.changes import changes
from reports.pages.history import history
from reports.pages.meetings import meetings
from reports.pages.now import now
from reports.pages.plan import plan
from reports.pages.portfolio import portfolio_page
from reports.pages.promises import promises
from reports.pages.results import results
from reports.pages.risks import risks
from reports.pages.story import Story, story
from reports.pages.update import update
from reports.pages.views import RecordView, VersionView

_PAGES: Mapping[str, Callable[[Story], Article]] = {
    "now": now,
    "update": update,
    "plan": plan,
    "budget": budget,
    "results": results,
    "agreement": agreement,
    "changes": changes,
    "promises": promises,
    "risks": risks,
    "meetings": meetings,
    "brief": brief,
}


def version_articles(view: VersionView) -> tuple[Article, ...]:
    """Render the pages of one version, those that it has: `outline` says which."""
    told = story(view)
    return tuple(_PAGES[name](told) for name in told.pages)


def record_articles(view: RecordView) -> tuple[Article, ...]:
    """Render the pages that all versions share: history, archive."""
    return history(view), archive(view)


__all__ = ["portfolio_page", "record_articles", "version_articles"]
