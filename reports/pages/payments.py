"""How an agreement is paid, and what was reached → which payment comes next, and every one that was agreed."""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from reports.figures.figures import Dated
from reports.figures.money import BudgetFigures
from reports.model.agreement import Budget
from reports.pages.money import next_instalment
from reports.pages.template import say
from reports.pages.terms_state import terms_state
from reports.pages.views import VersionView


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One agreed payment: with which milestone, how much, and when; `reached` where that milestone is."""

    name: str
    amount: str
    when: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Payments:
    """What is known of the next payment, in a sentence; a row for each that the terms name."""

    said: Markup
    rows: tuple[PaymentRow, ...] = ()


def payments(view: VersionView, agreed: Budget, budget: BudgetFigures) -> Payments | None:
    """Prepare the payments; None where the terms do not say when money is due."""
    if agreed.payment is None:
        return None
    if agreed.payment == "monthly":
        return Payments(_monthly(view, budget))
    if agreed.payment == "on-signature":
        return Payments(_on_signature(view, budget))
    rows = tuple(_row(view, one) for one in view.figures.schedule.milestones if one.instalment)
    return Payments(next_instalment(view) or say(view.words, "budget.pay.all-reached"), rows)


def _monthly(view: VersionView, budget: BudgetFigures) -> Markup:
    """Say what the month's invoice comes to: of a retainer its amount, by time what was used in the month so far."""
    words, period = view.words, view.figures.period
    month = words.month(period.last if period else view.figures.as_of)
    if budget.basis == "fixed":
        return say(words, "agreement.payment.monthly")
    amount = budget.agreed if budget.basis == "retainer" else budget.used_this_month
    return say(words, f"budget.pay.month.{budget.basis}", amount=words.money(amount, budget.currency), month=month)


def _on_signature(view: VersionView, budget: BudgetFigures) -> Markup:
    if terms_state(view).in_force:
        return say(view.words, "budget.pay.signed")
    return say(view.words, "budget.pay.unsigned", amount=view.words.money(budget.agreed, budget.currency))


def _row(view: VersionView, milestone: Dated) -> PaymentRow:
    words, day = view.words, milestone.reached or milestone.forecast
    said = "budget.pay.reached" if milestone.reached else "budget.pay.forecast"
    when = words(said, date=words.date(day, "year")) if day else words("plan.no-date")
    return PaymentRow(
        milestone.name, words.amount(milestone.instalment or Decimal(0)), when, milestone.reached is not None
    )
