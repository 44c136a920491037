"""Where a document stands → the form by which a reader signs it, where it waits for somebody's decision."""

from reports.history import AGREEMENT, documents_of
from reports.model import Agreement, ChangeRequest, Deliverable
from reports.model.document_state import DocumentState, State
from reports.pages.ending import version_ending
from reports.pages.signing import Choice, Person, Proposal, Signing, signing
from reports.pages.views import VersionView

_OVER = frozenset({State.REJECTED, State.STALE, State.DECIDED, State.APPLIED, State.NOT_APPLIED})
"""What was declined or decided, or must be written anew first, is not offered."""


def offered(view: VersionView, state: DocumentState) -> Signing | None:
    """Prepare the form; None where nobody has to decide any more, or nobody can yet."""
    if not state.missing or state.state in _OVER:
        return None
    model = documents_of(view.client)[state.document]
    from reports.receipts import receipt_body  # here, since most pages offer nothing and need no cryptography

    proposal = Proposal(
        client=view.client.id,
        document=state.document,
        title=_title(view, model),
        version=state.version,
        digest=state.digest,
        supersedes=state.in_force.digest if state.document == AGREEMENT and state.in_force else None,
        missing=tuple(_person(view, who) for who in state.missing),
        body=receipt_body(state.document, model, view.words, view.client.agreement),
        choices=_choices(model),
    )
    return signing(proposal, view.agency.name, version_ending(view).contacts, view.words)


def _title(view: VersionView, model: object) -> str:
    if isinstance(model, Agreement | ChangeRequest):
        return model.title
    return model.what if isinstance(model, Deliverable) else view.words("nav.update")


def _person(view: VersionView, who: str) -> Person:
    """Return someone under the name that the agreement gives them: what a receipt must say."""
    approver = view.client.agreement.approvers.get(who)
    return Person(who, approver.name if approver else who)


def _choices(model: object) -> tuple[Choice, ...]:
    if not isinstance(model, ChangeRequest):
        return ()
    return tuple(Choice(name, option.what) for name, option in model.options.items())
