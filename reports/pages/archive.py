"""Every version → the page Archive: one line each, as it was then."""

from dataclasses import dataclass

from markupsafe import Markup

from reports.pages.article import RECORD, Article
from reports.pages.ending import record_ending
from reports.pages.navigation import article
from reports.pages.prose import inline
from reports.pages.tones import NO_STATUS, STATUS, Tone
from reports.pages.views import ArchiveLine, RecordView


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version: its address, period, status and summary."""

    target: str
    period: str
    as_of: str
    tone: Tone
    status: str
    summary: Markup


def archive(view: RecordView) -> Article:
    """Render the list of all versions, newest first."""
    values: dict[str, object] = {
        "versions": [_row(view, line) for line in view.versions],
        "ending": record_ending(view),
    }
    return article(RECORD, "archive", view.words, values)


def _row(view: RecordView, line: ArchiveLine) -> VersionRow:
    words = view.words
    return VersionRow(
        target=f"{line.period}/now",
        period=words.period(line.period),
        as_of=words.date(line.as_of, "day"),
        tone=STATUS[line.status] if line.status else NO_STATUS,
        status=words(f"status.{line.status.value}") if line.status else words("status.unknown"),
        summary=inline(line.summary),
    )
