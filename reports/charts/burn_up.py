"""Money used, day by day → a line against the agreed amount, and where the forecast says that it ends."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from typing import Self

import svg

from reports.charts.ink import DATA, GRID, INK, PAPER, letters, words_at
from reports.charts.span import Span
from reports.figures.figures import Schedule
from reports.figures.money import BudgetFigures
from reports.periods import Period
from reports.words import Words

RIGHT, TOP, BOTTOM = 10, 22, 24
LETTER, SIZE = 6.8, 12
"""Width and size of a letter, px."""
LINE = 24
"""How far apart two lines of words must be, px."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where days and amounts lie on the drawing."""

    name: str
    width: int
    height: int
    left: float
    span: Span
    step: Decimal
    most: Decimal

    @classmethod
    def around(cls, budget: BudgetFigures, span: Span, words: Words, *, wide: bool) -> Self:
        """Return a frame that holds every amount, with room for the amounts' labels."""
        most = max(budget.agreed, budget.forecast, budget.used, *(point.used for point in budget.course))
        step = _step(most)
        longest = max(letters(words.amount(step * line)) for line in range(int(most // step) + 1))
        name, width, height = ("wide", 470, 232) if wide else ("narrow", 330, 220)
        return cls(name, width, height, round(longest * LETTER + 10, 1), span, step, most)

    def x(self, day: date) -> float:
        return round(self.left + (self.width - self.left - RIGHT) * self.span.share(day), 1)

    def y(self, amount: Decimal) -> float:
        return round(self.height - BOTTOM - (self.height - TOP - BOTTOM) * float(amount / self.most), 1)

    def point(self, day: date, amount: Decimal) -> svg.Point:
        return svg.Point(self.x(day), self.y(amount))


def burn_up(budget: BudgetFigures, schedule: Schedule, as_of: date, words: Words, *, wide: bool) -> str:
    """Return the course of the money with title and description, for wide or for narrow places.

    Both variants may stand on one page, once each: their ids differ. "" where no money was reported.
    """
    if not budget.course or max(budget.agreed, budget.forecast, budget.used) <= 0:
        return ""
    span = _span(budget, schedule, as_of)
    frame = _Frame.around(budget, span, words, wide=wide)
    ends = None if span.last <= budget.course[-1].on else span.last
    title, described = f"burn-up-{frame.name}-title", f"burn-up-{frame.name}-words"
    return svg.SVG(
        xmlns=None,
        viewBox=svg.ViewBoxSpec(0, 0, frame.width, frame.height),
        class_=["ab-svg", f"ab-svg--{frame.name}"],
        extra={"role": "img", "aria-labelledby": f"{title} {described}"},
        elements=[
            svg.Title(id=title, text=escape(words("chart.money.title"), quote=False)),
            svg.Desc(id=described, text=escape(_sentence(budget, ends, words), quote=False)),
            *_grid(frame, words),
            *_lines(frame, budget, ends),
            *_labels(frame, budget, ends, words),
        ],
    ).as_str()


def _span(budget: BudgetFigures, schedule: Schedule, as_of: date) -> Span:
    """Return the time of the whole agreement; of a retainer, the month."""
    first, last = budget.course[0].on, max(budget.course[-1].on, as_of)
    if budget.basis == "retainer":
        month = Period.month_of(Period.parse(budget.course[-1].period).last)
        return Span(min(month.first, first), max(month.last, budget.course[-1].on))
    return Span(min(schedule.starts or first, first), max(schedule.ends or last, last))


def _step(most: Decimal) -> Decimal:
    """Return a round step that cuts the amounts into at most five parts."""
    size = Decimal(10) ** (most / 5).adjusted()
    return next(size * times for times in (1, 2, 5, 10) if most <= 5 * size * times)


def _grid(frame: _Frame, words: Words) -> list[svg.Element]:
    amounts = [frame.step * line for line in range(int(frame.most // frame.step) + 1)]
    drawn: list[svg.Element] = []
    for amount in amounts:
        y = frame.y(amount)
        drawn.append(svg.Line(x1=frame.left, x2=frame.width - RIGHT, y1=y, y2=y, stroke=GRID))
        drawn.append(words_at(frame.left - 6, y + 4, words.amount(amount), anchor="end", size=SIZE))
    drawn += [
        words_at(frame.x(tick.day), frame.height - 6, tick.label, size=SIZE)
        for tick in frame.span.ticks(words)
        if tick.label and frame.x(tick.day) + letters(tick.label) * LETTER <= frame.width
    ]
    return drawn


def _lines(frame: _Frame, budget: BudgetFigures, ends: date | None) -> list[svg.Element]:
    """Return the agreed amount, what is used so far, and the way to the forecast."""
    agreed = frame.y(budget.agreed)
    used = [frame.point(point.on, point.used) for point in budget.course]
    here = used[-1]
    if budget.course[0].on > frame.span.first:
        used.insert(0, frame.point(frame.span.first, Decimal(0)))
    drawn: list[svg.Element] = [
        svg.Line(x1=frame.left, x2=frame.width - RIGHT, y1=agreed, y2=agreed, stroke=INK, stroke_width=1.5)
    ]
    if ends:
        there = frame.point(ends, budget.forecast)
        drawn += [
            svg.Polyline(points=[here, there], fill="none", stroke=DATA, stroke_width=2, stroke_dasharray=[5, 4]),
            svg.Circle(cx=there.x, cy=there.y, r=4, fill=PAPER, stroke=DATA, stroke_width=2),
        ]
    drawn += [
        svg.Polyline(points=used, fill="none", stroke=DATA, stroke_width=2.6, stroke_linejoin="round"),
        svg.Circle(cx=here.x, cy=here.y, r=4.5, fill=DATA, stroke=PAPER, stroke_width=1.5),
    ]
    return drawn


def _labels(frame: _Frame, budget: BudgetFigures, ends: date | None, words: Words) -> list[svg.Element]:
    agreed, right = frame.y(budget.agreed), frame.width - RIGHT
    drawn: list[svg.Element] = [
        words_at(
            frame.left + 2, agreed - 7, _amount(words, "agreed", budget.agreed), fill=INK, size=SIZE + 0.5, bold=True
        )
    ]
    if ends:
        forecast = frame.y(budget.forecast)
        above = (agreed if 0 <= forecast - agreed < LINE else forecast) - 8
        text = _amount(words, "forecast", budget.forecast)
        drawn.append(words_at(right, above, text, fill=DATA, anchor="end", size=SIZE + 0.5, bold=True))
    return [*drawn, _used_label(frame, budget, words)]


def _used_label(frame: _Frame, budget: BudgetFigures, words: Words) -> svg.Text:
    """Return what is used, below the line's end; at the right edge above it, if there is room."""
    newest, text = budget.course[-1], _amount(words, "used", budget.used)
    x, y = frame.x(newest.on), frame.y(newest.used)
    if x + 10 + letters(text) * LETTER <= frame.width:
        return words_at(x + 8, min(y + 16, frame.height - BOTTOM - 4), text, fill=DATA, size=SIZE + 0.5, bold=True)
    if abs(y - frame.y(budget.agreed)) < LINE:
        y = min(_below(frame, budget, x - 4 - (letters(text) + 1) * LETTER) + 26, frame.height - BOTTOM + 6)
    return words_at(x - 4, y - 10, text, fill=DATA, anchor="end", size=SIZE + 0.5, bold=True)


def _below(frame: _Frame, budget: BudgetFigures, left: float) -> float:
    """Return how low the line of what is used lies to the right of a place."""
    before = [point for point in budget.course if frame.x(point.on) <= left]
    lowest = before[-1] if before else budget.course[0]
    return frame.y(lowest.used)


def _amount(words: Words, kind: str, amount: Decimal) -> str:
    return words(f"chart.{kind}", amount=words.amount(amount))


def _sentence(budget: BudgetFigures, ends: date | None, words: Words) -> str:
    """Return the picture in words."""
    said = {
        "used": words.money(budget.used, budget.currency),
        "on": words.date(budget.course[-1].on, "long"),
        "agreed": words.money(budget.agreed, budget.currency),
        "forecast": words.money(budget.forecast, budget.currency),
    }
    if ends is None:
        return words("chart.money.words", **said)
    return words("chart.money.words-until", ends=words.date(ends, "long"), **said)
