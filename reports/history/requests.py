"""A change request beside the terms → whether its decision stands in them, and whether it still sets out from them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from reports.model import Agreement, AgreementVersion, ChangeRequest
from reports.model.change_request import Option
from reports.model.document_state import DocumentState, State

_FIRST = frozenset({State.EVIDENCE_ALTERED})
"""What is told of a request before anything else."""
_UNDECIDED = frozenset({State.OPEN, State.PARTLY_ACCEPTED, State.ACCEPTED, State.CHANGED_SINCE_ACCEPTED})


def request_state(
    request: ChangeRequest, known: DocumentState, versions: Sequence[AgreementVersion], terms: DocumentState
) -> DocumentState:
    """Return a request's state: what its acceptances make of it, and beyond that what became of its decision."""
    if known.state in _FIRST:
        return known
    in_force = terms.in_force.digest if terms.in_force else None
    if request.decision:
        state = _carried(request, request.decision.option, versions, request.decision.on)
        return replace(known, state=state, option=request.decision.option)
    if known.state in _UNDECIDED and request.base and in_force and request.base != in_force:
        return replace(known, state=State.STALE)
    return known


def _carried(request: ChangeRequest, chosen: str, versions: Sequence[AgreementVersion], day: date) -> State:
    """Return whether a decision is in the terms; its `result` is looked for where history reaches back so far."""
    if request.result and any(one.digest == request.result for one in versions):
        return State.APPLIED
    if request.result and versions[0].on <= day:
        return State.NOT_APPLIED
    option = request.options.get(chosen)
    if option is None or request.goodwill or not (option.budget or option.milestones):
        return State.DECIDED
    before = next((one for one in reversed(versions) if one.on < day), None)
    since = [one for one in versions if one.on >= day] or [versions[-1]]
    done = any(_stands_in(option, one.agreement, before.agreement if before else None) for one in since)
    return State.APPLIED if done else State.NOT_APPLIED


def _stands_in(option: Option, terms: Agreement, before: Agreement | None) -> bool:
    """Whether terms have an option's dates, and other money than before where it changes money.

    Other requests may change money at the same time, so how much is not asked; without history it is believed.
    """
    agreed = {name: milestone.due for name, milestone in terms.milestones.items()}
    dates = all(agreed.get(name, due) == due for name, due in option.milestones.items())
    return dates and (not option.budget or before is None or _sum(terms) != _sum(before))


def _sum(terms: Agreement) -> Decimal:
    return sum((line.amount for line in terms.budget.lines.values()), Decimal(0)) if terms.budget else Decimal(0)
