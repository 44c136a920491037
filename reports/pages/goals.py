"""Goals as measured → cards and table rows: verdict in words, from, now, to."""

from dataclasses import dataclass

from markupsafe import Markup

from reports import charts
from reports.figures.figures import GoalFigure, Health
from reports.pages.figures_in_words import goal_measure, goal_value, sentence
from reports.pages.prose import inline
from reports.pages.template import trusted
from reports.pages.tones import GOAL, Tone
from reports.words import Words


@dataclass(frozen=True, slots=True)
class GoalView:
    """One goal, ready to be placed; `previous` is the value told before `now`, `spark` empty below two values.

    `why` says why it is not on course, where that was told.
    """

    id: str
    want: str
    tone: Tone
    verdict: str
    why: Markup
    start: str
    previous: str
    now: str
    target: str
    measure: str
    note: str
    spark: Markup


def goal_view(words: Words, goal: GoalFigure) -> GoalView:
    """Prepare one goal."""
    tone = GOAL[goal.health]
    return GoalView(
        id=goal.id,
        want=goal.want,
        tone=tone,
        verdict=verdict(words, goal),
        why=inline(goal.why) if goal.why and tone.name != "ok" else Markup(),
        start=goal_value(words, goal.unit, goal.baseline),
        previous=goal_value(words, goal.unit, goal.previous),
        now=goal_value(words, goal.unit, goal.now),
        target=goal_value(words, goal.unit, goal.target),
        measure=goal_measure(words, goal.metric, goal.unit),
        note=_note(words, goal),
        spark=trusted(charts.spark(goal, tone.name)),
    )


def verdict(words: Words, goal: GoalFigure) -> str:
    """Say how a goal stands: against its target, or where its trend lands."""
    if goal.now is None:
        return words("goal.verdict.none")
    if goal.met:
        return words("goal.verdict.reached" if goal.now == goal.target else "goal.verdict.better")
    if goal.landing is None or goal.health is Health.UNKNOWN:
        return words(f"goal.verdict.now-{goal.health.value}")
    return words(f"goal.verdict.{goal.health.value}", landing=goal_value(words, goal.unit, goal.landing))


def on_course(goals: tuple[GoalFigure, ...]) -> int:
    """Return how many goals are met or heading for their target."""
    return sum(goal.health is Health.GREEN for goal in goals)


def measured_by(words: Words, goal: GoalFigure) -> str:
    """Say what is counted, and until when."""
    measure = goal_measure(words, goal.metric, goal.unit)
    return words("goal.by", measure=measure, due=words.date(goal.due)) if goal.due else sentence(words, measure)


def _note(words: Words, goal: GoalFigure) -> str:
    due = measured_by(words, goal)
    if goal.benchmark is None:
        return due
    value = goal_value(words, goal.unit, goal.benchmark)
    return words("goal.benchmark", note=due, source=goal.benchmark_source or "", value=value)
