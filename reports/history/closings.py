"""One client's record → every update at HEAD with its wordings from the one that was published on.

What a version shows of its period is the text at C(P) (see `moments`). Whatever came later came after publication.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.history.moments import appearances, moments
from reports.history.record import REMOVED, Record
from reports.periods import Period


@dataclass(frozen=True, slots=True)
class Closing:
    """An update, and the blobs of its text: first the one at C(P), then those that replaced it, oldest first.

    `moments` are those of the record at which these texts were written.
    """

    period: Period
    name: str
    blobs: tuple[str, ...]
    moments: tuple[int, ...]


def closings(record: Record) -> Iterator[Closing]:
    """Yield every update that is there at HEAD, oldest period first."""
    edits: dict[str, list[tuple[int, str]]] = {}
    for index, touch in enumerate(record.touches):
        for name, blob in touch.edits:
            edits.setdefault(name, []).append((index, blob))
    at_head = [name for name, own in edits.items() if own[-1][1] != REMOVED]
    for moment in moments(at_head, appearances(record.touches), len(record.touches) - 1, record.published):
        published = [edit for edit in edits[moment.name] if edit[0] <= moment.at][-1:]
        later = [edit for edit in edits[moment.name] if edit[0] > moment.at]
        indexes, blobs = zip(*published, *later, strict=True)
        yield Closing(moment.period, moment.name, blobs, indexes)
