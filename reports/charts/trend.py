"""A metric's values → a line against where it began, its target and what others reach, with numbered notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import svg

from reports.charts.ink import DATA, INK, PAPER, QUIET, words_at
from reports.charts.lettering import length_of, spread
from reports.charts.path import path_data
from reports.charts.picture import titled
from reports.charts.placing import Place
from reports.charts.plot import BOTTOM, Plot, room_for
from reports.charts.scale import Scale, short_number
from reports.charts.span import Span
from reports.figures.results import MetricFigure
from reports.words import Words

SIZE = 12
"""The size of letters, px; a narrow drawing is shown as large as it is drawn, a wide one nearly."""
PIN, LANE, PINS = 8.5, 11, 32
"""A pin's radius, how far its middle lies from the top, and the room that pins need, px."""
LINES, GAP = 30, 6
"""Room for the two lines of a label beside the frame, and from the frame to the label, px."""
SHORTEST = timedelta(days=14)
"""The time that a frame spans at least."""


@dataclass(frozen=True, slots=True)
class _Level:
    """A value with its label, and how it is drawn: dashes tell the kinds apart where colours cannot."""

    value: Decimal
    name: str
    paint: str
    dashes: tuple[float, ...] = ()
    thick: float = 1.5
    is_line: bool = True


def trend(metric: MetricFigure, as_of: date, title: str, said: str, words: Words, *, wide: bool) -> str:
    """Return a metric's course with title and description, for wide or for narrow places.

    Both may stand on one page, once each: their ids differ. "" where nothing was measured.
    """
    if not metric.course:
        return ""
    levels = [*_levels(metric, words)]
    plot = _plot(metric, levels, as_of, words, wide=wide)
    places = plot.places((point.on, point.value) for point in metric.course)
    return titled(
        f"trend-{metric.id}",
        "wide" if wide else "narrow",
        (plot.width, plot.height),
        (title, said),
        [
            *plot.grid(words),
            *_lines(plot, levels),
            *_ahead(plot, metric, places[-1]),
            *([plot.course(places, 2.4)] if len(places) > 1 else []),
            *_pins(plot, [places[happening.place] for happening in metric.pinned]),
            plot.newest(places[-1]),
            *_labels(plot, metric, levels, places, words),
        ],
    )


def _levels(metric: MetricFigure, words: Words) -> Iterator[_Level]:
    """Yield what the course is held against, each value of a kind once."""
    dated = len(metric.goals) > 1
    for value in dict.fromkeys(goal.baseline for goal in metric.goals):
        yield _Level(value, words("chart.from"), QUIET, (1, 4))
    for value in dict.fromkeys(goal.benchmark for goal in metric.goals if goal.benchmark is not None):
        yield _Level(value, words("chart.others"), QUIET, (8, 3, 1, 3))
    for goal in metric.goals:
        due = dated and goal.due
        name = words("chart.target-by", date=words.date(due)) if due else words("chart.target")
        yield _Level(goal.target, name, INK, (6, 4), 1.8)
    for goal in metric.goals:
        if goal.landing is not None:
            yield _Level(goal.landing, words("chart.heading"), DATA, is_line=False)


def _plot(metric: MetricFigure, levels: list[_Level], as_of: date, words: Words, *, wide: bool) -> Plot:
    """Return a frame that holds every value, with room beside it for all labels."""
    scale = Scale.around(_known(metric, levels))
    labels = tuple(scale.labels(words))
    beside = [(level.name, _written(metric, level.value, words)) for level in levels]
    beside.append((words("chart.now"), _written(metric, metric.course[-1].value, words)))
    room = max(max(length_of(name, SIZE), length_of(value, SIZE, bold=True)) for name, value in beside)
    top = PINS if metric.pinned else 12
    width, tall = (680, 190) if wide else (330, 160)
    height = top + max(tall, LINES * len(beside)) + BOTTOM
    left = room_for(labels)
    return Plot(width, height, left, width - room - 2 * GAP, top, _span(metric, as_of), scale, labels)


def _known(metric: MetricFigure, levels: list[_Level]) -> list[Decimal]:
    """Return the values that the scale holds. Where a trend lands may be far off: then it leaves the frame."""
    known = [*(point.value for point in metric.course), *(level.value for level in levels if level.is_line)]
    least, most = min(known), max(known)
    far = most - least
    ahead = (level.value for level in levels if not level.is_line)
    return [*known, *(value for value in ahead if least - far <= value <= most + far)]


def _span(metric: MetricFigure, as_of: date) -> Span:
    first = metric.course[0].on
    days = [goal.due for goal in metric.goals if goal.due is not None]
    return Span(first, max(*days, metric.course[-1].on, as_of, first + SHORTEST))


def _written(metric: MetricFigure, value: Decimal, words: Words) -> str:
    number = short_number(words, value)
    return words("unit.percent", value=number) if metric.unit == "%" else number


def _lines(plot: Plot, levels: list[_Level]) -> Iterator[svg.Element]:
    for level in levels:
        if level.is_line:
            y = plot.y(level.value)
            yield svg.Line(
                x1=plot.left,
                x2=plot.right,
                y1=y,
                y2=y,
                stroke=level.paint,
                stroke_width=level.thick,
                stroke_dasharray=[*level.dashes],
            )


