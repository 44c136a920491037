"""A client's documents, their wordings and who decided → where each stands as of one moment, by its name."""

from collections.abc import Iterator, Mapping, Sequence

from reports.history.acceptance_state import (
    Stand,
    Wordings,
    acceptances_of,
    accepted_option,
    agreement_state,
    stand,
)
from reports.history.papers import Papers
from reports.history.requests import request_state
from reports.history.terms import AGREEMENT, documents_of
from reports.history.wordings import DocumentWording, worded_as
from reports.model import AgreementVersion, ChangeRequest, Client
from reports.model.document_state import DocumentState, State

_NAMES: Mapping[State, State] = {State.IN_FORCE: State.ACCEPTED, State.REVERTED: State.ACCEPTED}
"""What a state of the terms is called where each wording stands for itself."""


def weighed(client: Client) -> tuple[str, ...]:
    """Return the documents beside the agreement that have a state: requests, and what somebody decided on."""
    decided = {one.document for one in client.acceptances.values()}
    return tuple(name for name in documents_of(client) if name in client.changes or name in decided - {AGREEMENT})


def document_states(
    client: Client,
    versions: Sequence[AgreementVersion],
    known: Mapping[str, Sequence[DocumentWording]],
    papers: Papers,
) -> Mapping[str, DocumentState]:
    """Return the states of the agreement and of what `weighed` names; `known` are their wordings up to the moment."""
    terms = agreement_state(versions, client.acceptances, papers)
    return {AGREEMENT: terms, **dict(_others(client, versions, known, papers, terms))}


def _others(
    client: Client,
    versions: Sequence[AgreementVersion],
    known: Mapping[str, Sequence[DocumentWording]],
    papers: Papers,
    terms: DocumentState,
) -> Iterator[tuple[str, DocumentState]]:
    documents = documents_of(client)
    for name in weighed(client):
        document = documents[name]
        before = known.get(name, ())
        is_known = before and before[-1].document is document
        own = before[-1] if is_known else worded_as(client.id, name, document, -1)
        wordings = _wordings(client, name, (*before, own), own.digest)
        found = stand(wordings, acceptances_of(name, client.acceptances), papers)
        state = _state(name, wordings, found)
        yield name, request_state(document, state, versions, terms) if isinstance(document, ChangeRequest) else state


def _state(name: str, wordings: Wordings, found: Stand) -> DocumentState:
    state = _NAMES.get(found.state, found.state) if found.state else State.OPEN
    return DocumentState(
        document=name,
        state=state,
        version=wordings.numbers[wordings.current],
        digest=wordings.current,
        required=tuple(sorted(wordings.required(wordings.current))),
        decided=found.decided,
        missing=found.missing,
        option=accepted_option(found.decided, wordings.current) if state is State.ACCEPTED else None,
    )


def _wordings(client: Client, name: str, known: Sequence[DocumentWording], current: str) -> Wordings:
    """Return the wordings of a document that names no approvers: those of its acceptances, else of the agreement."""
    numbers = {digest: number for number, digest in enumerate(dict.fromkeys(one.digest for one in known), start=1)}
    same = {one.written: one.digest for one in known}
    named: dict[str, set[str]] = {}
    for one in acceptances_of(name, client.acceptances).values():
        named.setdefault(same.get(one.digest, one.digest), set()).update(one.required)
    approvers = frozenset(client.agreement.approvers)
    return Wordings(numbers, lambda digest: frozenset(named.get(digest, ())) or approvers, current, same=same)
