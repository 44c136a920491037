"""A change request → the box that says where it stands: open, decided by whom and how, in the terms."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.model import AgreementVersion, ChangeRequest
from reports.model.change_request import Option
from reports.model.document_state import DocumentState, State
from reports.pages.answers import Answer, answers
from reports.pages.effects import EffectRow
from reports.pages.people import anyone, client_name, listed
from reports.pages.terms_state import terms_state
from reports.pages.tones import FAVOUR, REQUESTS, UNCLEAR, Tone
from reports.pages.views import VersionView

WAITING = frozenset({State.OPEN, State.PARTLY_ACCEPTED, State.CHANGED_SINCE_ACCEPTED, State.EVIDENCE_ALTERED})
"""States in which somebody's word is awaited."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The option that was decided on, and what it changes of money, dates and work."""

    what: str
    effects: tuple[EffectRow, ...]


@dataclass(frozen=True, slots=True)
class InTerms:
    """Whether the agreement has what a request asks for; `page` is where its words stand, "" where on no page."""

    said: str
    page: str


@dataclass(frozen=True, slots=True)
class RequestStanding:
    """The box: `said` in a sentence, `waits` for whom; `proof` where no answer tells how it was said."""

    said: str
    waits: str
    tone: Tone
    chosen: Chosen | None
    answers: tuple[Answer, ...]
    proof: str
    in_terms: InTerms | None


def request_standing(
    view: VersionView, request: ChangeRequest, state: DocumentState, rows: dict[str, tuple[EffectRow, ...]]
) -> RequestStanding:
    """Prepare the box; `rows` are the effects of the options, by id."""
    option = request.options.get(state.option or "")
    missing = state.missing if state.state is State.PARTLY_ACCEPTED else ()
    heard = answers(view, state, state.digest, missing)
    on_record = request.decision and not request.goodwill and not any(one.counts for one in heard)
    effects = tuple(row for row in rows.get(state.option or "", ()) if not row.same)
    return RequestStanding(
        said=_said(view, request, state),
        waits=view.words("changes.waits", names=_names(view, state.missing)) if _waits(state) else "",
        tone=_tone(request, state),
        chosen=Chosen(option.what, effects) if option else None,
        answers=heard,
        proof=view.words("changes.unsigned") if on_record else "",
        in_terms=_in_terms(view, state, option),
    )


def is_undecided(state: DocumentState) -> bool:
    """Whether one of the options is still to be chosen."""
    return state.state in WAITING or _differs(state)


def _tone(request: ChangeRequest, state: DocumentState) -> Tone:
    if request.goodwill and request.decision:
        return FAVOUR
    return UNCLEAR if _differs(state) else REQUESTS[state.state]


def _differs(state: DocumentState) -> bool:
    """Whether everybody accepted, but not the same option."""
    return state.state is State.ACCEPTED and state.option is None


def _waits(state: DocumentState) -> bool:
    """Whether to say who must still decide; where some have answered already, their answers say it."""
    return bool(state.missing) and state.state in WAITING - {State.PARTLY_ACCEPTED}


def _said(view: VersionView, request: ChangeRequest, state: DocumentState) -> str:
    words = view.words
    if request.decision and state.state is not State.EVIDENCE_ALTERED:
        said = "changes.favour" if request.goodwill else "changes.decided"
        who, day = (
            anyone(view.words, view.agency, view.client, request.decision.by),
            words.date(request.decision.on, "year"),
        )
        return words(said, who=who, date=day)
    if state.state is State.OPEN:
        days = (view.figures.as_of - request.raised.on).days
        return words.plural("changes.open", days) if days > 0 else words("changes.open-today")
    if state.state in {State.ACCEPTED, State.REJECTED}:
        return _answered(view, state)
    return words(f"changes.state.{state.state}")


def _answered(view: VersionView, state: DocumentState) -> str:
    """Say who accepted, or declined, and when the last of them did."""
    if _differs(state):
        return view.words("changes.state.differ")
    decision = "reject" if state.state is State.REJECTED else "accept"
    told = [one.acceptance for one in state.of_this_wording if not one.fault and one.acceptance.decision == decision]
    names = _names(view, list(dict.fromkeys(one.by for one in told)))
    day = view.words.date(max(one.at for one in told).date(), "year")
    return view.words(f"changes.state.{state.state}", names=names, date=day)


def _names(view: VersionView, people: Sequence[str]) -> str:
    return listed(view.words, [client_name(view.words, view.client, who) for who in people])


def _in_terms(view: VersionView, state: DocumentState, option: Option | None) -> InTerms | None:
    if state.carried:
        return _carried(view, state.carried)
    waits = state.state is State.NOT_APPLIED
    waits |= state.state is State.ACCEPTED and option is not None and bool(option.budget or option.milestones)
    return InTerms(view.words("changes.in.none"), "") if waits else None


def _carried(view: VersionView, version: AgreementVersion) -> InTerms:
    """Say in which version of the agreement the request stands, and whether that is in force, proposed or neither."""
    words, terms = view.words, terms_state(view)
    since = next((one.since for one in reversed(terms.held) if one.version.digest == version.digest), None)
    shown = "agreement" if version.digest == view.baselines.promised.digest else ""
    if since:
        return InTerms(words("changes.in.force", number=version.number, date=words.date(since, "year")), shown)
    if terms.in_force and version.digest == terms.digest:
        return InTerms(words("changes.in.proposed", number=version.number), "agreement#proposed")
    return InTerms(words("changes.in.written", number=version.number), shown)
