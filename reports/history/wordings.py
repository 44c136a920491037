"""One client's record → every wording of the terms, numbered by distinct digest, from the moment it was written.

Of other documents that may be accepted, the digests that they have ever had.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.history.record import AGREEMENT, Record
from reports.history.terms import Document, digest, document_digest
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
    found: list[Worded] = []
    numbers: dict[str, int] = {}
    for moment, touch in enumerate(record.touches):
        agreement = record.agreement(dict(touch.edits).get(AGREEMENT))
        known = digest(record.client_id, agreement) if agreement else ""
        if agreement and not (found and found[-1].version.digest == known):
            number = numbers.setdefault(known, len(numbers) + 1)
            revision = record.revisions[moment]
            found.append(Worded(moment, AgreementVersion(number, known, agreement, revision.on, revision.id)))
    return tuple(found)


def document_digests(record: Record, document: str) -> frozenset[str]:
    """Return the digests that a change request, deliverable or update has had, by the name that acceptances use."""
    return frozenset(document_digest(record.client_id, document, one) for one in _documents(record, document))


def _documents(record: Record, document: str) -> Iterator[Document]:
    kind, _, item = document.rpartition(":")
    if kind == "deliverable":
        agreements = (worded.version.agreement for worded in wordings(record))
        yield from (terms.deliverables[item] for terms in agreements if item in terms.deliverables)
        return
    file = f"updates/{item}.yml" if kind else f"changes/{item}.yml"
    for touch in record.touches:
        model = record.model(file, dict(touch.edits).get(file))
        if isinstance(model, ChangeRequest | Update):
            yield model
