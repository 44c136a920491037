"""Figures → the drawings of the charts stage, marked as HTML."""

from collections.abc import Sequence

from markupsafe import Markup

from reports.figures.figures import BudgetFigures, Dated, Figures, GoalFigure, Planned
from reports.words import Words


def axis(figures: Figures, words: Words) -> Markup:
    return Markup()


def track(item: Dated, tone: str, figures: Figures, words: Words) -> Markup:
    return Markup()


def key(items: Sequence[Dated], words: Words) -> tuple[tuple[Markup, str], ...]:
    return ()


def spark(goal: GoalFigure, tone: str) -> Markup:
    return Markup()


def budget_bar(budget: BudgetFigures, words: Words) -> Markup:
    return Markup()


def burn_up(budget: BudgetFigures, figures: Figures, words: Words) -> Markup:
    return Markup()


def kept(trend: Sequence[Planned]) -> Markup:
    return Markup()
