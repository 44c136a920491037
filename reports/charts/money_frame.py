"""A budget and the time it is for → where days and amounts lie on a drawing, its grid and scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Self

import svg

from reports.charts.ink import GRID, words_at
from reports.charts.lettering import length_of
from reports.charts.placing import Place
from reports.charts.span import Span
from reports.figures.figures import Schedule
from reports.figures.money import BudgetFigures
from reports.periods import Period
from reports.words import Words

RIGHT, TOP, BOTTOM = 10, 24, 26


class Size(Enum):
    """The drawings of one picture, of which a place shows the one that fits: name, width, height, size of letters."""

    PAGE = ("page", 860, 300, 13)
    WIDE = ("wide", 470, 232, 12)
    NARROW = ("narrow", 330, 224, 12)

    def __init__(self, name: str, width: int, height: int, letters: int) -> None:
        self.place, self.width, self.height, self.letters = name, width, height, letters


@dataclass(frozen=True, slots=True)
class Frame:
    """Where days and amounts lie on the drawing."""

    size: Size
    left: float
    span: Span
    step: Decimal
    most: Decimal

    @classmethod
    def around(cls, budget: BudgetFigures, span: Span, words: Words, size: Size) -> Self:
        """Return a frame that holds every amount, with room for the amounts' labels."""
        said = [budget.agreed, budget.forecast, budget.used, *(step.agreed for step in budget.steps)]
        said += [amount for point in budget.course for amount in (point.used, point.agreed)]
        if budget.forecast_range:
            said.append(budget.forecast_range.high)
        most = max(said)
        step = round_step(most)
        longest = max(length_of(words.amount(amount), size.letters) for amount in _amounts(step, most))
        return cls(size, round(longest + 8, 1), span, step, most)

    @property
    def right(self) -> float:
        """Where the scale of time ends."""
        return self.size.width - RIGHT

    @property
    def bottom(self) -> float:
        """Where nothing is used."""
        return self.size.height - BOTTOM

    def x(self, day: date) -> float:
        """Return how far to the right a day lies."""
        return round(self.left + (self.right - self.left) * self.span.share(day), 1)

    def y(self, amount: Decimal) -> float:
        """Return how far down an amount lies."""
        return round(self.bottom - (self.bottom - TOP) * float(amount / self.most), 1)

    def point(self, day: date, amount: Decimal) -> Place:
        """Return the place of an amount on a day."""
        return Place(self.x(day), self.y(amount))


def span_of(budget: BudgetFigures, schedule: Schedule, as_of: date) -> Span:
    """Return the time of the whole agreement; of a retainer, the month."""
    first, last = budget.course[0].on, max(budget.course[-1].on, as_of)
    if budget.basis == "retainer":
        month = Period.month_of(Period.parse(budget.course[-1].period).last)
        return Span(min(month.first, first), max(month.last, budget.course[-1].on))
    return Span(min(schedule.starts or first, first), max(schedule.ends or last, last))


def grid(frame: Frame, words: Words) -> list[svg.Element]:
    """Return the lines of the amounts with their labels, and as many days as fit below them."""
    letters, drawn = frame.size.letters, list[svg.Element]()
    for amount in _amounts(frame.step, frame.most):
        y = frame.y(amount)
        drawn.append(svg.Line(x1=frame.left, x2=frame.right, y1=y, y2=y, stroke=GRID))
        drawn.append(words_at(frame.left - 6, y + 4, words.amount(amount), anchor="end", size=letters))
    end = 0.0
    for tick in frame.span.ticks(words):
        x, long = frame.x(tick.day), length_of(tick.label, letters)
        if tick.label and x >= end and x + long <= frame.size.width:
            drawn.append(words_at(x, frame.size.height - 7, tick.label, size=letters))
            end = x + long + letters / 2
    return drawn


def round_step(most: Decimal) -> Decimal:
    """Return a round step that cuts the amounts into at most five parts."""
    size = Decimal(10) ** (most / 5).adjusted()
    return next(size * times for times in (1, 2, 5, 10) if most <= 5 * size * times)


def _amounts(step: Decimal, most: Decimal) -> Sequence[Decimal]:
    return [step * line for line in range(int(most // step) + 1)]
