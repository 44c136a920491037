"""Money and planned tasks → bars."""

from collections.abc import Sequence
from decimal import Decimal

import svg

from reports.charts.ink import DATA, GRID, INK, PAPER, QUIET, Anchor, line_of, words_at
from reports.charts.lettering import length_of
from reports.charts.picture import drawing, strip
from reports.figures.figures import Planned
from reports.figures.money import BudgetFigures
from reports.words import Words

TOP, THICK = 22, 20
ROOM = 32
"""Per cent of the bar that a label needs beside another one."""

WHOLE = 100
NARROWEST, LETTERS = 320, 12.5
"""The narrowest bar, and the size of its letters, px."""


def budget_bar(budget: BudgetFigures, words: Words) -> str:
    """Return one bar: used, forecast and agreed, the reserve dashed behind it, and the time that has passed.

    What the forecast has above the agreed amount is amber. "" where nothing was agreed.
    """
    if budget.agreed <= 0:
        return ""
    whole = max(budget.agreed + (budget.contingency or 0), budget.forecast, budget.used)
    used, agreed, forecast = (100 * amount / whole for amount in (budget.used, budget.agreed, budget.forecast))
    zero = Decimal(0)
    marks: list[svg.Element] = []
    if budget.contingency:
        marks.append(_reserve(agreed, 100 * budget.contingency / whole))
    marks += [_block(zero, agreed, GRID), _block(zero, forecast, DATA, 0.28)]
    if forecast > agreed:
        marks.append(_block(agreed, forecast - agreed, line_of("warn"), 0.7))
    marks += [_block(zero, used, DATA), _upright(agreed, TOP - 4, 2.5)]
    marks += _elapsed(budget, agreed, words)
    agreed_words = words("chart.agreed", amount=words.amount(budget.agreed))
    marks += [_edge_label(agreed, 13, agreed_words, INK), _used_label(budget, used, agreed, words)]
    return strip(64, marks)


def kept(trend: Sequence[Planned]) -> str:
    """Return the share of planned tasks that were done, a bar a period, the newest solid; "" of nothing."""
    if not trend:
        return ""
    step, height = 18.75, 44
    newest = len(trend) - 1
    bars = [
        _bar(round(place * step + 2, 1), period.percent, height, None if place == newest else 0.45)
        for place, period in enumerate(trend)
        if period.percent is not None
    ]
    return drawing(round(step * len(trend), 2), height, [*bars])


def _bar(x: float, percent: Decimal, height: int, opacity: float | None) -> svg.Rect:
    """Return one bar; nothing done is a line, not nothing."""
    tall = round(max(1.5, float(percent) / 100 * (height - 4)), 1)
    return svg.Rect(x=x, y=round(height - tall, 1), width=14.8, height=tall, rx=1.5, fill=DATA, fill_opacity=opacity)


def _block(start: Decimal, width: Decimal, fill: str, opacity: float | None = None) -> svg.Rect:
    return svg.Rect(x=_percent(start), y=TOP, width=_percent(width), height=THICK, fill=fill, fill_opacity=opacity)


def _reserve(start: Decimal, width: Decimal) -> svg.Rect:
    x, wide = _percent(start), _percent(width)
    return svg.Rect(x=x, y=TOP, width=wide, height=THICK, fill="none", stroke=QUIET, stroke_dasharray=[3, 3])


def _percent(share: Decimal) -> svg.Length:
    return svg.Length(round(share, 2), "%")


def _upright(share: Decimal, top: float, width: float) -> svg.Line:
    x = _percent(share)
    return svg.Line(x1=x, x2=x, y1=top, y2=TOP + THICK + 4, stroke=INK, stroke_width=width)


def _edge_label(share: Decimal, y: int, text: str, paint: str, *, bold: bool = True) -> svg.Text:
    """Return a label that ends at its place, begins there, or has it in its middle: as it is not cut at an edge."""
    room = Decimal(100 * length_of(text, LETTERS, bold=bold) / NARROWEST)
    beside: Anchor = "start" if share + room <= WHOLE else "middle"
    anchor: Anchor = "end" if share >= max(Decimal(ROOM), room) else beside
    return words_at(_percent(share), y, text, fill=paint, anchor=anchor, bold=bold)


def _used_label(budget: BudgetFigures, used: Decimal, agreed: Decimal, words: Words) -> svg.Text:
    """Return what is used: above its end, or inside the bar where that would touch the agreed amount's label."""
    text = words("chart.used", amount=words.percent(budget.used_percent or Decimal(0)))
    if used < ROOM and agreed >= 2 * ROOM:
        return words_at(0, 13, text, fill=DATA, bold=True)
    if used <= agreed - ROOM:
        return words_at(_percent(used), 13, text, fill=DATA, anchor="end", bold=True)
    if used >= ROOM:
        return words_at(_percent(used), TOP + 14.5, text, fill=PAPER, anchor="end", bold=True, shift=-6)
    return words_at(_percent(used), TOP + 14.5, text, fill=INK, bold=True, shift=6)


def _elapsed(budget: BudgetFigures, agreed: Decimal, words: Words) -> list[svg.Element]:
    """Return how much of the time has passed, as a share of the agreed amount; none before start and after end."""
    if budget.elapsed is None or budget.elapsed in (0, 100):
        return []
    place = budget.elapsed * agreed / 100
    text = words("chart.elapsed", share=words.percent(budget.elapsed))
    return [_upright(place, TOP + THICK - 3, 2), _edge_label(place, 60, text, QUIET, bold=False)]
