"""Figures and trail → articles: HTML with slots, its words from the language catalogue.

Whoever only names pages, as sealing does, is not made to wait for all that renders them: it is imported to render.
"""

from reports.pages.article import RECORD, RECORD_PAGES, VERSION_PAGES, Article, Heading, slot
from reports.pages.views import ArchiveLine, PortfolioView, RecordView, VersionView


def render_version(view: VersionView) -> tuple[Article, ...]:
    """Render the pages of one version, those that it has: `outline` says which."""
    from reports.pages import rendering

    return rendering.version_articles(view)


def render_record(view: RecordView) -> tuple[Article, ...]:
    """Render the pages that all versions share: history, archive."""
    from reports.pages import rendering

    return rendering.record_articles(view)


def render_portfolio(view: PortfolioView) -> tuple[Article, ...]:
    """Render the one page of the agency's own site."""
    from reports.pages import rendering

    return (rendering.portfolio_page(view),)


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
