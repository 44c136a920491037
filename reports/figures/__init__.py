"""Model → figures: everything that is computed of one client, pure, as of one day."""

from reports.figures.measure import measure

__all__ = ["measure"]
