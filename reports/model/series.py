"""metrics/cost-per-lead.csv: an agreed metric's values by day. The file is called as the goal that it measures."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class MetricPoint:
    """A metric's value on a day, in the goal's unit; `note` says what happened then."""

    on: date
    value: Decimal
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one metric, oldest first, one a day at most."""

    points: tuple[MetricPoint, ...]
