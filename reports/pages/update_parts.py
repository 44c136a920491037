"""An update's news of goals and milestones → rows, sentences and reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from reports.figures.figures import Dated, MoveKind
from reports.model import PeriodUpdate, Update
from reports.model.update import MilestoneNews
from reports.pages.goals import GoalView
from reports.pages.prose import prose
from reports.pages.schedule_rows import dated_tone, lateness
from reports.pages.template import joined, say
from reports.pages.views import VersionView

_ICONS = {"ok": "check-circle", "warn": "alert", "bad": "close-octagon", "still": "minus-circle"}


@dataclass(frozen=True, slots=True)
class Why:
    """A reason, under the thing it explains and how that stands."""

    tone: str
    icon: str
    about: str
    verdict: str
    text: Markup
    side: str


def result_rows(view: VersionView, update: Update, goals: Mapping[str, GoalView]) -> list[GoalView]:
    """Return the goals that have a value, or were spoken of in this update."""
    return [goals[figure.id] for figure in view.figures.goals if figure.now is not None or figure.id in update.results]


def milestone_news(view: VersionView, newest: PeriodUpdate) -> list[Markup]:
    """Say what moved, progressed or was reached, a sentence or two a milestone."""
    known = {milestone.id: milestone for milestone in view.figures.schedule.milestones}
    said = newest.update.milestones
    return [_news(view, known[name], said[name], newest) for name in said if name in known]


def whys(view: VersionView, update: Update, goals: Mapping[str, GoalView]) -> list[Why]:
    """Return the reasons of results, then of milestones; where there is none, the whole's, which heads the page."""
    return [*_results(view, update, goals), *_milestones(view, update)] or _whole(view, update)


def _whole(view: VersionView, update: Update) -> list[Why]:
    if not update.why:
        return []
    return [Why("still", "comment-text-outline", view.words("update.why.whole"), "", prose(update.why, view.files), "")]


def _results(view: VersionView, update: Update, goals: Mapping[str, GoalView]) -> list[Why]:
    found = []
    for figure in view.figures.goals:
        news = update.results.get(figure.id)
        if news and news.why:
            goal = goals[figure.id]
            found.append(Why(goal.tone.name, goal.tone.icon, goal.want, goal.verdict, prose(news.why, view.files), ""))
    return found


def _milestones(view: VersionView, update: Update) -> list[Why]:
    known = {milestone.id: milestone for milestone in view.figures.schedule.milestones}
    return [
        _milestone(view, known[name], news, prose(news.why, view.files))
        for name, news in update.milestones.items()
        if news.why and name in known
    ]


def _milestone(view: VersionView, milestone: Dated, news: MilestoneNews, text: Markup) -> Why:
    words, tone = view.words, dated_tone(milestone, view.agency)
    side = words.upper_first(words("text.sentence", text=words(f"cause.{news.cause.value}"))) if news.cause else ""
    return Why(tone, _ICONS[tone], milestone.name, lateness(words, milestone), text, side)


def _news(view: VersionView, milestone: Dated, news: MilestoneNews, newest: PeriodUpdate) -> Markup:
    words = view.words
    if news.reached:
        return say(words, "update.milestone.reached", name=milestone.name, date=words.date(news.reached, "long"))
    ready = "update.milestone.named" if news.progress is None else "update.milestone.progress"
    parts = [say(words, ready, name=milestone.name, progress=news.progress)]
    moved = [
        move
        for move in milestone.moves
        if move.kind is MoveKind.FORECAST and move.period == newest.period.name and move.old
    ]
    if moved and moved[-1].old and moved[-1].old != moved[-1].new:
        old, new = words.date(moved[-1].old, "long"), words.date(moved[-1].new, "long")
        parts.append(say(words, "update.milestone.moved", old=old, new=new))
    elif news.forecast:
        parts.append(say(words, "update.milestone.forecast", date=words.date(news.forecast, "long")))
    return joined(parts)
