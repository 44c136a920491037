"""Two wordings of the terms → each term that changes, why if a request asked for it, and who must accept."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reports.changes import Change, compare, explain
from reports.changes.compare import field_of
from reports.model import AgreementVersion, Client
from reports.model.document_state import DocumentState, State
from reports.review.review import Line, Part, Section
from reports.words import Words

_NOT_YET = {
    State.BROKEN_CHAIN: "accepted after other terms than those in force: it must be accepted anew",
    State.REVERTED: "not in force again until it is accepted anew",
    State.EVIDENCE_ALTERED: "accepted, but what shows it is missing or altered",
}
_DUE, _LINES = ("milestones", "due"), ("budget", "lines")


def agreement_sections(
    old: AgreementVersion | None,
    new: AgreementVersion | None,
    state: DocumentState | None,
    client: Client | None,
    words: Words,
) -> Iterator[Section]:
    """Yield what changes in the terms; `state` and `client` are those after it, None where it is gone."""
    changes = compare(old.agreement if old else None, new.agreement if new else None)
    if not changes or new is None or state is None or client is None:
        return
    lines = tuple(_line(change, changes, client, words) for change in changes)
    terms = f"{len(changes)} term{'s' * (len(changes) != 1)}"
    yield Section(Part.AGREEMENT, f"Agreement: {_title(old, new, terms)}", _waiting(new, state), lines)


def _title(old: AgreementVersion | None, new: AgreementVersion, terms: str) -> str:
    if old is None:
        return f"{terms} (v{new.number} proposed)"
    if new.number < old.number:
        return f"{terms} go back (v{old.number} → v{new.number}, as it was before)"
    return f"{terms} change{'s' * terms.startswith('1 ')} (v{old.number} → v{new.number} proposed)"


def _waiting(new: AgreementVersion, state: DocumentState) -> str:
    """Say who has not accepted this very wording yet, or what else keeps it from being in force."""
    approvers = new.agreement.approvers
    rejected = [one.acceptance.by for one in state.rejected]
    for said, ids in (("rejected by", rejected), ("needs acceptance by", state.missing)):
        if ids:
            return f"{said}: {', '.join(one.name for item, one in approvers.items() if item in ids)}"
    if state.state in _NOT_YET:
        return _NOT_YET[state.state]
    return "accepted by everybody who must" if approvers else "it names nobody who must accept it"


def _line(change: Change, changes: Sequence[Change], client: Client, words: Words) -> Line:
    said = explain(change, words)
    requests = tuple(_requests(change, changes, client))
    asked = f"asked for in {', '.join(requests)}" if requests else ""
    return Line(_term(change, said.term), said.old, said.new, ", ".join(filter(None, (said.difference, asked))))


def _term(change: Change, said: str) -> str:
    """Name a thing that is a text itself, and has no name, by its id."""
    ids = set(change.path) - set(field_of(change.path))
    return said if change.item or not ids else f"{said} ({', '.join(ids)})"


def _requests(change: Change, changes: Sequence[Change], client: Client) -> Iterator[str]:
    """Yield the decided requests that asked for exactly this date, or for exactly this money."""
    for item, request in client.changes.items():
        chosen = request.chosen
        if chosen is None:
            continue
        is_date = field_of(change.path) == _DUE and chosen.milestones.get(change.path[1]) == change.new
        is_money = change.path[:2] == _LINES and chosen.budget and chosen.budget == _more(changes)
        if is_date or is_money:
            yield item


def _more(changes: Sequence[Change]) -> Decimal:
    """Return by how much the amounts of all lines of the budget change together."""
    moved = [one for one in changes if one.path[:2] == _LINES and one.currency]
    return sum((_amount(one.new) - _amount(one.old) for one in moved), Decimal(0))


def _amount(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(0)
