"""Planned and done, period by period → bars as tall as the plan, filled as far as it was done."""

from collections.abc import Sequence

import svg

from reports.charts.ink import DATA, INK, PAPER, words_at
from reports.charts.picture import strip
from reports.figures.figures import Planned
from reports.periods import Period
from reports.words import Words

HEIGHT, TOP, BOTTOM = 150, 22, 24
MOST = 8
"""How many bars share the width: fewer are as wide as if there were as many."""


def planned_bars(trend: Sequence[Planned], words: Words) -> str:
    """Return a bar a period, its outline what was planned, its filling what was done; "" of nothing.

    Words do not scale: `6/8` stands above each bar, its week or month below.
    """
    most = max((period.total for period in trend), default=0)
    if not most:
        return ""
    marks = [mark for place, period in enumerate(trend) for mark in _bar(place, period, most, words)]
    return strip(HEIGHT, marks)


def _bar(place: int, period: Planned, most: int, words: Words) -> list[svg.Element]:
    step = 100 / MOST
    left, middle, wide = place * step + 0.15 * step, _percent((place + 0.5) * step), 0.7 * step
    room = HEIGHT - TOP - BOTTOM
    tall, done = (room * count / most for count in (period.total, period.done))
    bottom = HEIGHT - BOTTOM
    said = words("chart.planned", done=words.number(period.done), total=words.number(period.total))
    return [
        _block(left, wide, bottom, tall, PAPER),
        *([_block(left, wide, bottom, done, DATA)] if period.done else []),
        words_at(middle, round(bottom - tall - 6, 1), said, fill=INK, anchor="middle", bold=True),
        words_at(middle, HEIGHT - 7, _name(period, words), anchor="middle"),
    ]


def _name(period: Planned, words: Words) -> str:
    known = Period.parse(period.period)
    return words("chart.week", week=known.week) if known.is_week else words.month(known.last, short=True)


def _block(left: float, wide: float, bottom: int, tall: float, fill: str) -> svg.Rect:
    tall = max(tall, 1)
    return svg.Rect(
        x=_percent(left), width=_percent(wide), y=round(bottom - tall, 1), height=round(tall, 1), fill=fill, stroke=DATA
    )


def _percent(share: float) -> svg.Length:
    return svg.Length(round(share, 2), "%")
