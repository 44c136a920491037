"""Money as it was written → amounts whose point was probably meant to mark thousands."""

from collections.abc import Iterator
from decimal import Decimal

from reports.rules.rule import Finding
from reports.rules.view import AGREEMENT, View
from reports.source import Path

_THREE_DECIMALS = -3
_Amount = tuple[str, Path, Decimal | None]
"""The file, the place in it, and what stands there."""


def doubtful_amount(view: View) -> Iterator[Finding]:
    """Find amounts with exactly three decimals: `1.200` is one and a fifth, and hardly ever meant so."""
    for name, path, amount in _amounts(view):
        if amount is not None and amount.as_tuple().exponent == _THREE_DECIMALS:
            written = format(amount, "f")
            hint = f"Write `{written.replace('.', '')}` if thousands were meant; else leave out what is no cent."
            yield Finding(name, path, f"`{written}` is less than {int(abs(amount)) + 1}: a point begins decimals", hint)


def _amounts(view: View) -> Iterator[_Amount]:
    terms = view.client.agreement
    for item, milestone in terms.milestones.items():
        yield AGREEMENT, ("milestones", item, "instalment"), milestone.instalment
    if terms.budget:
        yield AGREEMENT, ("budget", "contingency"), terms.budget.contingency
        for item, line in terms.budget.lines.items():
            yield AGREEMENT, ("budget", "lines", item, "amount"), line.amount
    for item, change in view.client.changes.items():
        for way, option in change.options.items():
            yield f"changes/{item}.yml", ("options", way, "budget"), option.budget
    for told in view.open_updates:
        for item, spending in told.update.budget.items():
            yield told.name, ("budget", item, "spent"), spending.spent
            yield told.name, ("budget", item, "forecast"), spending.forecast
