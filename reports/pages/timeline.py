"""Dated things → the timeline: one drawing a row on a shared scale, and the key to its marks."""

from dataclasses import dataclass

from markupsafe import Markup

from reports.figures.figures import Dated
from reports.pages import drawings
from reports.pages.schedule_rows import DatedRow, dated_row
from reports.pages.views import VersionView


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Groups of rows below one axis; a group without rows is not among them. `key` holds a drawing and its words."""

    axis: Markup
    groups: tuple[tuple[str, tuple[DatedRow, ...]], ...]
    key: tuple[tuple[Markup, str], ...]


def timeline(view: VersionView, *groups: tuple[str, tuple[Dated, ...]]) -> TimelineView | None:
    """Draw named groups of dated things; None where nothing has a date."""
    every = [item for _, group in groups for item in group]
    if not any(item.promised or item.forecast or item.reached for item in every):
        return None
    rows = tuple((name, tuple(dated_row(view, item) for item in group)) for name, group in groups if group)
    return TimelineView(drawings.axis(view.figures, view.words), rows, drawings.key(every, view.words))
