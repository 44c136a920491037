"""Dated things → one small picture a row on a shared scale: words never scale, only distance does."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from html import escape

import svg

from reports.charts.ink import ALL, DATA, GRID, INK, PAPER, QUIET, Anchor, line_of, words_at
from reports.charts.picture import sign, strip
from reports.charts.span import Span
from reports.charts.written import Drawn, written
from reports.figures.figures import Dated, ItemKind
from reports.words import Words

HEIGHT = 40
MIDDLE = svg.Length(50, "%")
ROOM_FOR_LABEL = 0.24
"""The share of the narrowest wide track that a label such as `first 24 Nov` needs."""
ABOVE = -14
"""Where words stand above the marks of a row, px from its middle."""
ROOM_FOR_TODAY, ROOM_FOR_MONTH = 0.32, 0.09


class Sign(StrEnum):
    """The marks of a track, as the key explains them."""

    FIRST = "first"
    PROMISED = "promised"
    FORECAST = "forecast"
    REACHED = "reached"
    YOURS = "yours"


def axis(span: Span, as_of: date, words: Words) -> str:
    """Return the scale above the rows: the grid's labels, and the day of measure."""
    ticks = span.ticks(words)
    grid: list[svg.Element] = [_upright(span, tick.day, GRID, top=4, bottom=HEIGHT) for tick in ticks]
    labels = [
        words_at(span.at(tick.day), 14, tick.label, shift=4)
        for tick in ticks
        if tick.label and 1 - span.share(tick.day) >= ROOM_FOR_MONTH
    ]
    before = span.share(as_of) >= ROOM_FOR_TODAY
    today = words_at(
        span.at(as_of),
        32,
        words("chart.today", date=words.date(as_of)),
        fill=DATA,
        anchor="end" if before else "start",
        bold=True,
        shift=-6 if before else 6,
    )
    return strip(HEIGHT, [*grid, *labels, _upright(span, as_of, DATA, 1.5, top=20, bottom=HEIGHT), today])


def track(span: Span, dated: Dated, as_of: date, tone: str, words: Words) -> str:
    """Return one row: ring first promised, upright promised now, disc forecast or reached (square yours), bar the slip.

    `tone` is one of `ok`, `warn`, `bad`, `still`. A row without any date is the bare grid.
    """
    happens = dated.reached or dated.forecast or dated.promised
    marks = [svg.Title(text=escape(_sentence(dated, words), quote=False)), Drawn(text=_grid(span, as_of))]
    if happens:
        marks += _first(span, dated, happens, words)
        marks += _slip(span, dated, happens, as_of, tone)
        marks += [_at(span, dated.promised, _promised())] if dated.promised else []
        marks += [_at(span, happens, *_mark(dated.kind is ItemKind.COMMITMENT, dated.reached is not None, tone))]
    return strip(HEIGHT, marks)


def signs(rows: tuple[Dated, ...]) -> tuple[Sign, ...]:
    """Return the signs that stand in these rows, in the order in which the key lists them."""
    yours = any(row.kind is ItemKind.COMMITMENT for row in rows)
    present = {
        Sign.FIRST: any(_moved(row) for row in rows),
        Sign.PROMISED: any(row.promised for row in rows),
        Sign.FORECAST: any(row.reached is None and row.kind is not ItemKind.COMMITMENT for row in rows),
        Sign.REACHED: any(row.reached for row in rows),
        Sign.YOURS: yours,
    }
    return tuple(sign for sign, stands in present.items() if stands)


@lru_cache
def key(explained: Sign) -> str:
    """Return one sign of the key, 18 px square; its words are `chart.key.<sign>`."""
    shapes: dict[Sign, list[svg.Element]] = {
        Sign.FIRST: [_ring(4, QUIET)],
        Sign.PROMISED: [svg.Line(x1=0, x2=0, y1=-8, y2=8, stroke=INK, stroke_width=2.5)],
        Sign.FORECAST: list(_mark(square=False, tick=False, tone="still")),
        Sign.REACHED: list(_mark(square=False, tick=True, tone="ok")),
        Sign.YOURS: list(_mark(square=True, tick=False, tone="still")),
    }
    return sign(18, 18, shapes[explained])


@lru_cache(maxsize=256)
def _grid(span: Span, as_of: date) -> str:
    """Return what all rows share: the grid, the line that the marks stand on, and the day of measure."""
    grid = [_upright(span, day, GRID) for day in span.lines()]
    level = svg.Line(x1=0, x2=ALL, y1=MIDDLE, y2=MIDDLE, stroke=GRID)
    return "".join(map(written, (*grid, level, _upright(span, as_of, DATA, 1.5))))


