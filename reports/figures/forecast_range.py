"""Forecasts so far, or months so far → between which amounts the end may lie."""

from collections.abc import Sequence
from decimal import Decimal

from reports.figures.money import BudgetPoint, ForecastRange

LAST_REPORTS = 8
"""How many reports, of a retainer how many months, the range looks back on."""
FEWEST = 3
"""With fewer there is no range."""


def range_of_forecasts(
    course: Sequence[BudgetPoint], agreed: Decimal, used: Decimal, forecast: Decimal
) -> ForecastRange | None:
    """Return how far the last forecasts lay from what was agreed on their day, set off from what is agreed now."""
    return _range([agreed + point.forecast - point.agreed for point in course[-LAST_REPORTS:]], used, forecast)


def range_of_months(
    months: Sequence[BudgetPoint], agreed: Decimal, used: Decimal, forecast: Decimal
) -> ForecastRange | None:
    """Return how far the use of whole months lay from what was agreed for them, set off from what is agreed now."""
    return _range([agreed + month.used - month.agreed for month in months[-LAST_REPORTS:]], used, forecast)


def _range(ends: Sequence[Decimal], used: Decimal, forecast: Decimal) -> ForecastRange | None:
    """Return the range of some ends; None where too little is known, or where nothing ever differed.

    It is never below what is used, and today's forecast always lies within it.
    """
    if len(ends) < FEWEST:
        return None
    low, high = max(used, min(*ends, forecast)), max(*ends, forecast)
    return ForecastRange(low, high, len(ends)) if low < high else None
