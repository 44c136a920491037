"""Money used, day by day → a line against the agreed amount, and where the forecast says that it ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

import svg

from reports.charts.ink import DATA, INK, PAPER, QUIET
from reports.charts.money_frame import Size, money_frame, span_of
from reports.charts.path import path_data
from reports.charts.picture import sign, titled
from reports.charts.placing import Box, Label, Place, Spot, placed
from reports.charts.plot import Plot
from reports.figures.figures import Schedule
from reports.figures.money import BudgetFigures
from reports.words import Words


class MoneySign(StrEnum):
    """The lines of a burn-up, as the key explains them."""

    AGREED = "agreed"
    USED = "used"
    FORECAST = "forecast"
    RANGE = "range"
    EVENLY = "evenly"


@dataclass(frozen=True, slots=True)
class _Ways:
    """The lines of a burn-up as places in its frame; `forecast`, `range` and `evenly` may be empty."""

    agreed: list[Place]
    used: list[Place]
    forecast: list[Place]
    range: list[Place]
    evenly: list[Place]


def burn_up(
    budget: BudgetFigures, schedule: Schedule, as_of: date, words: Words, size: Size, *, ahead: bool = False
) -> str:
    """Return the course of the money with title and description, in one of its sizes; "" where none was reported.

    `ahead` also draws between which amounts the end may lie, and the agreed amount spread evenly over the time; the
    page must explain both. Several sizes may stand on one page, once each: their ids differ.
    """
    if not budget.course or max(budget.agreed, budget.forecast, budget.used) <= 0:
        return ""
    span = span_of(budget, schedule, as_of)
    plot = money_frame(budget, span, words, size)
    ends = None if span.last <= budget.course[-1].on else span.last
    ways = _ways(plot, budget, ends, ahead=ahead)
    return titled(
        "burn-up",
        size.place,
        (size.width, size.height),
        (words("chart.money.title"), _sentence(budget, ends, words, ahead=ahead)),
        [*plot.grid(words), *_drawn(plot, ways), *_labels(plot, budget, ways, words)],
    )


def money_signs(budget: BudgetFigures) -> tuple[MoneySign, ...]:
    """Return the signs that stand in the picture drawn `ahead`, in the order in which the key lists them."""
    known = {MoneySign.RANGE: budget.forecast_range is not None, MoneySign.EVENLY: budget.elapsed is not None}
    return tuple(sign for sign in MoneySign if known.get(sign, True))


@lru_cache
def money_key(explained: MoneySign) -> str:
    """Return one sign of the key, 24 px wide; its words are `chart.money.key.<sign>`."""
    level: dict[MoneySign, list[svg.Element]] = {
        MoneySign.AGREED: [svg.Line(x1=-11, x2=11, y1=0, y2=0, stroke=INK, stroke_width=1.5)],
        MoneySign.USED: [svg.Line(x1=-11, x2=11, y1=0, y2=0, stroke=DATA, stroke_width=2.6)],
        MoneySign.FORECAST: [
            svg.Line(x1=-11, x2=3, y1=0, y2=0, stroke=DATA, stroke_width=2, stroke_dasharray=[5, 4]),
            svg.Circle(cx=7, r=4, fill=PAPER, stroke=DATA, stroke_width=2),
        ],
        MoneySign.RANGE: _bracket(0, -6, 6),
        MoneySign.EVENLY: [_dotted(Place(-11, 0), Place(11, 0))],
    }
    return sign(24, 18, level[explained])


def _ways(plot: Plot, budget: BudgetFigures, ends: date | None, *, ahead: bool) -> _Ways:
    """Return all lines; nothing is spread evenly over a time of which the end is not known."""
    first, newest = plot.span.first, budget.course[-1]
    range_ = budget.forecast_range if ahead else None
    return _Ways(
        agreed=_agreed(plot, budget),
        used=_used(plot, budget),
        forecast=[plot.place(newest.on, newest.used), plot.place(ends, budget.forecast)] if ends else [],
        range=[plot.place(ends, amount) for amount in (range_.high, range_.low)] if ends and range_ else [],
        evenly=[plot.place(first, Decimal(0)), plot.place(plot.span.last, budget.agreed)]
        if ahead and budget.elapsed is not None
        else [],
    )


def _used(plot: Plot, budget: BudgetFigures) -> list[Place]:
    """Return the way of what is used, from nothing on."""
    used = plot.places((point.on, point.used) for point in budget.course)
    begins = budget.course[0].on > plot.span.first
    return [plot.place(plot.span.first, Decimal(0)), *used] if begins else used


def _agreed(plot: Plot, budget: BudgetFigures) -> list[Place]:
    """Return the way of the agreed amount: level, with a step on the day on which another was agreed."""
    span = plot.span
    before = [step.agreed for step in budget.steps if step.since <= span.first] or [budget.steps[0].agreed]
    way = [plot.place(span.first, before[-1])]
    for step in budget.steps:
        if span.first < step.since <= span.last:
            way += [Place(plot.x(step.since), way[-1].y), plot.place(step.since, step.agreed)]
    return [*way, Place(plot.right, way[-1].y)]


def _drawn(plot: Plot, ways: _Ways) -> Iterator[svg.Element]:
    """Yield the lines, the quiet ones first, with a mark at the newest point and at the forecast."""
    if ways.evenly:
        yield _dotted(*ways.evenly)
    yield svg.Path(fill="none", stroke=INK, stroke_width=1.5, extra={"d": path_data(ways.agreed)})
    if ways.range:
        here, (high, low) = ways.used[-1], ways.range
        yield svg.Path(fill=DATA, fill_opacity=0.18, extra={"d": path_data([here, high, low])})
        yield from _bracket(high.x, high.y, low.y)
    if ways.forecast:
        data = path_data(ways.forecast)
        yield svg.Path(fill="none", stroke=DATA, stroke_width=2, stroke_dasharray=[5, 4], extra={"d": data})
        yield svg.Circle(cx=ways.forecast[1].x, cy=ways.forecast[1].y, r=4, fill=PAPER, stroke=DATA, stroke_width=2)
    yield plot.course(ways.used, 2.6)
    yield plot.newest(ways.used[-1])


def _bracket(x: float, top: float, bottom: float) -> list[svg.Element]:
    """Return an upright with a foot at both ends."""
    feet = [svg.Line(x1=x - 5, x2=x + 5, y1=y, y2=y, stroke=DATA, stroke_width=1.5) for y in (top, bottom)]
    return [svg.Line(x1=x, x2=x, y1=top, y2=bottom, stroke=DATA, stroke_width=1.5), *feet]


def _dotted(start: Place, end: Place) -> svg.Line:
    dots: list[Decimal | float | int] = [0.1, 5]
    return svg.Line(
        x1=start.x,
        y1=start.y,
        x2=end.x,
        y2=end.y,
        stroke=QUIET,
        stroke_width=2,
        stroke_dasharray=dots,
        stroke_linecap="round",
    )


def _labels(plot: Plot, budget: BudgetFigures, ways: _Ways, words: Words) -> Iterator[svg.Element]:
    """Yield what is agreed, forecast and used, each beside its line."""
    labels = list[Label]()
    if ways.forecast:
        labels.append(Label(_amount(words, "forecast", budget.forecast), DATA, _at_the_end(plot, ways)))
    labels.append(Label(_amount(words, "agreed", budget.agreed), INK, _around_level(plot, ways.agreed)))
    newest = ways.used[-1]
    labels.append(Label(_amount(words, "used", budget.used), DATA, _around(newest, plot), newest))
    lines = (ways.agreed, ways.used, ways.forecast, ways.range, ways.evenly)
    amounts, inside = Box(0, 0, plot.left - 4, plot.height), Box(0, 2, plot.width, plot.bottom)
    yield from placed(labels, lines, [amounts], inside, plot.letters + 0.5)


def _at_the_end(plot: Plot, ways: _Ways) -> list[Spot]:
    """Return places around where the forecast ends: above it, above the agreed amount, below it."""
    end, level = ways.forecast[1].y, ways.agreed[-1].y
    return [Spot(plot.right, y, "end") for y in (end - 9, level - 8, end + 20, end + 34)]


def _around_level(plot: Plot, agreed: list[Place]) -> list[Spot]:
    """Return places at the level that is agreed now: above it where it begins, at the left, or below."""
    begins, level = agreed[-2] if len(agreed) > 2 else agreed[0], agreed[-1].y  # noqa: PLR2004 -- a level has two ends
    xs = [begins.x + 4, plot.left + 4, (begins.x + plot.right) / 2]
    return [Spot(x, y) for y in (level - 7, level + 16, agreed[0].y + 16) for x in xs]


def _around(point: Place, plot: Plot) -> list[Spot]:
    """Return places around the newest point: right of it, above, below, then down to the foot of the frame."""
    x, y = point
    near = [Spot(x + 9, y + 16), Spot(x - 6, y - 10, "end"), Spot(x + 9, y - 8), Spot(x - 6, y + 24, "end")]
    downs = [y + down for down in range(32, int(plot.bottom - y), 16)]
    far = (
        spot for down in downs for spot in (Spot(x + 9, down), Spot(plot.right, down, "end"), Spot(x - 6, down, "end"))
    )
    return [*near, *far]


def _amount(words: Words, kind: str, amount: Decimal) -> str:
    return words(f"chart.{kind}", amount=words.amount(amount))


def _sentence(budget: BudgetFigures, ends: date | None, words: Words, *, ahead: bool) -> str:
    """Return the picture in words."""
    said = {
        "used": words.money(budget.used, budget.currency),
        "on": words.date(budget.course[-1].on, "long"),
        "agreed": words.money(budget.agreed, budget.currency),
        "forecast": words.money(budget.forecast, budget.currency),
    }
    if ends is None:
        return words("chart.money.words", **said)
    whole = words("chart.money.words-until", ends=words.date(ends, "long"), **said)
    if not ahead or budget.forecast_range is None:
        return whole
    low, high = (
        words.money(amount, budget.currency) for amount in (budget.forecast_range.low, budget.forecast_range.high)
    )
    return " ".join([whole, words("chart.money.words-range", low=low, high=high)])
