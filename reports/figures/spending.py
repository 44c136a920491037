"""What updates say of money → each line as it stands, and the total after every update."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.figures.agreed_amount import AgreedBudget, agreed_in_all, agreed_on
from reports.figures.money import BudgetPoint
from reports.figures.reported import Reported
from reports.model.agreement import Budget, BudgetLine
from reports.model.update import Spending

_NOTHING = Decimal(0)


@dataclass(slots=True)
class Spent:
    """What was said last of one line; `forecast` is None where nobody forecast it."""

    line: BudgetLine
    used: Decimal = _NOTHING
    forecast: Decimal | None = None
    why: str | None = None
    hours: Decimal | None = None

    def hear(self, news: Spending) -> None:
        """Take what an update says."""
        self.used = self.used if news.spent is None else news.spent
        self.forecast = self.forecast if news.forecast is None else news.forecast
        self.why = news.why or self.why

    def ends_at(self, agreed: Decimal) -> Decimal:
        """Return the forecast, the agreed amount without one; what is used already cannot be less at the end."""
        return max(agreed if self.forecast is None else self.forecast, self.used)


def lines_of(budget: Budget) -> dict[str, Spent]:
    """Return the lines of a budget, of which nothing is said yet."""
    return {line_id: Spent(line) for line_id, line in budget.lines.items()}


def spending(
    spent: Mapping[str, Spent], reported: Iterable[Reported], agreed: Sequence[AgreedBudget]
) -> Iterator[BudgetPoint]:
    """Yield the totals after every update that speaks of money, against what was agreed on its day.

    Lines that the terms do not know are left out.
    """
    for report in reported:
        known = [(spent[line_id], news) for line_id, news in report.update.budget.items() if line_id in spent]
        for line, news in known:
            line.hear(news)
        if known:
            yield _point(spent, report, agreed_on(agreed, report.on))


def _point(spent: Mapping[str, Spent], report: Reported, then: Budget) -> BudgetPoint:
    """Return the totals; a line that came later was nothing then, one that is gone since ends as agreed."""
    agreed = {line_id: then.lines[line_id].amount if line_id in then.lines else _NOTHING for line_id in spent}
    above = sum((line.ends_at(agreed[line_id]) - agreed[line_id] for line_id, line in spent.items()), _NOTHING)
    return BudgetPoint(
        report.on, report.period.name, agreed_in_all(then), used_in_all(spent), agreed_in_all(then) + above
    )


def used_in_all(spent: Mapping[str, Spent]) -> Decimal:
    """Return what is used in total."""
    return sum((line.used for line in spent.values()), _NOTHING)
