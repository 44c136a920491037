"""Change requests beside the terms → decisions that were never carried out, and money that nobody was asked for."""

from collections.abc import Iterator
from decimal import Decimal

from reports.model.change_request import ChangeRequest, Decision
from reports.rules.rule import Finding
from reports.rules.telling import percent
from reports.rules.view import AGREEMENT, View


def request_not_applied(view: View) -> Iterator[Finding]:
    """Find dates that a decided request promises, and that the terms do not have."""
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
        yield Finding(
            told.name, ("budget",), message, f"Ask first: write {view.shelf.file(_next_request(view))}.", key=True
        )


def _is_asked(view: View) -> bool:
    """Whether a request for more money waits for its decision."""
    open_requests = (change for change in view.client.changes.values() if change.decision is None)
    return any(option.budget and option.budget > 0 for change in open_requests for option in change.options.values())


def _next_request(view: View) -> str:
    numbers = [int(item.removeprefix("cr-")) for item in view.client.changes]
    return f"changes/cr-{max(numbers, default=0) + 1:03}.yml"


def _plain(amount: Decimal) -> str:
    return format(amount.normalize(), "f")
