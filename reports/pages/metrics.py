"""Metrics as measured → chart, sentences, pinned notes and rows of numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from reports import charts
from reports.figures.figures import GoalFigure
from reports.figures.goals import LAST_VALUES
from reports.figures.results import Happening, MetricFigure, Note, NoteKind
from reports.pages.figures_in_words import day_said, goal_measure, goal_value, sentence
from reports.pages.goals import GoalView
from reports.pages.prose import inline
from reports.pages.template import joined, trusted
from reports.pages.views import VersionView

MOST_ROWS = 52
"""How many values a table holds, the newest: a year of weeks. What is older stands in the reports of its time."""


@dataclass(frozen=True, slots=True)
class GoalSaid:
    """A goal of a metric: how it stands, and its numbers in a few sentences."""

    goal: GoalView
    said: str


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One value with its day, and what happened then."""

    on: str
    value: str
    note: Markup


@dataclass(frozen=True, slots=True)
class MetricView:
    """A metric, ready to be placed; `pins` are the notes by the number that they have in the picture.

    `title` is what the client wants, or what is counted where more goals than one look at it, or none; `older` is how
    many values there are before those in `rows`.
    """

    id: str
    title: str
    goals: tuple[GoalSaid, ...]
    alone: str
    picture: Markup
    pins: tuple[tuple[str, Markup], ...]
    has_earlier: bool
    rows: tuple[NumberRow, ...]
    older: int


def metric_view(view: VersionView, metric: MetricFigure, goals: Mapping[str, GoalView]) -> MetricView:
    """Prepare one metric."""
    said = tuple(GoalSaid(goals[goal.id], _goal_said(view, goal)) for goal in metric.goals)
    measure = goal_measure(view.words, metric.metric, metric.unit)
    alone = "" if said else _alone_said(view, metric, measure)
    described = " ".join(one.said for one in said) or alone
    older = max(0, len(metric.course) - MOST_ROWS)
    shown = [*metric.pinned, *(one for one in metric.happenings if one.place >= older)]
    notes = {one.place: _notes(view, one) for one in dict.fromkeys(shown)}
    return MetricView(
        id=metric.id,
        title=metric.goals[0].want if len(metric.goals) == 1 else measure,
        goals=said,
        alone=alone,
        picture=_picture(view, metric, measure, described),
        pins=tuple((_day(view, metric, one.place), notes[one.place]) for one in metric.pinned),
        has_earlier=len(metric.pinned) < len(metric.happenings),
        rows=tuple(_rows(view, metric, notes, older)),
        older=older,
    )


def _picture(view: VersionView, metric: MetricFigure, measure: str, said: str) -> Markup:
    as_of, words = view.figures.as_of, view.words
    drawn = [charts.trend(metric, as_of, measure, said, words, wide=wide) for wide in (True, False)]
    return trusted("".join(drawn))


def _goal_said(view: VersionView, goal: GoalFigure) -> str:
    """Say where a goal began, is and shall be, what others reach, and where its trend lands."""
    return " ".join([_now_said(view, goal), *_target_said(view, goal)])


def _now_said(view: VersionView, goal: GoalFigure) -> str:
    words = view.words
    measure, start = goal_measure(words, goal.metric, goal.unit), goal_value(words, goal.unit, goal.baseline)
    if not goal.course:
        return words("results.now-none", measure=measure, start=start)
    now, day = goal_value(words, goal.unit, goal.now), day_said(words, goal.course[-1].on, view.figures.as_of)
    return words("results.now", measure=measure, now=now, date=day, start=start)


def _target_said(view: VersionView, goal: GoalFigure) -> Iterator[str]:
    words = view.words
    target = goal_value(words, goal.unit, goal.target)
    due = day_said(words, goal.due, view.figures.as_of) if goal.due else ""
    yield words("results.target-by", target=target, due=due) if due else words("results.target", target=target)
    if goal.benchmark is not None:
        value = goal_value(words, goal.unit, goal.benchmark)
        yield words("results.benchmark", source=goal.benchmark_source or "", value=value)
    if goal.landing is not None:
        landing, looked_at = goal_value(words, goal.unit, goal.landing), min(LAST_VALUES, len(goal.course))
        yield words.plural("results.landing", looked_at, landing=landing, due=due)


def _alone_said(view: VersionView, metric: MetricFigure, measure: str) -> str:
    newest, words = metric.course[-1], view.words
    now = goal_value(words, metric.unit, newest.value)
    return words("results.now-alone", measure=measure, now=now, date=day_said(words, newest.on, view.figures.as_of))


def _day(view: VersionView, metric: MetricFigure, place: int, form: str = "long") -> str:
    return day_said(view.words, metric.course[place].on, view.figures.as_of, form)


def _notes(view: VersionView, happening: Happening) -> Markup:
    return joined([_note(view, note) for note in happening.notes])


def _note(view: VersionView, note: Note) -> Markup:
    if note.kind is NoteKind.EXPERIMENT:
        return escape(sentence(view.words, _experiment(view, note)))
    return inline(note.text, view.files) if note.kind is NoteKind.REASON else escape(sentence(view.words, note.text))


def _experiment(view: VersionView, note: Note) -> str:
    return view.words("results.pin.experiment", name=note.about, text=note.text) if note.text else note.about


def _rows(view: VersionView, metric: MetricFigure, notes: Mapping[int, Markup], older: int) -> Iterator[NumberRow]:
    """Yield the values, the newest first, but for the oldest ones."""
    for place, point in reversed([*enumerate(metric.course)][older:]):
        value = goal_value(view.words, metric.unit, point.value)
        yield NumberRow(_day(view, metric, place, "short"), value, notes.get(place, Markup()))
