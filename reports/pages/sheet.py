"""What stands on a sheet of paper → how closely it has to be set, so that it stays one sheet.

The paper is what A4 and US Letter have in common, less its margins. Heights are in rem, whose size each setting has in
stylesheets/print.css; those of rows were measured in a browser, in columns of so many letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

from markupsafe import Markup

from reports.changes import Explained
from reports.pages.asks import AskRow
from reports.pages.goals import GoalView
from reports.pages.shortened import width
from reports.pages.terms_changed import Asked
from reports.pages.timeline import TimelineView

Row = TypeVar("Row")

_ROOM = {"": 70.0, "close": 78.0, "closer": 87.0}
"""Up to which height each setting fits; what is higher is set the closest."""
_ALWAYS, _MORE = 35.0, 1.4
"""What is there whatever is told, and a line that names another page."""


@dataclass(frozen=True, slots=True)
class Rows(Generic[Row]):
    """The rows that there is room for; `more` says how many others stand on which page, "" where there is none."""

    kept: Sequence[Row]
    more: str
    page: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the sheet and may be long."""

    reason: Markup
    summary: str
    asks: Rows[AskRow]
    goals: Rows[GoalView]
    timeline: TimelineView | None
    changes: Rows[Explained]
    asked: Rows[Asked]


def setting(sheet: Sheet) -> str:
    """Return the largest setting in which all of it fits: "", `close`, `closer` or `closest`."""
    needed = _height(sheet)
    return next((name for name, room in _ROOM.items() if needed <= room), "closest")


def _height(sheet: Sheet) -> float:
    rows = [row for _, group in sheet.timeline.groups for row in group] if sheet.timeline else []
    summary = 1.6 + _text(sheet.summary, 54, 1.17)
    asks = sum(1.0 + _text(f"{row.what} {row.due}", 48, 1.1) + _text(row.note, 62, 1.0) for row in sheet.asks.kept)
    goals = sum(0.5 + _text(row.want, 46, 1.0) + _text(row.note, 52, 1.0) for row in sheet.goals.kept)
    milestones = sum(1.3 + _text(row.name, 28, 1.1) + _text(row.why.striptags(), 100, 1.1) for row in rows)
    changes = sum(_text(f"{one.term} {one.old} {one.new} {one.difference}", 100, 1.0) for one in sheet.changes.kept)
    asked = sum(_text(f"{one.title} {one.waits}", 100, 1.0) for one in sheet.asked.kept)
    asked += _MORE if sheet.asked.kept else 0
    more = _MORE * sum(bool(rows.more) for rows in (sheet.asks, sheet.goals, sheet.changes, sheet.asked))
    reason = _text(sheet.reason.striptags(), 88, 1.25)
    return _ALWAYS + reason + max(summary, asks) + goals + milestones + changes + asked + more


def _text(text: str, letters: int, line: float) -> float:
    """Return the height of a text in a column so many letters wide."""
    return ceil(width(text) / letters) * line
