"""Dated things → the timeline: one drawing a row on a shared scale, and the key to its marks."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from reports import charts
from reports.figures.figures import Dated, ItemKind
from reports.pages.schedule_rows import DatedRow, dated_row
from reports.pages.template import trusted
from reports.pages.views import VersionView


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Groups of rows below one axis; a group without rows is not among them. `key` holds a drawing and its words."""

    axis: Markup
    groups: tuple[tuple[str, tuple[DatedRow, ...]], ...]
    key: tuple[tuple[Markup, str], ...]


def timeline(view: VersionView, *groups: tuple[str, tuple[Dated, ...]]) -> TimelineView | None:
    """Draw named groups of dated things; None where nothing has a date."""
    every = tuple(item for _, group in groups for item in group)
    if not any(item.promised or item.forecast or item.reached for item in every):
        return None
    span, as_of, words = charts.Span.covering(every, view.figures.as_of), view.figures.as_of, view.words
    following = _following(every, as_of)
    rows = tuple(
        (name, tuple(dated_row(view, item, span, coming=item is following) for item in group))
        for name, group in groups
        if group
    )
    key = tuple((trusted(charts.key(sign)), words(f"chart.key.{sign.value}")) for sign in charts.signs(every))
    return TimelineView(trusted(charts.axis(span, as_of, words)), rows, key)


def _following(every: tuple[Dated, ...], as_of: date) -> Dated | None:
    """Return the milestone that comes next; what is overdue already has its own words."""
    open_ones = (item for item in every if item.kind is ItemKind.MILESTONE and item.reached is None)
    dated = ((item.forecast or item.promised, item) for item in open_ones)
    coming = [(day, item) for day, item in dated if day and day >= as_of]
    return min(coming, key=lambda pair: pair[0])[1] if coming else None
