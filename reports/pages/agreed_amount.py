"""The agreed amount's steps and change requests → rows: which request changed it, since when and by how much."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from reports.figures.effects import option_effects, terms_before
from reports.figures.money import AgreedStep, BudgetFigures
from reports.model import ChangeRequest
from reports.model.document_state import State
from reports.pages.request_state import is_undecided
from reports.pages.views import VersionView
from reports.words import Words


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: `requests` are the requests that it carries out, id and title; `difference` is "" for the first."""

    said: str
    requests: tuple[tuple[str, str], ...]
    since: str
    difference: str
    agreed: str


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A request that is not in the agreed amount, and what it would do to it."""

    id: str
    title: str
    said: str


def step_rows(view: VersionView, budget: BudgetFigures) -> list[StepRow]:
    """Return the first amount, and every change of it."""
    return [_step(view, step) for step in budget.steps]


def changed_by(words: Words, difference: Decimal, currency: str = "") -> str:
    """Say a change: `2,400 more`, `500 less`; with a currency `2,400 EUR more`."""
    amount = words.money(abs(difference), currency) if currency else words.amount(abs(difference))
    return words("change.more" if difference > 0 else "change.less", amount=amount)


def _step(view: VersionView, step: AgreedStep) -> StepRow:
    words, first = view.words, step.after == 0
    requests = () if first else tuple(_carried(view, step))
    return StepRow(
        said=words("budget.step.first") if first else words("budget.step.changed", number=step.version),
        requests=requests,
        since=words.date(step.since, "year"),
        difference="" if first else changed_by(words, step.difference),
        agreed=words.amount(step.agreed),
    )


def _carried(view: VersionView, step: AgreedStep) -> Iterator[tuple[str, str]]:
    """Yield the requests that touch money and that the wordings up to this step carry out."""
    for name, request in view.client.changes.items():
        state = view.states[name]
        touches = request.goodwill is False and any(option.budget for option in request.options.values())
        if touches and state.carried and step.after < state.carried.number <= step.version:
            yield name, request.title


def open_rows(view: VersionView) -> list[OpenRow]:
    """Return the requests that would change the agreed amount: those to be decided, and decided ones not yet in it."""
    return [row for name, request in view.client.changes.items() if (row := _open(view, name, request))]


def _open(view: VersionView, name: str, request: ChangeRequest) -> OpenRow | None:
    words, state = view.words, view.states[name]
    effects = option_effects(request, terms_before(request, view.baselines))
    asked = (state.option,) if state.option else tuple(request.options)
    money = [money for option in asked if option in effects and (money := effects[option].money)]
    changes = [(one.difference, one.currency) for one in money if one.difference]
    if not changes:
        return None
    amounts = words("budget.or").join(dict.fromkeys(changed_by(words, *change) for change in changes))
    if is_undecided(state):
        return OpenRow(name, request.title, words("budget.open", amounts=amounts))
    if state.state in {State.NOT_APPLIED, State.ACCEPTED}:
        return OpenRow(name, request.title, words("budget.not-in-terms", amounts=amounts))
    return None


def favour_rows(requests: Iterable[tuple[str, ChangeRequest]]) -> list[tuple[str, str]]:
    """Return the favours: done and not charged."""
    return [(name, request.title) for name, request in requests if request.goodwill and request.decision]
