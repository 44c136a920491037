"""One client's record → every wording of the terms, numbered by distinct digest, from the moment it was written."""

from dataclasses import dataclass

from reports.history.record import AGREEMENT, Record
from reports.history.terms import digest
from reports.model import AgreementVersion


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
