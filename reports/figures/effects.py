"""A change request and the agreed terms → what each of its options does to money, dates and work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports.model import Agreement, Baselines, ChangeRequest
from reports.model.agreement import Budget
from reports.model.change_request import Option

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class MoneyEffect:
    """What an option does to the agreed money: `difference` is more where positive; of a retainer both are a month's.

    `share` is the difference in per cent of what is agreed, None where nothing is agreed.
    """

    difference: Decimal
    agreed: Decimal
    currency: str
    basis: str

    @property
    def share(self) -> Decimal | None:
        """The difference in per cent of the agreed."""
        return _HUNDRED * self.difference / self.agreed if self.agreed else None


@dataclass(frozen=True, slots=True)
class MilestoneEffect:
    """A milestone that one of the options moves: its agreed day (None where it is new), and its day with this one."""

    id: str
    name: str
    agreed: date | None
    new: date | None

    @property
    def days(self) -> int:
        """By how many days it comes later; earlier where negative, 0 where it stays."""
        return (self.new - self.agreed).days if self.new and self.agreed else 0


@dataclass(frozen=True, slots=True)
class OptionEffect:
    """What one option does. `money` is None without an agreed budget and without a difference.

    `milestones` are those that any option of the request moves, by their agreed day, so that options can be compared.
    """

    money: MoneyEffect | None
    milestones: tuple[MilestoneEffect, ...]
    hours: Decimal | None


def option_effects(request: ChangeRequest, terms: Agreement) -> Mapping[str, OptionEffect]:
    """Return what each option of a request does to some terms, by the option's id."""
    moved = _moved(request, terms)
    return {name: _effect(option, terms, moved) for name, option in request.options.items()}


def terms_before(request: ChangeRequest, baselines: Baselines) -> Agreement:
    """Return the terms that a request was weighed against: those that it names as its base, where they are known.

    Else they are those of the day before it was decided; while it is open, what holds.
    """
    base = next((version for version in baselines.versions if version.digest == request.base), None)
    if base:
        return base.agreement
    if request.decision is None:
        return baselines.promised.agreement
    known = [version for version in baselines.versions if version.on < request.decision.on]
    return (known[-1] if known else baselines.first).agreement


def _effect(option: Option, terms: Agreement, moved: list[str]) -> OptionEffect:
    return OptionEffect(
        money=_money(option, terms.budget),
        milestones=tuple(_milestone(name, option, terms) for name in moved),
        hours=option.hours,
    )


def _money(option: Option, budget: Budget | None) -> MoneyEffect | None:
    difference = option.budget or Decimal(0)
    if budget is None:
        return MoneyEffect(difference, Decimal(0), "", "fixed") if difference else None
    agreed = sum((line.amount for line in budget.lines.values()), Decimal(0))
    return MoneyEffect(difference, agreed, budget.currency, budget.basis)


def _milestone(name: str, option: Option, terms: Agreement) -> MilestoneEffect:
    milestone = terms.milestones.get(name)
    agreed = milestone.due if milestone else None
    return MilestoneEffect(name, milestone.name if milestone else name, agreed, option.milestones.get(name, agreed))


def _moved(request: ChangeRequest, terms: Agreement) -> list[str]:
    """Return the ids of the milestones that any option gives another day, by their agreed day, new ones last."""
    agreed = {name: milestone.due for name, milestone in terms.milestones.items()}
    days = [(name, day) for option in request.options.values() for name, day in option.milestones.items()]
    moved = dict.fromkeys(name for name, day in days if agreed.get(name) != day)
    return sorted(moved, key=lambda name: agreed.get(name, date.max))
