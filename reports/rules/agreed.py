"""Acceptances beside what they name → terms that changed after they were accepted, and acceptances of other words."""

from collections.abc import Iterator, Mapping
from datetime import date

from reports.changes import compare
from reports.history import AGREEMENT as TERMS
from reports.history import ClientHistory, Document, digest, document_digest, documents_of, offered
from reports.model import Acceptance, Agreement, AgreementVersion, ChangeRequest
from reports.model.change_request import Option
from reports.model.document_state import Fault
from reports.rules.rule import Finding
from reports.rules.view import AGREEMENT, View
from reports.source.wording import listed

_SHOWN = 19
"""Signs of a digest that a message shows: enough to tell one from another."""
_NAMED = 3
"""Terms that a message names."""
_ANEW = "Take it back with `revokes:` in a new acceptance, and have the wording of today accepted."
_VOID: Mapping[Fault, tuple[str, str, str]] = {
    Fault.OTHERS_REQUIRED: ("required", "the approvers of that wording are others", _ANEW),
    Fault.NOT_REQUIRED: ("by", "who decided is none of the approvers of that wording", _ANEW),
    Fault.BROKEN_CHAIN: ("supersedes", "these are not the terms that were in force then", _ANEW),
    Fault.RECEIPT_MISSING: ("method", "the signed receipt, or its signature beside it, is not there", "Restore both."),
    Fault.RECEIPT_ALTERED: ("receipt", "the signature does not fit this receipt", "Restore both as they were filed."),
    Fault.OTHER_RECEIPT: ("receipt", "the receipt says something else than this file", "Correct this file."),
    Fault.UNKNOWN_KEY: (
        "by",
        "no key that `allowed_signers` gave them when this was recorded made the signature",
        "Once you know whose key it is, commit that this file is gone, and then the file together with the key.",
    ),
    Fault.USED_TWICE: ("receipt", "an earlier acceptance has the same receipt", "Remove this one."),
}
"""Key, what is wrong and what to do, of each fault that no other rule tells."""


def terms_changed(view: View) -> Iterator[Finding]:
    """Find terms that differ from those in force, and that no request decided since names."""
    terms = view.states.get(TERMS)
    held = terms.in_force if terms else None
    if terms is None or held is None or held.digest == terms.digest:
        return
    newest = [one.acceptance for one in terms.decided if one.wording == held.digest and not one.fault][-1]
    unnamed = _unnamed(view, held, terms.digest, newest.at.date())
    if unnamed:
        more = f" and {len(unnamed) - _NAMED} more" if len(unnamed) > _NAMED else ""
        verb = "differs" if len(unnamed) == 1 else "differ"
        message = (
            f"{listed(unnamed[:_NAMED])}{more} {verb} from what `{newest.by}` accepted on {newest.at.date()}, "
            "and no request that was decided since names it"
        )
        hint = f"Take the change back, or ask for it: a file in {view.shelf.file('changes/')}, and a decision."
        yield Finding(AGREEMENT, (), message, hint)


def _unnamed(view: View, held: AgreementVersion, now: str, since: date) -> list[str]:
    """Return the terms that differ and that nothing decided since names; a request names its `result` as a whole."""
    requests = [one for one in view.client.changes.values() if one.decision and one.decision.on >= since]
    if any(one.result == now for one in requests):
        return []
    options = [one.chosen for one in requests if one.chosen]
    changes = compare(held.agreement, view.client.agreement)
    paths = (".".join(change.path) for change in changes if not any(_names(one, change.path) for one in options))
    return list(dict.fromkeys(paths))


def _names(option: Option, path: tuple[str, ...]) -> bool:
    """Whether an option names a term: a milestone's day by its id, money by an amount, all else in its words."""
    if path[0] == "milestones" and path[2:] == ("due",):
        return path[1] in option.milestones
    return path[:2] != ("budget", "lines") or path[3:] != ("amount",) or option.budget is not None


def void_acceptance(view: View) -> Iterator[Finding]:
    """Find acceptances that do not count, where it is not their digest or their evidence that is wrong."""
    for known in view.states.values():
        for one in known.decided:
            if one.fault and one.fault in _VOID:
                key, message, hint = _VOID[one.fault]
                yield Finding(_file(one.id), (key,), f"this does not count: {message}", hint)


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
    """Yield a document, and a request also as it was when it was decided on: without what came of it."""
    yield document
    yield offered(document)
    if isinstance(document, ChangeRequest):
        yield document.model_copy(update={"result": None})


def _unknown(item: str, acceptance: Acceptance, document: str) -> Finding:
    message = f"`{acceptance.digest[:_SHOWN]}…` is the digest of no wording that {document} ever had"
    hint = "Copy it from the wording that was accepted; if that changed since, it must be accepted anew."
    return Finding(_file(item), ("digest",), message, hint)


def _of_terms(view: View) -> Mapping[str, Acceptance]:
    """Return the acceptances of the agreement that nobody took back, by name of file."""
    own = {item: one for item, one in view.client.acceptances.items() if one.document == TERMS}
    revoked = {one.revokes for one in own.values()}
    return {item: one for item, one in own.items() if item not in revoked}


def _file(item: str) -> str:
    return f"acceptances/{item}.yml"
