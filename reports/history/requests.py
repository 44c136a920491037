"""A change request beside the terms → whether its decision stands in them, and whether it still sets out from them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from reports.model import Agreement, AgreementVersion, ChangeRequest
from reports.model.change_request import Decision, Option
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
    if known.option not in request.options:
        known = replace(known, option=None)
    if request.decision:
        return _decided(request, request.decision, known, versions)
    known = replace(known, carried=_proposed(request, known.option, versions, terms))
    return replace(known, state=State.STALE) if _is_stale(request, known, terms.in_force) else known


def _is_stale(request: ChangeRequest, known: DocumentState, in_force: AgreementVersion | None) -> bool:
    """Whether a request sets out from other terms than those in force; not so where these are what was accepted."""
    if known.state not in _UNDECIDED or request.base is None or in_force is None or request.base == in_force.digest:
        return False
    return known.state is not State.ACCEPTED or known.carried is None or known.carried.digest != in_force.digest


def _decided(
    request: ChangeRequest, decision: Decision, known: DocumentState, versions: Sequence[AgreementVersion]
) -> DocumentState:
    """Return whether a decision is in the terms; its `result` is looked for where history reaches back so far."""
    known, option = replace(known, option=decision.option), request.options.get(decision.option)
    named, reaches = _result(request, versions), versions[0].on <= decision.on
    if named or (request.result and reaches):
        return replace(known, state=State.APPLIED if named else State.NOT_APPLIED, carried=named)
    if option is None or request.goodwill or not (option.budget or option.milestones):
        return replace(known, state=State.DECIDED)
    carried = _carrying(option, versions, decision.on)
    return replace(known, state=State.APPLIED if carried else State.NOT_APPLIED, carried=carried)


def _result(request: ChangeRequest, versions: Sequence[AgreementVersion]) -> AgreementVersion | None:
    """Return the wording that a request names as the one that carries it out."""
    return next((one for one in versions if one.digest == request.result), None)


def _carrying(option: Option, versions: Sequence[AgreementVersion], day: date) -> AgreementVersion | None:
    """Return the first wording since a day that has an option's dates, and other money where it changes money.

    Other requests may change money at the same time, so how much is not asked; without history it is believed.
    """
    before = next((one for one in reversed(versions) if one.on < day), None)
    since = [one for one in versions if one.on >= day] or [versions[-1]]
    had = _sum(before.agreement) if before else None
    return next((one for one in since if _stands_in(option, one.agreement, had)), None)


def _proposed(
    request: ChangeRequest, accepted: str | None, versions: Sequence[AgreementVersion], terms: DocumentState
) -> AgreementVersion | None:
    """Return the wording that carries out an undecided request, or would: the one that it names.

    Without one it is the newest, where that differs from the terms that the request sets out from by all that one of
    its options changes.
    """
    if request.result:
        return _result(request, versions)
    now = versions[-1]
    base = next((one for one in versions if one.digest == request.base), terms.in_force)
    if base is None or base.digest == now.digest:
        return None
    options = [option for name, option in request.options.items() if accepted in {name, None}]
    return now if any(_is_the_difference(one, base.agreement, now.agreement) for one in options) else None


def _is_the_difference(option: Option, base: Agreement, now: Agreement) -> bool:
    agreed = {name: milestone.due for name, milestone in base.milestones.items()}
    money = _sum(now) - _sum(base) == (option.budget or 0)
    moved = any(agreed.get(name) != due for name, due in option.milestones.items())
    return money and (moved or bool(option.budget)) and _stands_in(option, now, None)


def _stands_in(option: Option, terms: Agreement, had: Decimal | None) -> bool:
    """Whether terms have an option's dates, and other money than there was where it changes money."""
    agreed = {name: milestone.due for name, milestone in terms.milestones.items()}
    dates = all(agreed.get(name, due) == due for name, due in option.milestones.items())
    return dates and (not option.budget or had is None or _sum(terms) != had)


def _sum(terms: Agreement) -> Decimal:
    return sum((line.amount for line in terms.budget.lines.values()), Decimal(0)) if terms.budget else Decimal(0)
