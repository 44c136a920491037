"""What is measured of one client's money: the values that pages show. Amounts in the budget's currency."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One budget line: agreed amount, used, forecast at the end, and agreed - forecast (negative: above).

    `hours` were worked on it, `hours_agreed` are those of the terms; None where no time sheet or no term speaks of it.
    """

    id: str
    name: str
    agreed: Decimal
    used: Decimal
    forecast: Decimal
    variance: Decimal
    why: str | None
    hours: Decimal | None
    hours_agreed: Decimal | None


@dataclass(frozen=True, slots=True)
class BudgetPoint:
    """Money used in total by one update's day, with the agreed amount and the forecast as they stood on that day."""

    on: date
    period: str
    agreed: Decimal
    used: Decimal
    forecast: Decimal


@dataclass(frozen=True, slots=True)
class AgreedStep:
    """The agreed amount since a day, in the wording `version` of the terms; `difference` to the amount before it.

    `after` is the number of the wording that the amount stood in before, 0 for the first.
    """

    since: date
    version: int
    after: int
    agreed: Decimal
    difference: Decimal


@dataclass(frozen=True, slots=True)
class ForecastRange:
    """Between which amounts the end lies if it differs from the agreed amount as it did before.

    `told` counts what that is known from: reports with a forecast, of a retainer whole months.
    """

    low: Decimal
    high: Decimal
    told: int


@dataclass(frozen=True, slots=True)
class NextPayment:
    """The instalment that falls due with the next milestone that has one; `milestone` is its id."""

    amount: Decimal
    milestone: str
    on: date


@dataclass(frozen=True, slots=True)
class BudgetFigures:
    """Money in total, a retainer's in the period's month; left = agreed - used, variance = agreed - forecast.

    `steps` are the agreed amounts one after the other, oldest first and never empty; `months` of a retainer the last
    report of each month.
    """

    currency: str
    basis: str
    lines: tuple[MoneyLine, ...]
    agreed: Decimal
    steps: tuple[AgreedStep, ...]
    used: Decimal
    left: Decimal
    forecast: Decimal
    forecast_range: ForecastRange | None
    variance: Decimal
    contingency: Decimal | None
    used_percent: Decimal | None
    elapsed: Decimal | None
    course: tuple[BudgetPoint, ...]
    months: tuple[BudgetPoint, ...]
    used_this_month: Decimal
    next_payment: NextPayment | None

    @property
    def first_agreed(self) -> Decimal:
        """The amount that was agreed first."""
        return self.steps[0].agreed
