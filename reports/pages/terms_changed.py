"""Versions of the agreement → what changed in it since the update before, in words, and what is still asked for."""

from dataclasses import dataclass
from datetime import date

from reports.changes import Explained, compare, explain
from reports.model import Agreement
from reports.model.document_state import DocumentState, State
from reports.pages.figures_in_words import day_said
from reports.pages.people import client_name, listed
from reports.pages.request_state import is_undecided
from reports.pages.terms_state import in_force_since, stamp, terms_state
from reports.pages.views import VersionView


@dataclass(frozen=True, slots=True)
class Asked:
    """A change request that nobody has decided on: its id, its title, and whose word it needs, "" where nobody's."""

    id: str
    title: str
    waits: str


@dataclass(frozen=True, slots=True)
class TermsChanged:
    """What is different from the update before; of terms that are not in force, what they would change.

    `nothing` says since when nothing changed, "" where something did; `stands` which version is in force since when, or
    why it is not, in the words that every page uses; `asked` are requests that wait for an answer, oldest first.
    """

    number: int
    nothing: str
    stands: str
    accepted: bool
    changes: tuple[Explained, ...]
    asked: tuple[Asked, ...]


def terms_changed(view: VersionView) -> TermsChanged:
    """Compare the agreement of this version with the one that held when the update before was written."""
    state, current = terms_state(view), view.baselines.current
    accepted, last = state.state is State.IN_FORCE, _update_before(view)
    before = _held(view, last) if accepted or state.in_force is None else state.in_force.agreement
    changes = tuple(explain(change, view.words) for change in compare(before, current.agreement)) if before else ()
    return TermsChanged(
        number=current.number,
        nothing="" if changes or _is_news(state, last) else _nothing(view, last),
        stands=view.words("text.sentence", text=stamp(view)),
        accepted=accepted,
        changes=changes,
        asked=_asked(view),
    )


def _update_before(view: VersionView) -> date | None:
    """Return the day of the update before this one; a first update has none before it."""
    before = view.client.updates[-2:-1]
    return view.baselines.reported_on.get(before[0].period.name) if before else None


def _held(view: VersionView, last: date | None) -> Agreement | None:
    """Return the terms of the update before: in force then, else as they were written."""
    return view.baselines.as_of(last).promised.agreement if last else None


def _is_news(state: DocumentState, last: date | None) -> bool:
    """Whether the wording of the update before came into force after it."""
    since = in_force_since(state)
    return state.state is State.IN_FORCE and since is not None and last is not None and since > last


def _nothing(view: VersionView, last: date | None) -> str:
    if last is None:
        return view.words("now.changed.nothing-yet")
    return view.words("now.changed.nothing", date=day_said(view.words, last, view.figures.as_of))


def _asked(view: VersionView) -> tuple[Asked, ...]:
    open_ones = [
        (request.raised.on, name) for name, request in view.client.changes.items() if is_undecided(view.states[name])
    ]
    return tuple(_one_asked(view, name) for _, name in sorted(open_ones))


def _one_asked(view: VersionView, name: str) -> Asked:
    missing = [client_name(view.words, view.client, who) for who in view.states[name].missing]
    waits = view.words("changes.waits", names=listed(view.words, missing)) if missing else ""
    return Asked(name, view.client.changes[name].title, waits)