def _ahead(plot: Plot, metric: MetricFigure, here: Place) -> Iterator[svg.Element]:
    """Yield the way to where the trend lands, as far as it stays inside; an upright where a target is due."""
    for goal in metric.goals:
        if goal.due is not None and metric.course[-1].on < goal.due:
            x, y = plot.x(goal.due), plot.y(goal.target)
            yield svg.Line(x1=x, x2=x, y1=y - 7, y2=y + 7, stroke=INK, stroke_width=2.5)
        if goal.landing is not None and goal.due is not None:
            there = plot.place(goal.due, goal.landing)
            inside = plot.top <= there.y <= plot.bottom
            end = there if inside else _leaving(plot, here, there)
            yield svg.Path(
                fill="none",
                stroke=DATA,
                stroke_width=2,
                stroke_dasharray=[5, 4],
                extra={"d": path_data([here, end])},
            )
            if inside:
                yield svg.Circle(cx=end.x, cy=end.y, r=4, fill=PAPER, stroke=DATA, stroke_width=2)


def _leaving(plot: Plot, here: Place, there: Place) -> Place:
    """Return where a line leaves the frame, above or below."""
    edge = plot.top if there.y < plot.top else plot.bottom
    share = (edge - here.y) / (there.y - here.y)
    return Place(here.x + (there.x - here.x) * share, edge)


def _pins(plot: Plot, places: list[Place]) -> Iterator[svg.Element]:
    """Yield a numbered pin for each note: in a row above the frame, with a thread to its value."""
    heads = [round(x, 1) for x in spread([x for x, _ in places], 2 * PIN + 2, PIN + 1, plot.width - PIN - 1)]
    threads = (
        path_data([(head, LANE + PIN), (x, plot.top - 4), (x, y)]) for head, (x, y) in zip(heads, places, strict=True)
    )
    if places:
        yield svg.Path(fill="none", stroke=QUIET, stroke_width=0.75, extra={"d": "".join(threads)})
    for number, (head, (x, y)) in enumerate(zip(heads, places, strict=True), start=1):
        yield svg.Circle(cx=x, cy=y, r=3, fill=PAPER, stroke=INK, stroke_width=1.5)
        yield svg.Circle(cx=head, cy=LANE, r=PIN, fill=PAPER, stroke=INK, stroke_width=1.5)
        yield words_at(head, LANE + 4, str(number), fill=INK, anchor="middle", size=SIZE, bold=True)


def _labels(
    plot: Plot, metric: MetricFigure, levels: list[_Level], places: list[Place], words: Words
) -> Iterator[svg.Element]:
    """Yield the levels' names and values beside the frame, and the newest value at its own place if there is room."""
    newest = metric.course[-1]
    now = _written(metric, newest.value, words)
    beside = [(plot.y(level.value), level.name, _written(metric, level.value, words), level.paint) for level in levels]
    rises = any(level.value >= newest.value for level in levels if not level.is_line)
    text = words("chart.now-value", value=now)
    place = _room(plot, places, length_of(text, SIZE, bold=True), rises=rises)
    if place:
        yield words_at(round(place.x, 1), round(place.y, 1), text, fill=DATA, size=SIZE, bold=True, edge=4)
    else:
        beside.append((places[-1][1], words("chart.now"), now, DATA))
    yield from _beside(plot, sorted(beside, key=lambda label: label[0]))


def _room(plot: Plot, places: list[Place], wide: float, *, rises: bool) -> Place | None:
    """Return where words begin beside the newest value: right of it, else above or below the line that leads there."""
    x, y = places[-1]
    if plot.right - x >= wide + 2 * GAP:
        return Place(x + 8, min(y + 18, plot.bottom - 4) if rises else max(y - 10, plot.top + SIZE))
    left = x - 8 - wide
    if left < plot.left or plot.right - x < 2 * GAP:
        return None
    beyond = [height for across, height in places if across >= left - SIZE]
    free = [
        height for height in (min(beyond) - 8, max(beyond) + SIZE + 6) if plot.top + SIZE <= height <= plot.bottom - 4
    ]
    return Place(left, min(free, key=lambda height: abs(height - y))) if free else None


def _beside(plot: Plot, labels: list[tuple[float, str, str, str]]) -> Iterator[svg.Element]:
    """Yield labels of two lines to the right of the frame, none over another, each with a thread to its line."""
    middles = spread([y for y, *_ in labels], LINES, plot.top, plot.bottom - SIZE / 2)
    left = plot.right + 2 * GAP
    threads = (
        path_data([(plot.right + 1, min(max(y, plot.top), plot.bottom)), (left - 3, middle)])
        for middle, (y, *_) in zip(middles, labels, strict=True)
    )
    yield svg.Path(fill="none", stroke=QUIET, stroke_width=1, extra={"d": "".join(threads)})
    for middle, (_, name, value, paint) in zip(middles, labels, strict=True):
        yield words_at(left, round(middle - 2, 1), name, size=SIZE)
        yield words_at(left, round(middle + SIZE, 1), value, fill=paint, size=SIZE, bold=True)
