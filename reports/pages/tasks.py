"""Tasks as measured → what was planned and what happened, what else was done, what comes next."""

from dataclasses import dataclass

from markupsafe import Markup

from reports import charts
from reports.figures.figures import FateKind, PlannedTask
from reports.model import Update
from reports.pages.people import anyone, listed
from reports.pages.prose import inline
from reports.pages.template import say, trusted
from reports.pages.tones import FATE, Tone
from reports.pages.views import VersionView


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One planned task: what became of it, why, and for which goal."""

    what: str
    fate: str
    tone: Tone
    reason: Markup
    before: str
    goal: str


@dataclass(frozen=True, slots=True)
class Score:
    """How much of the plan was done; `trend` is empty before the second update with a plan."""

    figure: str
    words: str
    others: str
    trend: Markup
    average: str


@dataclass(frozen=True, slots=True)
class NextRow:
    """One task for the next period."""

    what: str
    carried: bool
    outcome: str
    owner: str
    due: str


def planned_rows(view: VersionView) -> list[PlannedRow]:
    """Return what became of each planned task."""
    return [_planned(view, task) for task in view.figures.tasks.planned]


def score(view: VersionView) -> Score | None:
    """Count what was planned and done; None where nothing was planned."""
    words, tasks = view.words, view.figures.tasks
    if not tasks.total:
        return None
    others = [
        words.plural(key, count)
        for key, count in (("update.carried", tasks.carried), ("update.dropped", tasks.dropped))
        if count
    ]
    counted = [point for point in tasks.trend if point.total]
    share = sum(point.done for point in counted) * 100 / max(1, sum(point.total for point in counted))
    known = len(counted) > 1
    return Score(
        figure=words("update.score", done=tasks.done, total=tasks.total),
        words=words.plural("update.score.words", tasks.total),
        others=words("text.sentence", text=listed(words, others)) if others else "",
        trend=trusted(charts.kept(tasks.trend)) if known else Markup(),
        average=words.plural("update.score.trend", len(counted), share=words.number(round(share))) if known else "",
    )


def added(view: VersionView, update: Update) -> list[tuple[str, str]]:
    """Return what was done beside the plan, each with the goal it serves."""
    goals = view.client.agreement.goals
    return [(item.what, goals[item.goal].want if item.goal and item.goal in goals else "") for item in update.done]


def delivered(view: VersionView, update: Update) -> list[Markup]:
    """Return what was handed over, and when."""
    known = view.client.agreement.deliverables
    return [
        say(
            view.words,
            "update.delivered",
            what=known[item].what if item in known else item,
            date=view.words.date(day, "long"),
        )
        for item, day in update.delivered.items()
    ]


def next_rows(view: VersionView) -> list[NextRow]:
    """Return what is planned next, carried tasks first."""
    return [
        NextRow(
            what=task.what,
            carried=task.fate is FateKind.CARRIED or task.carried_before > 0,
            outcome=task.outcome or "",
            owner=anyone(view.words, view.agency, view.client, task.owner) if task.owner else "",
            due=due_day(view, task),
        )
        for task in view.figures.tasks.next
    ]


def due_day(view: VersionView, task: PlannedTask) -> str:
    """Write the day that a coming task is due on; a day within the time that the update tells of says nothing."""
    period, told = view.figures.period, view.figures.as_of
    if period:
        told = min(told, period.last)
    return view.words.date(task.due, "day") if task.due and task.due > told else ""


def _planned(view: VersionView, task: PlannedTask) -> PlannedRow:
    goals = view.client.agreement.goals
    before = task.carried_before
    return PlannedRow(
        what=task.what,
        fate=view.words(f"fate.{task.fate.value}"),
        tone=FATE[task.fate],
        reason=inline(task.reason, view.files) if task.reason else Markup(),
        before=view.words.plural("fate.carried-before", before) if before else "",
        goal=goals[task.goal].want if task.goal and task.goal in goals else "",
    )
