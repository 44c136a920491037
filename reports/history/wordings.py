"""One client's record → every wording of the terms, numbered by distinct digest, from the moment it was written.

Of other documents that may be accepted, the digests that they have ever had.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.history.record import AGREEMENT, Record
from reports.history.terms import Document, document_digest, offered
from reports.model import AgreementVersion, ChangeRequest, Update


@dataclass(frozen=True, slots=True)
class Worded:
    """A wording and the moment of the record at which it was written."""

    moment: int
    version: AgreementVersion


def wordings(record: Record) -> tuple[Worded, ...]:
    """Return each wording that differs from the one before it, oldest first.

    Versions count distinct digests, so terms that come back have their old number again. What cannot be read, and a
    removed file, leave the wording as it was.
    """
    return record.once(_wordings)


def _wordings(record: Record) -> tuple[Worded, ...]:
    found: list[Worded] = []
    numbers: dict[str, int] = {}
    for moment, touch in enumerate(record.touches):
        blob = dict(touch.edits).get(AGREEMENT)
        agreement, known = record.agreement(blob), record.digest(blob)
        if agreement and not (found and found[-1].version.digest == known):
            number = numbers.setdefault(known, len(numbers) + 1)
            revision = record.revisions[moment]
            found.append(Worded(moment, AgreementVersion(number, known, agreement, revision.on, revision.id)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class DocumentWording:
    """One wording of a document that is not the agreement, since a moment of the record.

    `digest` is that of what may be decided on, `written` that of the whole, a request's decision included.
    """

    moment: int
    document: Document
    digest: str
    written: str


def document_wordings(record: Record, document: str) -> tuple[DocumentWording, ...]:
    """Return what a change request, deliverable or update ever said, oldest first, by the name that acceptances use."""
    return tuple(worded_as(record.client_id, document, one, moment) for moment, one in _documents(record, document))


def worded_as(client_id: str, document: str, one: Document, moment: int) -> DocumentWording:
    """Return a document's digests."""
    written = document_digest(client_id, document, one)
    whole = offered(one)
    return DocumentWording(
        moment, one, written if whole is one else document_digest(client_id, document, whole), written
    )


def _documents(record: Record, document: str) -> Iterator[tuple[int, Document]]:
    kind, _, item = document.rpartition(":")
    if kind == "deliverable":
        for worded in wordings(record):
            deliverable = worded.version.agreement.deliverables.get(item)
            if deliverable:
                yield worded.moment, deliverable
        return
    file = f"updates/{item}.yml" if kind else f"changes/{item}.yml"
    for moment, touch in enumerate(record.touches):
        model = record.model(file, dict(touch.edits).get(file))
        if isinstance(model, ChangeRequest | Update):
            yield moment, model
