"""Figures → static SVG, inline in a page: each function returns one picture as text.

Pictures are hidden from screen readers where the words stand beside them, else they carry title and description.
"""

from reports.charts.bars import budget_bar, kept
from reports.charts.burn_up import MoneySign, burn_up, money_key, money_signs
from reports.charts.contentment import contentment
from reports.charts.hill import hill, hill_key, phase_of
from reports.charts.money_frame import Size
from reports.charts.planned import planned_bars
from reports.charts.span import Span
from reports.charts.spark import spark
from reports.charts.timeline import Sign, axis, key, signs, track
from reports.charts.trend import trend

__all__ = [
    "MoneySign",
    "Sign",
    "Size",
    "Span",
    "axis",
    "budget_bar",
    "burn_up",
    "contentment",
    "hill",
    "hill_key",
    "kept",
    "key",
    "money_key",
    "money_signs",
    "phase_of",
    "planned_bars",
    "signs",
    "spark",
    "track",
    "trend",
]