def _upright(
    span: Span, day: date, paint: str, width: float | None = None, *, top: int = 0, bottom: int | svg.Length = ALL
) -> svg.Line:
    return svg.Line(x1=span.at(day), x2=span.at(day), y1=top, y2=bottom, stroke=paint, stroke_width=width)


def _level(span: Span, start: date, end: date, paint: str, width: float, *, dashed: bool = False) -> svg.Line:
    x1, x2 = span.at(start), span.at(end)
    dashes: list[Decimal | float | int] | None = [2, 3] if dashed else None
    return svg.Line(x1=x1, x2=x2, y1=MIDDLE, y2=MIDDLE, stroke=paint, stroke_width=width, stroke_dasharray=dashes)


def _at(span: Span, day: date, *shapes: svg.Element) -> svg.SVG:
    """Return shapes drawn around a day's place on the line."""
    return svg.SVG(xmlns=None, x=span.at(day), y=MIDDLE, width=1, height=1, overflow="visible", elements=list(shapes))


def _ring(radius: float, paint: str) -> svg.Circle:
    return svg.Circle(r=radius, fill=PAPER, stroke=paint, stroke_width=1.5)


def _promised() -> svg.Line:
    return svg.Line(x1=0, x2=0, y1=-11, y2=11, stroke=INK, stroke_width=2.5)


def _mark(square: bool, tick: bool, tone: str) -> tuple[svg.Element, ...]:  # noqa: FBT001 -- the three things a mark says
    paint = line_of(tone)
    body: svg.Element = svg.Circle(r=6.5, fill=paint)
    if square:
        body = svg.Rect(x=-6, y=-6, width=12, height=12, rx=2, fill=paint)
    if not tick:
        return (body,)
    return body, svg.Polyline(
        points=[svg.Point(-3, 0.2), svg.Point(-0.9, 2.4), svg.Point(3.2, -2)],
        fill="none",
        stroke=PAPER,
        stroke_width=1.8,
    )


def _moved(dated: Dated) -> bool:
    return dated.first is not None and dated.first != dated.promised


def _first(span: Span, dated: Dated, happens: date, words: Words) -> list[svg.Element]:
    """Return the first promise where it was another: its ring, the way to the present one, and its date."""
    if not dated.first or not dated.promised or not _moved(dated):
        return []
    label = words("chart.first", date=words.date(dated.first))
    last = max(dated.first, dated.promised, happens)
    drawn: list[svg.Element] = [
        _level(span, dated.first, dated.promised, QUIET, 1.5, dashed=True),
        _at(span, dated.first, _ring(4, QUIET)),
    ]
    if span.share(dated.first) >= ROOM_FOR_LABEL and dated.first < dated.promised:
        return [*drawn, _at(span, dated.first, _label(-9, 4, label, "end", QUIET))]
    if span.share(last) <= 1 - ROOM_FOR_LABEL:
        return [*drawn, _at(span, last, _label(12, 4, label, "start", QUIET))]
    anchor: Anchor = "start" if span.share(dated.first) < 1 - ROOM_FOR_LABEL else "end"
    return [*drawn, _at(span, dated.first, _label(0, ABOVE, label, anchor, QUIET))]


def _label(x: float, y: float, text: str, anchor: Anchor, paint: str) -> svg.Text:
    """Return words beside a mark, cut out of the lines behind them; on narrow screens they stand in the row's note."""
    label = words_at(x, y, text, fill=paint, anchor=anchor, edge=5)
    label.class_ = ["ab-wide"]
    return label


def _slip(span: Span, dated: Dated, happens: date, as_of: date, tone: str) -> list[svg.Element]:
    """Return the bar between promise and event; what is overdue has slipped as far as the day of measure."""
    end = max(happens, as_of) if dated.overdue else happens
    if not dated.promised or end == dated.promised:
        return []
    return [_level(span, dated.promised, end, line_of(tone), 5)]


def _sentence(dated: Dated, words: Words) -> str:
    """Return the row in words, for whoever rests on it."""
    said = [("first", dated.first if _moved(dated) else None), ("promised", dated.promised), ("reached", dated.reached)]
    said += [("forecast", None if dated.reached or dated.forecast == dated.promised else dated.forecast)]
    dates = [words(f"chart.said.{kind}", date=words.date(day, "year")) for kind, day in said if day]
    return words("chart.said", name=dated.name, dates=words.joined(dates)) if dates else dated.name
