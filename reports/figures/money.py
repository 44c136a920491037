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
    """Money used in total by one update's day."""

    on: date
    period: str
    used: Decimal
    forecast: Decimal


@dataclass(frozen=True, slots=True)
class NextPayment:
    """The instalment that falls due with the next milestone that has one; `milestone` is its id."""

    amount: Decimal
    milestone: str
    on: date


@dataclass(frozen=True, slots=True)
class BudgetFigures:
    """Money in total, a retainer's in the period's month; left = agreed - used, variance = agreed - forecast."""

    currency: str
    basis: str
    lines: tuple[MoneyLine, ...]
    agreed: Decimal
    first_agreed: Decimal
    used: Decimal
    left: Decimal
    forecast: Decimal
    variance: Decimal
    contingency: Decimal | None
    used_percent: Decimal | None
    elapsed: Decimal | None
    course: tuple[BudgetPoint, ...]
    next_payment: NextPayment | None
