"""One client's record → which commits changed a report that was published, and told nobody."""

from collections.abc import Iterable, Iterator, Mapping

from reports.history.closings import Closing, closings
from reports.history.events import Deed, ReportEvent
from reports.history.record import Record
from reports.model import Update


def silent_edits(record: Record) -> Mapping[int, tuple[ReportEvent, ...]]:
    """Return what became of closed reports without a correction, by the moment of the record at which it did."""
    found: dict[int, tuple[ReportEvent, ...]] = {}
    for closing in closings(record):
        for moment, event in _edits(record, closing) if closing.blobs[1:] else ():
            found[moment] = (*found.get(moment, ()), event)
    return found


def told(texts: Iterable[Update | None]) -> Update | None:
    """Return the last text that the client was told of, of those since publication: as published, or corrected anew."""
    last: Update | None = None
    for text in texts:
        if text and (last is None or _corrects(last, text)):
            last = text
    return last


def _edits(record: Record, closing: Closing) -> Iterator[tuple[int, ReportEvent]]:
    reports = (record.report(closing.name, blob) for blob in closing.blobs)
    texts = [report.update if report else None for report in reports]
    for place, text in enumerate(texts):
        before = told(texts[:place])
        was = next((one for one in reversed(texts[:place]) if one), None)
        if text is None or before is None or text == was or _corrects(before, text):
            continue
        fields = tuple(field for field in Update.model_fields if getattr(before, field) != getattr(text, field))
        deed = Deed.ALTERED if fields else Deed.RESTORED
        yield closing.moments[place], ReportEvent(deed, closing.period, fields)


def _corrects(before: Update, after: Update) -> bool:
    return after.corrects is not None and after.corrects != before.corrects
