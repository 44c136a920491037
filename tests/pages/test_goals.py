"""Goals say how they stand, in words and with the numbers as they were written."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from reports.figures.figures import Health
from reports.pages.figures_in_words import goal_measure
from reports.pages.goals import goal_view, verdict
from reports.words import Words
from tests.pages import larkmoor

WORDS = Words("en")
CHECKOUT = next(goal for goal in larkmoor.view().figures.goals if goal.id == "checkout")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"now": None}, "No figure yet"),
        ({"met": True, "now": Decimal(60)}, "Better than the target"),
        ({"met": True, "now": Decimal(55)}, "Target reached"),
        ({"health": Health.GREEN, "landing": Decimal(56)}, "On course for 56\u00a0%"),
        ({"health": Health.AMBER, "landing": Decimal("51.5")}, "Nearly: heading for 51.5\u00a0%"),
        ({"health": Health.RED, "landing": Decimal(46)}, "Behind: heading for 46\u00a0%"),
        ({"health": Health.RED, "landing": None}, "Behind"),
        ({"health": Health.AMBER, "landing": None}, "Not far off"),
        ({"health": Health.UNKNOWN, "landing": None}, "Too early to say"),
    ],
)
def test_verdict(fields: dict[str, Any], words: str) -> None:
    assert verdict(WORDS, replace(CHECKOUT, **fields)) == words


def test_values_keep_their_decimals_and_their_sign() -> None:
    view = goal_view(WORDS, CHECKOUT)
    assert (view.start, view.previous, view.now, view.target) == (
        "41\u00a0%",
        "43.1\u00a0%",
        "43.0\u00a0%",
        "55\u00a0%",
    )


@pytest.mark.parametrize(
    ("metric", "unit", "words"),
    [
        ("Cost of a lead", "EUR", "Cost of a lead, EUR"),
        ("Visits a week", "visits", "Visits a week"),
        ("cost-per-lead", None, "Cost per lead"),
        ("Sign-ups a week", "%", "Sign-ups a week"),
    ],
)
def test_measure(metric: str, unit: str | None, words: str) -> None:
    assert goal_measure(WORDS, metric, unit) == words
