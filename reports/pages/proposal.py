"""Terms that are not in force, beside those that are → what would change, who has answered, and for which request."""

from dataclasses import dataclass

from reports.changes import Explained, compare, explain
from reports.model.document_state import State
from reports.pages.answers import Answer, answers
from reports.pages.terms_state import said_of_this_wording, terms_state
from reports.pages.tones import TERMS, Tone
from reports.pages.views import VersionView

_CLOSED = frozenset({State.REJECTED, State.EVIDENCE_ALTERED})
"""States in which no answer is awaited: the title says what happened instead."""


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A wording that differs from the one in force; `requests` are those that it carries out, by id, with title."""

    title: str
    said: str
    tone: Tone
    changes: tuple[Explained, ...]
    answers: tuple[Answer, ...]
    requests: tuple[tuple[str, str], ...]
    digest: str


def proposal(view: VersionView) -> ProposalView | None:
    """Prepare what is proposed; None where nothing is in force to hold it against, or nothing differs."""
    state, current = terms_state(view), view.baselines.current
    if state.in_force is None or state.in_force.digest == state.digest:
        return None
    found = compare(state.in_force.agreement, current.agreement)
    return ProposalView(
        title=_title(view),
        said=said_of_this_wording(view),
        tone=TERMS[state.state],
        changes=tuple(explain(change, view.words) for change in found),
        answers=answers(view, state, state.digest, state.missing),
        requests=tuple((name, one.title) for name, one in view.client.changes.items() if _carries(view, name)),
        digest=state.digest,
    )


def _carries(view: VersionView, request: str) -> bool:
    carried = view.states[request].carried
    return carried is not None and carried.digest == terms_state(view).digest


def _title(view: VersionView) -> str:
    state, words = terms_state(view), view.words
    if state.state in _CLOSED:
        return words(f"agreement.proposed.{state.state}", number=state.version)
    return words.plural("agreement.proposed", len(state.missing), number=state.version)
