"""Money used, day by day → a line against the agreed amount, and where the forecast says that it ends."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from html import escape

import svg

from reports.charts.ink import DATA, INK, PAPER, QUIET
from reports.charts.money_frame import Frame, Size, grid, span_of
from reports.charts.placing import Box, Label, Place, Spot, along, placed
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
    frame = Frame.around(budget, span, words, size)
    ends = None if span.last <= budget.course[-1].on else span.last
    title, described = f"burn-up-{size.place}-title", f"burn-up-{size.place}-words"
    used, agreed = _used(frame, budget), _agreed(frame, budget)
    return svg.SVG(
        xmlns=None,
        viewBox=svg.ViewBoxSpec(0, 0, size.width, size.height),
        class_=["ab-svg", f"ab-svg--{size.place}"],
        extra={"role": "img", "aria-labelledby": f"{title} {described}"},
        elements=[
            svg.Title(id=title, text=escape(words("chart.money.title"), quote=False)),
            svg.Desc(id=described, text=escape(_sentence(budget, ends, words, ahead=ahead), quote=False)),
            *grid(frame, words),
            *(_evenly(frame, budget) if ahead else []),
            svg.Path(d=_path(agreed), fill="none", stroke=INK, stroke_width=1.5),
            *(_way(frame, budget, ends, ahead=ahead) if ends else []),
            svg.Polyline(points=_points(used), fill="none", stroke=DATA, stroke_width=2.6, stroke_linejoin="round"),
            svg.Circle(cx=used[-1].x, cy=used[-1].y, r=4.5, fill=DATA, stroke=PAPER, stroke_width=1.5),
            *_labels(frame, budget, ends, words),
        ],
    ).as_str()


def money_signs(budget: BudgetFigures) -> tuple[MoneySign, ...]:
    """Return the signs that stand in the picture drawn `ahead`, in the order in which the key lists them."""
    known = {MoneySign.RANGE: budget.forecast_range is not None, MoneySign.EVENLY: budget.elapsed is not None}
    return tuple(sign for sign in MoneySign if known.get(sign, True))


@lru_cache
def money_key(sign: MoneySign) -> str:
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
    return svg.SVG(
        xmlns=None,
        viewBox=svg.ViewBoxSpec(-12, -9, 24, 18),
        width=24,
        height=18,
        class_=["ab-svg"],
        extra={"aria-hidden": "true"},
        elements=level[sign],
    ).as_str()


def _used(frame: Frame, budget: BudgetFigures) -> list[Place]:
    """Return the way of what is used, from nothing on."""
    used = [frame.point(point.on, point.used) for point in budget.course]
    begins = budget.course[0].on > frame.span.first
    return [frame.point(frame.span.first, Decimal(0)), *used] if begins else used


def _agreed(frame: Frame, budget: BudgetFigures) -> list[Place]:
    """Return the way of the agreed amount: level, with a step on the day on which another was agreed."""
    span = frame.span
    before = [step.agreed for step in budget.steps if step.since <= span.first] or [budget.steps[0].agreed]
    way = [frame.point(span.first, before[-1])]
    for step in budget.steps:
        if span.first < step.since <= span.last:
            way += [Place(frame.x(step.since), way[-1].y), frame.point(step.since, step.agreed)]
    return [*way, Place(frame.right, way[-1].y)]


def _points(places: list[Place]) -> list[svg.Point]:
    return [svg.Point(place.x, place.y) for place in places]


def _path(points: list[Place]) -> list[svg.PathData]:
    first, *others = points
    return [svg.MoveTo(first.x, first.y), *(svg.LineTo(point.x, point.y) for point in others)]


def _way(frame: Frame, budget: BudgetFigures, ends: date, *, ahead: bool) -> list[svg.Element]:
    """Return the way to the forecast, and between which amounts the end may lie."""
    here, there = frame.point(budget.course[-1].on, budget.course[-1].used), frame.point(ends, budget.forecast)
    drawn: list[svg.Element] = []
    if ahead and budget.forecast_range:
        low, high = (frame.point(ends, amount) for amount in (budget.forecast_range.low, budget.forecast_range.high))
        drawn.append(svg.Polygon(points=_points([here, high, low]), fill=DATA, fill_opacity=0.18))
        drawn += _bracket(there.x, high.y, low.y)
    return [
        *drawn,
        svg.Polyline(points=_points([here, there]), fill="none", stroke=DATA, stroke_width=2, stroke_dasharray=[5, 4]),
        svg.Circle(cx=there.x, cy=there.y, r=4, fill=PAPER, stroke=DATA, stroke_width=2),
    ]


def _bracket(x: float, top: float, bottom: float) -> list[svg.Element]:
    """Return an upright with a foot at both ends."""
    feet = [svg.Line(x1=x - 5, x2=x + 5, y1=y, y2=y, stroke=DATA, stroke_width=1.5) for y in (top, bottom)]
    return [svg.Line(x1=x, x2=x, y1=top, y2=bottom, stroke=DATA, stroke_width=1.5), *feet]


def _evenly(frame: Frame, budget: BudgetFigures) -> list[svg.Element]:
    """Return the agreed amount spread evenly over the time; nothing where its end is not known."""
    if budget.elapsed is None:
        return []
    return [_dotted(frame.point(frame.span.first, Decimal(0)), frame.point(frame.span.last, budget.agreed))]


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


def _labels(frame: Frame, budget: BudgetFigures, ends: date | None, words: Words) -> list[svg.Text]:
    """Return what is agreed, forecast and used, each beside its line."""
    size, agreed, used = frame.size.letters + 0.5, _agreed(frame, budget), _used(frame, budget)
    level, here = agreed[-1].y, used[-1]
    lines = [*along(agreed), *along(used)]
    labels = list[Label]()
    if ends:
        there = frame.point(ends, budget.forecast)
        lines += along([here, there])
        heights = (there.y - 9, level - 8, there.y + 20, there.y + 34)
        spots = [Spot(frame.right, y, "end") for y in heights]
        labels.append(Label(_amount(words, "forecast", budget.forecast), DATA, spots))
    labels.append(Label(_amount(words, "agreed", budget.agreed), INK, _around_level(frame, agreed)))
    labels.append(Label(_amount(words, "used", budget.used), DATA, _around_end(here)))
    inside = Box(0, 2, frame.size.width, frame.bottom)
    return placed(labels, lines, inside, size)


def _around_level(frame: Frame, agreed: list[Place]) -> list[Spot]:
    """Return places at the level that is agreed now: above it where it begins, else at the left."""
    begins, level = agreed[-2] if len(agreed) > 2 else agreed[0], agreed[-1].y  # noqa: PLR2004 -- a level has two ends
    xs = [begins.x + 4, frame.left + 4, (begins.x + frame.right) / 2]
    return [Spot(x, y) for y in (level - 7, level + 16) for x in xs]


def _around_end(here: Place) -> list[Spot]:
    """Return places around the newest point: right of it, below, left of it, above."""
    x, y = here
    return [
        Spot(x + 9, y + 16),
        *(Spot(x - 6, y + down, "end") for down in (-10, 24, 40, 56)),
        Spot(x + 9, y + 30),
        Spot(x + 9, y - 8),
        *(Spot(x - 6, y + down, "end") for down in (80, 104)),
    ]


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
