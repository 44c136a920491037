"""The budget as measured → figures, bar, burn-up and rows, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from reports import charts
from reports.figures.money import BudgetFigures, MoneyLine
from reports.pages.figures_in_words import difference, hours_worked
from reports.pages.prose import inline
from reports.pages.template import say, trusted
from reports.pages.views import VersionView
from reports.words import Words

_LONGEST = 8
"""Up to so many letters of an amount leave room for three more in a row."""


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One line of the budget; `hours` says how long was worked on it, where that is known."""

    name: str
    why: Markup
    hours: str
    agreed: str
    used: str
    forecast: str
    difference: str


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The budget, ready to be placed; `course` has a row a reported day: day, agreed, used, forecast."""

    currency: str
    total: MoneyRow
    left: str
    used_share: str
    rows: tuple[MoneyRow, ...]
    month: str
    payment: Markup
    reserve: str
    pace: str
    bar: Markup
    burn_up: Markup
    course: tuple[tuple[str, str, str, str], ...]

    @property
    def is_long(self) -> bool:
        """Whether its amounts are too long for four of them in a row on a phone: millions are."""
        return len(self.total.agreed) > _LONGEST


def budget_view(view: VersionView) -> BudgetView | None:
    """Prepare the budget; None where no budget was agreed."""
    budget, words = view.figures.budget, view.words
    if budget is None:
        return None
    period = view.figures.period
    share = words.percent(budget.used_percent) if budget.used_percent is not None else ""
    return BudgetView(
        currency=words.currency(budget.currency),
        total=_total(words, budget),
        left=words.amount(budget.left),
        used_share=words("money.of-it", share=share) if share else "",
        rows=tuple(_row(words, line) for line in budget.lines),
        month=words("money.month", month=words.month(period.last)) if budget.basis == "retainer" and period else "",
        payment=next_instalment(view),
        reserve=words("money.reserve", amount=words.money(budget.contingency, budget.currency))
        if budget.contingency
        else "",
        pace=_pace(words, budget),
        bar=trusted(charts.budget_bar(budget, words)),
        burn_up=burn_up(view, budget, (charts.Size.WIDE, charts.Size.NARROW)),
        course=tuple(
            (words.date(point.on), words.amount(point.agreed), words.amount(point.used), words.amount(point.forecast))
            for point in budget.course
        ),
    )


def burn_up(view: VersionView, budget: BudgetFigures, sizes: Iterable[charts.Size], *, ahead: bool = False) -> Markup:
    """Draw the course of the money once for each size of place; `ahead` with its range and its even use."""
    schedule, as_of = view.figures.schedule, view.figures.as_of
    drawn = [charts.burn_up(budget, schedule, as_of, view.words, size, ahead=ahead) for size in sizes]
    return trusted("".join(drawn))


def _total(words: Words, budget: BudgetFigures) -> MoneyRow:
    said = difference(words, budget.variance)
    return MoneyRow(
        words("money.together"),
        Markup(),
        "",
        words.amount(budget.agreed),
        words.amount(budget.used),
        words.amount(budget.forecast),
        said,
    )


def _row(words: Words, line: MoneyLine) -> MoneyRow:
    why = inline(line.why) if line.why else Markup()
    agreed, used, forecast = words.amount(line.agreed), words.amount(line.used), words.amount(line.forecast)
    return MoneyRow(line.name, why, _hours(words, line), agreed, used, forecast, difference(words, line.variance))


def _hours(words: Words, line: MoneyLine) -> str:
    if line.hours is None:
        return ""
    hours = hours_worked(words, line.hours)
    if line.hours_agreed is None:
        return words("money.hours", hours=hours)
    return words("money.hours-agreed", hours=hours, agreed=hours_worked(words, line.hours_agreed))


def next_instalment(view: VersionView) -> Markup:
    """Say which payment a milestone releases next, nothing where none does."""
    words, budget = view.words, view.figures.budget
    payment = budget.next_payment if budget else None
    if budget is None or payment is None:
        return Markup()
    named = view.client.agreement.milestones.get(payment.milestone)
    name = named.name if named else payment.milestone
    amount = words.money(payment.amount, budget.currency)
    return say(words, "money.payment", amount=amount, name=name, date=words.date(payment.on, "long"))


def _pace(words: Words, budget: BudgetFigures) -> str:
    if budget.elapsed is None or budget.used_percent is None:
        return ""
    return words("money.pace", time=words.percent(budget.elapsed), money=words.percent(budget.used_percent))
