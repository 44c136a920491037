"""Goals as measured, updates and series → one value a metric, with what was noted along its course."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from reports.figures.courses import course_of
from reports.figures.figures import Figures, GoalFigure, GoalPoint
from reports.figures.reported import Reported, reported_updates
from reports.figures.results import Happening, MetricFigure, Note, NoteKind
from reports.model import Baselines, Client, Series
from reports.model.agreement import Goal

_Alike = tuple[str, str | None, tuple[GoalPoint, ...]]


def metric_figures(client: Client, baselines: Baselines, figures: Figures) -> tuple[MetricFigure, ...]:
    """Return the metrics in the order of their goals, then those that no goal of the terms looks at."""
    reported = reported_updates(client, baselines, figures.as_of)
    told = [_told(alike, reported) for alike in _alike(figures.goals)]
    known = {goal.id for goal in figures.goals}
    named = _named(client, baselines)
    others = dict.fromkeys([*(name for report in reported for name in report.update.results), *client.metrics])
    left = [
        _without_goal(name, named.get(name), reported, client.metrics.get(name), figures.as_of)
        for name in others
        if name not in known
    ]
    return (*told, *(metric for metric in left if metric.course))


def _alike(goals: Sequence[GoalFigure]) -> Iterator[tuple[GoalFigure, ...]]:
    """Yield goals together that count the same, and have the same values."""
    groups: dict[_Alike, list[GoalFigure]] = {}
    for goal in goals:
        groups.setdefault((goal.metric.casefold(), goal.unit, goal.course), []).append(goal)
    yield from map(tuple, groups.values())


def _told(goals: tuple[GoalFigure, ...], reported: Sequence[Reported]) -> MetricFigure:
    first = goals[0]
    happenings = _happenings([goal.id for goal in goals], first.course, reported)
    return MetricFigure(first.id, first.metric, first.unit, goals, first.course, happenings)


def _named(client: Client, baselines: Baselines) -> Mapping[str, Goal]:
    """Return every goal there ever was, by the newest wording that has it."""
    wordings = (*(version.agreement for version in baselines.versions), client.agreement)
    return {name: goal for terms in wordings for name, goal in terms.goals.items()}


def _without_goal(
    name: str, goal: Goal | None, reported: Sequence[Reported], series: Series | None, as_of: date
) -> MetricFigure:
    """Return a metric whose goal is not, or no longer, in the terms."""
    course = course_of(name, reported, series, as_of).points
    happenings = _happenings([name], course, reported)
    return MetricFigure(name, goal.metric if goal else name, goal.unit if goal else None, (), course, happenings)


def _happenings(
    names: Sequence[str], course: Sequence[GoalPoint], reported: Sequence[Reported]
) -> tuple[Happening, ...]:
    """Return what was noted, each at its value, and what updates told at the newest value known on their day."""
    found: dict[int, list[Note]] = {}
    for place, point in enumerate(course):
        if point.note:
            found.setdefault(place, []).append(Note(point.note, NoteKind.MEASURED))
    days = [point.on for point in course]
    for on, note in _told_of(names, reported):
        place = bisect_right(days, on) - 1
        if place >= 0:
            found.setdefault(place, []).append(note)
    return tuple(Happening(place, tuple(found[place])) for place in sorted(found))


def _told_of(names: Sequence[str], reported: Sequence[Reported]) -> Iterator[tuple[date, Note]]:
    """Yield what updates told of goals: the reasons of their results, and experiments that serve them."""
    for report in reported:
        whys = (report.update.results[name].why for name in names if name in report.update.results)
        yield from ((report.on, Note(why, NoteKind.REASON)) for why in dict.fromkeys(filter(None, whys)))
        for one in report.update.experiments:
            if one.goal in names:
                yield report.on, Note(one.result or one.hypothesis or "", NoteKind.EXPERIMENT, one.name)
