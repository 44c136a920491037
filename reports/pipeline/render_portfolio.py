"""Workspace → the agency's own site, rendered: all clients as committed, on one page; no key and no address known."""

from pathlib import Path

from reports.history import Trail
from reports.model.values import PORTFOLIO
from reports.pages import RECORD, PortfolioView, render_portfolio
from reports.pipeline.on_record import read_record
from reports.pipeline.portfolio import committed_portfolio
from reports.pipeline.rendered import RenderedClient, RenderedFolder
from reports.site.compose import Imprint, footer
from reports.words import Words


def rendered_portfolio(root: Path) -> RenderedClient:
    """Render the portfolio as a site of one version; its day is that of HEAD's commit where the agency is."""
    trail = read_record(root)
    agency = trail.agency()
    view = PortfolioView(agency, committed_portfolio(trail), Words(agency.language), trail.head)
    line = view.words("site.portfolio-footer", agency=agency.name)
    imprint = Imprint(agency.name, footer(line, agency.legal))
    day = view.words.date(view.portfolio.as_of)
    return RenderedClient(
        id=PORTFOLIO,
        name=agency.name,
        language=agency.language,
        address=None,
        commits=trail.length,
        changed_at=_committed_at(trail),
        next_update=None,
        versions=(RenderedFolder(PORTFOLIO, day, imprint, render_portfolio(view)),),
        record=RenderedFolder(RECORD, RECORD, imprint, ()),
        files={},
    )


def _committed_at(trail: Trail) -> int:
    return int(trail.newest("UTC").committed.timestamp())
