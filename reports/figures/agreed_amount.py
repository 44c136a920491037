"""Wordings of the terms → the agreed amount of money, and every step that it took."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports.figures.money import AgreedStep
from reports.model import AgreementVersion, Baselines
from reports.model.agreement import Budget


@dataclass(frozen=True, slots=True)
class AgreedBudget:
    """A budget and the day since when it was agreed; `version` is the number of its wording."""

    since: date
    version: int
    budget: Budget


def agreed_budgets(baselines: Baselines, budget: Budget) -> tuple[AgreedBudget, ...]:
    """Return the budgets up to the promised one that can be set beside it, oldest first; never empty.

    They are those that were in force; before anything was accepted, those that were written. One in another currency,
    or by the month where the other is not, is none of them, and neither is any before it.
    """
    known = [
        AgreedBudget(since, version.number, found)
        for since, version in _wordings(baselines)
        if (found := version.agreement.budget)
    ]
    unlike = [place for place, one in enumerate(known) if _terms(one.budget) != _terms(budget)]
    return tuple(known[unlike[-1] + 1 if unlike else 0 :])


def agreed_in_all(budget: Budget) -> Decimal:
    """Return the agreed amount of all lines; what is held back is no part of it."""
    return sum((line.amount for line in budget.lines.values()), Decimal(0))


def agreed_on(budgets: Sequence[AgreedBudget], day: date) -> Budget:
    """Return the budget that was agreed on a day, before the first one that first one."""
    return next((one.budget for one in reversed(budgets) if one.since <= day), budgets[0].budget)


def agreed_steps(budgets: Sequence[AgreedBudget]) -> tuple[AgreedStep, ...]:
    """Return the first amount and every wording that changed it."""
    first, *others = budgets
    steps = [AgreedStep(first.since, first.version, 0, agreed_in_all(first.budget), Decimal(0))]
    before = first.version
    for one in others:
        difference = agreed_in_all(one.budget) - steps[-1].agreed
        if difference:
            steps.append(AgreedStep(one.since, one.version, before, agreed_in_all(one.budget), difference))
        before = one.version
    return tuple(steps)


def _terms(budget: Budget) -> tuple[str, bool]:
    return budget.currency, budget.basis == "retainer"


def _wordings(baselines: Baselines) -> list[tuple[date, AgreementVersion]]:
    promised = baselines.promised
    held = [(one.since, one.version) for one in baselines.held]
    if held and held[-1][1].digest == promised.digest:
        return held
    last = max(place for place, version in enumerate(baselines.versions) if version.digest == promised.digest)
    return [(version.on, version) for version in baselines.versions[: last + 1]]
