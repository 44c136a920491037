"""A budget and the time it is for → the frame of its drawing."""

from datetime import date
from enum import Enum

from reports.charts.plot import Plot, room_for
from reports.charts.scale import Scale
from reports.charts.span import Span
from reports.figures.figures import Schedule
from reports.figures.money import BudgetFigures
from reports.periods import Period
from reports.words import Words

RIGHT, TOP, PARTS = 10, 24, 5
"""Room at the right and above, px, and into how many parts the amounts are cut at most."""


class Size(Enum):
    """The drawings of one picture, of which a place shows the one that fits: name, width, height, size of letters."""

    PAGE = ("page", 860, 300, 13)
    WIDE = ("wide", 470, 232, 12)
    NARROW = ("narrow", 330, 224, 12)

    def __init__(self, name: str, width: int, height: int, letters: int) -> None:
        self.place, self.width, self.height, self.letters = name, width, height, letters


def money_frame(budget: BudgetFigures, span: Span, words: Words, size: Size) -> Plot:
    """Return a frame that holds every amount, with room for the amounts' labels."""
    said = [budget.agreed, budget.forecast, budget.used, *(step.agreed for step in budget.steps)]
    said += [amount for point in budget.course for amount in (point.used, point.agreed)]
    if budget.forecast_range:
        said.append(budget.forecast_range.high)
    scale = Scale.up_to(max(said), PARTS)
    labels = tuple(words.amount(amount) for amount in scale.lines())
    left = room_for(labels, size.letters)
    return Plot(size.width, size.height, left, size.width - RIGHT, TOP, span, scale, labels, size.letters)


def span_of(budget: BudgetFigures, schedule: Schedule, as_of: date) -> Span:
    """Return the time of the whole agreement; of a retainer, the month."""
    first, last = budget.course[0].on, max(budget.course[-1].on, as_of)
    if budget.basis == "retainer":
        month = Period.month_of(Period.parse(budget.course[-1].period).last)
        return Span(min(month.first, first), max(month.last, budget.course[-1].on))
    return Span(min(schedule.starts or first, first), max(schedule.ends or last, last))
