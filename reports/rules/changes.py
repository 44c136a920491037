"""Change requests beside the terms → decisions that were never carried out, and money that nobody was asked for."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from reports.history import AGREEMENT as TERMS
from reports.model import Agreement, AgreementVersion
from reports.model.change_request import ChangeRequest, Decision
from reports.model.document_state import DocumentState, State
from reports.rules.rule import Finding
from reports.rules.telling import percent
from reports.rules.view import AGREEMENT, View
from reports.source.wording import did_you_mean, there_are


def request_not_applied(view: View) -> Iterator[Finding]:
    """Find dates and money that a decided request promises, and that the terms do not have."""
    yield from _results_not_there(view)
    yield from _dates_not_applied(view)
    yield from _money_not_applied(view)


def _results_not_there(view: View) -> Iterator[Finding]:
    """Find a `result` that the terms never were, and an option that all accepted and nobody wrote down as decided."""
    for item, change in view.client.changes.items():
        state = view.states.get(item)
        if state and state.state is State.NOT_APPLIED and change.result:
            message = f"{AGREEMENT} never had the terms that carry this out"
            hint = "Write them into it, and copy their digest from `aboveboard new acceptance`."
            yield Finding(f"changes/{item}.yml", ("result",), message, hint, key=True)
        elif state and state.state is State.ACCEPTED and state.option:
            message = f"all accepted `{state.option}`, and no decision is written down"
            yield Finding(f"changes/{item}.yml", (), message, f"Add `decision:` with `option: {state.option}`.")


def other_option(view: View) -> Iterator[Finding]:
    """Find what was accepted, decided or carried out, and is not the option that the other says."""
    for item, change in view.client.changes.items():
        state = view.states.get(item)
        if state:
            yield from _accepted_otherwise(change, state)
            yield from _carried_otherwise(item, change, state)


def _accepted_otherwise(change: ChangeRequest, state: DocumentState) -> Iterator[Finding]:
    """Find an acceptance of this wording whose option the request does not have, or did not come to."""
    for one in state.of_this_wording:
        told = one.acceptance
        if one.fault or told.decision != "accept" or told.option is None:
            continue
        file = f"acceptances/{one.id}.yml"
        if told.option not in change.options:
            message = f"`{told.option}` is no option of `{told.document}`; {there_are(change.options)}"
            yield Finding(file, ("option",), message, did_you_mean(told.option, change.options))
        elif change.decision and change.decision.option != told.option:
            message = f"`{told.by}` accepted `{told.option}`, and `{told.document}` is decided as `{state.option}`"
            yield Finding(file, ("option",), message, f"Correct the decision, or ask `{told.by}` again.")


def _carried_otherwise(item: str, change: ChangeRequest, state: DocumentState) -> Iterator[Finding]:
    """Find a `result` whose terms do not have the days that were decided, or have the money from before."""
    option, carried, base = change.chosen, state.carried, change.base
    if option is None or carried is None or carried.digest != change.result:
        return
    agreed = {name: milestone.due for name, milestone in carried.agreement.milestones.items()}
    wrong = [f"`{name}` on {agreed[name]}" for name, due in option.milestones.items() if agreed.get(name, due) != due]
    if option.budget and base == change.result:
        wrong.append("the money from before")
    if wrong:
        message = f"these terms have {' and '.join(wrong)}, which is not what was decided"
        yield Finding(f"changes/{item}.yml", ("result",), message, "Name the terms that carry the decision out.")


def stale_request(view: View) -> Iterator[Finding]:
    """Find open requests that set out from terms that are not in force any more."""
    for item in view.client.changes:
        state = view.states.get(item)
        if state and state.state is State.STALE:
            message = "the terms in force are not those that this request sets out from"
            held = view.states[TERMS].in_force
            hint = (
                f"Look at its options again, write `base: {held.digest if held else ''}`, and have it accepted again."
            )
            yield Finding(f"changes/{item}.yml", ("base",), message, hint)


def _dates_not_applied(view: View) -> Iterator[Finding]:
    milestones = view.client.agreement.milestones
    decided = [(item, change, change.decision) for item, change in view.client.changes.items() if change.decision]
    decided.sort(key=_order)
    newest: dict[str, str] = {
        milestone: item for item, change, _ in decided if change.chosen for milestone in change.chosen.milestones
    }
    for item, change, decision in decided:
        for milestone, due in change.chosen.milestones.items() if change.chosen else ():
            agreed = milestones.get(milestone)
            if newest[milestone] == item and agreed and agreed.due != due:
                message = f"decided on {decision.on}: `{milestone}` moves to {due}; {AGREEMENT} still says {agreed.due}"
                yield Finding(f"changes/{item}.yml", ("decision",), message, f"Write {due} into {AGREEMENT}.", key=True)


def _money_not_applied(view: View) -> Iterator[Finding]:
    """Find money that is as it was before the decision; nothing without history, which tells what it was."""
    changes = [(item, one.decision, one.chosen.budget) for item, one in view.client.changes.items() if one.chosen]
    money = [(item, decision, amount) for item, decision, amount in changes if decision and amount]
    wordings = view.history.wordings() if view.history and money else ()
    now = _total(view.client.agreement)
    for item, decision, amount in money:
        wording = _before(wordings, decision.on)
        before = _total(wording.agreement) if wording else None
        if now is None or before is None or wording is None:
            continue
        since = [other for name, later, other in money if name != item and later.on > wording.on]
        others = sum(since, Decimal(0))
        if now in {before, before + others} and now != before + others + amount:
            message = (
                f"decided on {decision.on}: the agreed money changes by {_plain(amount)}; "
                f"{AGREEMENT} still adds up to {_plain(now)}"
            )
            hint = f"Write into its `budget` what is agreed now, {_plain(before + amount + others)} together."
            yield Finding(f"changes/{item}.yml", ("decision",), message, hint, key=True)


def _before(wordings: Sequence[AgreementVersion], day: date) -> AgreementVersion | None:
    """Return the last wording of the terms before a day; None where history begins later."""
    return next((wording for wording in reversed(wordings) if wording.on < day), None)


def _total(agreement: Agreement) -> Decimal | None:
    budget = agreement.budget
    return sum((line.amount for line in budget.lines.values()), Decimal(0)) if budget else None


def _order(one: tuple[str, ChangeRequest, Decision]) -> tuple[object, str]:
    return one[2].on, one[0]


def beyond_tolerance(view: View) -> Iterator[Finding]:
    """Find a forecast of money beyond the agreed tolerance, where no request is on the table."""
    told, budget = view.newest, view.client.agreement.budget
    if told is None or budget is None or budget.tolerance is None or _is_asked(view):
        return
    money = view.figures.budget
    if money and money.agreed and money.forecast > money.agreed * (1 + budget.tolerance / 100):
        over = percent(-100 * money.variance / money.agreed)
        message = (
            f"the forecast is {_plain(money.forecast)} {money.currency}, {over} % above the agreed "
            f"{_plain(money.agreed)}; beyond {percent(budget.tolerance)} % needs a change request"
        )
        hint = f"Ask first: aboveboard new change {view.client.id}"
        yield Finding(told.name, ("budget",), message, hint, key=True)


def _is_asked(view: View) -> bool:
    """Whether a request for more money waits for its decision."""
    open_requests = (change for change in view.client.changes.values() if change.decision is None)
    return any(option.budget and option.budget > 0 for change in open_requests for option in change.options.values())


def _plain(amount: Decimal) -> str:
    return format(amount.normalize(), "f")
