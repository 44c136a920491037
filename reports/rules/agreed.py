"""Acceptances beside what they name → terms that changed after they were accepted, and acceptances of other words."""

from collections.abc import Iterator, Mapping

from reports.history import ClientHistory, Document, digest, document_digest, documents_of
from reports.model import Acceptance, Agreement, ChangeRequest
from reports.rules.rule import Finding
from reports.rules.view import AGREEMENT, View

_SHOWN = 19
"""Signs of a digest that a message shows: enough to tell one from another."""


def terms_changed(view: View) -> Iterator[Finding]:
    """Find terms that differ from the newest accepted ones, while no request was decided since."""
    accepted = [one for one in _of_terms(view).values() if one.decision == "accept"]
    if not accepted:
        return
    newest = max(accepted, key=lambda one: one.at)
    day = newest.at.date()
    decided = (change.decision.on for change in view.client.changes.values() if change.decision)
    if newest.digest != digest(view.client.id, view.client.agreement) and not any(on >= day for on in decided):
        message = f"the terms are not those that `{newest.by}` accepted on {day}, and no request was decided since"
        hint = f"Take the change back, or ask for it: a file in {view.shelf.file('changes/')}, and a decision."
        yield Finding(AGREEMENT, (), message, hint)


def unknown_digest(view: View) -> Iterator[Finding]:
    """Find acceptances of words that a document never had, or of another version's words."""
    if view.history and view.client.acceptances:
        yield from _of_other_terms(view, view.history)
        yield from _of_other_documents(view, view.history)


def _of_other_terms(view: View, history: ClientHistory) -> Iterator[Finding]:
    terms = _of_terms(view)
    numbers = {wording.digest: wording.number for wording in history.wordings()} if terms else {}
    numbers.setdefault(digest(view.client.id, view.client.agreement), len(numbers) + 1)
    for item, acceptance in terms.items():
        number = numbers.get(acceptance.digest)
        if number is None:
            yield _unknown(item, acceptance, AGREEMENT)
        elif number != acceptance.version:
            message = f"this digest is that of version {number}, not of version {acceptance.version}"
            yield Finding(_file(item), ("version",), message, "Correct the one that is wrong.")


def _of_other_documents(view: View, history: ClientHistory) -> Iterator[Finding]:
    """Find the same of requests, deliverables and updates, whose wordings have no numbers of their own."""
    there = documents_of(view.client)
    for item, acceptance in view.client.acceptances.items():
        name, document = acceptance.document, there.get(acceptance.document)
        if document is None or isinstance(document, Agreement):
            continue
        known = {document_digest(view.client.id, name, one) for one in _as_it_stands(document)}
        if acceptance.digest not in known and acceptance.digest not in history.digests(name):
            yield _unknown(item, acceptance, f"`{name}`")


def _as_it_stands(document: Document) -> Iterator[Document]:
    """Yield a document, and a request also as it was when it was decided on: without the decision."""
    yield document
    if isinstance(document, ChangeRequest):
        yield document.model_copy(update={"decision": None})


def _unknown(item: str, acceptance: Acceptance, document: str) -> Finding:
    message = f"`{acceptance.digest[:_SHOWN]}…` is the digest of no wording that {document} ever had"
    hint = "Copy it from the wording that was accepted; if that changed since, it must be accepted anew."
    return Finding(_file(item), ("digest",), message, hint)


def _of_terms(view: View) -> Mapping[str, Acceptance]:
    """Return the acceptances of the agreement that nobody took back, by name of file."""
    own = {item: one for item, one in view.client.acceptances.items() if one.document == "agreement"}
    revoked = {one.revokes for one in own.values()}
    return {item: one for item, one in own.items() if item not in revoked}


def _file(item: str) -> str:
    return f"acceptances/{item}.yml"
