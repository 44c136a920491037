"""Figures and trail → articles: HTML with slots, its words from the language catalogue."""

from collections.abc import Callable, Mapping

from reports.pages.agreement import agreement
from reports.pages.archive import archive
from reports.pages.article import RECORD, RECORD_PAGES, VERSION_PAGES, Article, Heading, slot
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
from reports.pages.views import ArchiveLine, PortfolioView, RecordView, VersionView

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


def render_version(view: VersionView) -> tuple[Article, ...]:
    """Render the pages of one version, those that it has: `outline` says which."""
    told = story(view)
    return tuple(_PAGES[name](told) for name in told.pages)


def render_record(view: RecordView) -> tuple[Article, ...]:
    """Render the pages that all versions share: history, archive."""
    return history(view), archive(view)


def render_portfolio(view: PortfolioView) -> tuple[Article, ...]:
    """Render the one page of the agency's own site."""
    return (portfolio_page(view),)


__all__ = [
    "RECORD",
    "RECORD_PAGES",
    "VERSION_PAGES",
    "ArchiveLine",
    "Article",
    "Heading",
    "PortfolioView",
    "RecordView",
    "VersionView",
    "render_portfolio",
    "render_record",
    "render_version",
    "slot",
]
