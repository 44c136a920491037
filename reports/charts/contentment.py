"""How content people were, answer by answer → columns from 0 to 10, each with its score."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

import svg

from reports.charts.ink import DATA, INK, PAPER, words_at
from reports.charts.picture import titled
from reports.charts.plot import LABEL, Plot, room_for
from reports.charts.scale import Scale
from reports.charts.span import Span
from reports.figures.results import Answer
from reports.words import Words

SCORES = Scale(Decimal(0), Decimal(10), Decimal(5))
TOP, RIGHT, RADIUS = 24, 12, 5
ROOM = 20
"""How far apart two scores stand at least, px."""
SHORTEST = timedelta(days=28)
"""The time that the picture spans at least."""


def contentment(answers: Sequence[Answer], title: str, said: str, words: Words, *, wide: bool) -> str:
    """Return the answers by their days with title and description, for wide or for narrow places; "" of nothing."""
    if not answers:
        return ""
    plot = _plot(answers, words, wide=wide)
    pieces = [*plot.grid(words), *_columns(plot, answers), *_scores(plot, answers, words)]
    return titled("contentment", "wide" if wide else "narrow", (plot.width, plot.height), (title, said), pieces)


def _plot(answers: Sequence[Answer], words: Words, *, wide: bool) -> Plot:
    width, height = (680, 150) if wide else (330, 140)
    labels = tuple(SCORES.labels(words))
    first, last = answers[0].on, answers[-1].on
    room = max(SHORTEST, last - first) // 24
    span = Span(first - room, max(last, first + SHORTEST))
    return Plot(width, height, room_for(labels) + RADIUS, width - RIGHT, TOP, span, SCORES, labels)


def _columns(plot: Plot, answers: Sequence[Answer]) -> Iterator[svg.Element]:
    for answer in answers:
        x, y = plot.x(answer.on), plot.y(Decimal(answer.score))
        yield svg.Line(x1=x, x2=x, y1=plot.bottom, y2=y, stroke=DATA, stroke_width=2)
        yield svg.Circle(cx=x, cy=y, r=RADIUS, fill=DATA, stroke=PAPER, stroke_width=1.5)


def _scores(plot: Plot, answers: Sequence[Answer], words: Words) -> Iterator[svg.Text]:
    """Yield the scores above their columns, from the newest back, as far as they stand beside each other."""
    free = plot.width
    for answer in reversed(answers):
        x = plot.x(answer.on)
        if x <= free:
            free = x - ROOM
            y = round(plot.y(Decimal(answer.score)) - RADIUS - 4, 1)
            yield words_at(x, y, words.number(answer.score), fill=INK, anchor="middle", size=LABEL, bold=True)
