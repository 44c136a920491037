"""One version → the page Brief: one sheet of paper for whoever decides, with what matters and no more.

Each list and each text ends where the sheet has no more room; what is left out stands on the page that is named.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from markupsafe import Markup

from reports.changes import Explained
from reports.figures.figures import Dated, GoalFigure
from reports.pages.article import Article
from reports.pages.asks import AskRow, ask_rows
from reports.pages.goals import GoalView, measured_by
from reports.pages.health import Dimension, dimensions
from reports.pages.navigation import article
from reports.pages.people import signature
from reports.pages.prose import inline, prose
from reports.pages.sheet import Rows, Sheet, setting
from reports.pages.shortened import shortened
from reports.pages.story import Story
from reports.pages.terms_changed import Asked
from reports.pages.timeline import TimelineView, timeline
from reports.pages.views import VersionView

Row = TypeVar("Row")

_ASKS, _GOALS, _AHEAD, _CHANGES, _ASKED = 3, 5, 4, 3, 2
"""How many rows of each the sheet has room for."""
_REASON, _SUMMARY, _LINE, _NOTE, _WHY, _NAME = 220, 500, 64, 96, 110, 28
"""How many letters of each text."""


def brief(told: Story) -> Article:
    """Render the one sheet."""
    view, words, newest = told.view, told.view.words, told.view.client.newest
    milestones = view.figures.schedule.milestones
    shown, sheet = next_milestones(milestones), _sheet(told)
    values: dict[str, object] = {
        "client": view.client.profile.name,
        "agency": view.agency.name,
        "agreement": shortened(view.client.agreement.title, _NOTE),
        "as_of": words.date(view.figures.as_of, "full"),
        "status": told.status,
        "dimensions": [_dimension(one) for one in dimensions(view)] if newest else [],
        "signed": signature(view.agency, words, newest.update.by) if newest else "",
        "waiting": len(view.figures.asks.open),
        "weekly": told.weekly,
        "sheet": sheet,
        "setting": setting(sheet),
        "timeline": sheet.timeline,
        "milestones": _rows(view, milestones, len(shown), "plan"),
        "budget": told.budget,
        "payment": shortened(told.budget.payment, _NOTE) if told.budget else "",
        "terms": told.terms,
        "ending": told.ending,
    }
    return article(told.folder, "brief", words, values)


def next_milestones(milestones: Sequence[Dated]) -> tuple[Dated, ...]:
    """Return the one reached last and those that are next; where all are reached, the last ones; in their order."""
    ahead = [milestone for milestone in milestones if milestone.reached is None][:_AHEAD]
    behind = [milestone for milestone in milestones if milestone.reached is not None]
    shown = {milestone.id for milestone in (*behind[-1 if ahead else -_AHEAD :], *ahead)}
    return tuple(milestone for milestone in milestones if milestone.id in shown)


def _sheet(told: Story) -> Sheet:
    view, newest = told.view, told.view.client.newest
    summary = " ".join(prose(newest.update.summary).striptags().split()) if newest else ""
    return Sheet(
        reason=shortened(told.reason, _REASON),
        summary=shortened(summary, _SUMMARY),
        asks=_rows(view, [_ask(row) for row in ask_rows(view)], _ASKS, "now"),
        goals=_rows(view, [_goal(told, goal) for goal in view.figures.goals], _GOALS, "now"),
        timeline=_timeline(view, next_milestones(view.figures.schedule.milestones)),
        changes=_rows(view, [_change(change) for change in told.terms.changes], _CHANGES, "agreement"),
        asked=_rows(view, [_asked(one) for one in told.terms.asked], _ASKED, "changes"),
    )


def _rows(view: VersionView, every: Sequence[Row], most: int, page: str) -> Rows[Row]:
    left, words = len(every) - most, view.words
    more = words.plural("brief.more", left, page=words(f"nav.{page}")) if left > 0 else ""
    return Rows(every[:most], more, page)


def _ask(row: AskRow) -> AskRow:
    return replace(row, what=shortened(row.what, _LINE), note=shortened(row.note, _NOTE))


def _goal(told: Story, goal: GoalFigure) -> GoalView:
    note = measured_by(told.view.words, goal)
    return replace(told.goals[goal.id], want=shortened(goal.want, _LINE), note=shortened(note, _LINE))


def _dimension(dimension: Dimension) -> Dimension:
    return replace(dimension, words=shortened(dimension.words, _NAME))


def _change(change: Explained) -> Explained:
    old, new = shortened(change.old, _LINE), shortened(change.new, _LINE)
    return replace(change, term=shortened(change.term, _LINE), old=old, new=new)


def _asked(one: Asked) -> Asked:
    return replace(one, title=shortened(one.title, _LINE), waits=shortened(one.waits, _LINE))


def _timeline(view: VersionView, shown: tuple[Dated, ...]) -> TimelineView | None:
    """Draw the milestones; below each that is late stands why."""
    drawn = timeline(view, ("", shown))
    if drawn is None:
        return None
    [(name, rows)] = drawn.groups
    told = (replace(row, name=shortened(row.name, _NAME), why=_why(one)) for row, one in zip(rows, shown, strict=True))
    return replace(drawn, groups=((name, tuple(told)),))


def _why(milestone: Dated) -> Markup:
    is_late = milestone.slip > 0 and milestone.reached is None
    return shortened(inline(milestone.why), _WHY) if milestone.why and is_late else Markup()
