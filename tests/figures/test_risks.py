"""How each risk stands, how it moved, and in which order they are told."""

from reports.figures.risks import RiskFigure
from reports.model import PeriodUpdate
from tests.support.engagement import figures, update

RISKS = {
    "small": {"risk": "Rain", "likelihood": "low", "impact": "low"},
    "large": {"risk": "Flood", "likelihood": "low", "impact": "high"},
    "quiet": {"risk": "Fog"},
}


def risks(*updates: PeriodUpdate) -> tuple[RiskFigure, ...]:
    return figures(*updates, risks=RISKS).risks


def said(period: str, **states: str) -> PeriodUpdate:
    return update(period, risks={name: {"state": state} for name, state in states.items()})


def test_a_risk_of_which_nothing_was_said_has_no_state() -> None:
    assert {risk.state for risk in risks()} == {None}


def test_the_newest_word_is_the_state_and_only_changes_are_moves() -> None:
    weeks = [said("2026-W44", small="watching"), said("2026-W45", small="watching"), said("2026-W46", small="rising")]
    (small,) = (risk for risk in risks(*weeks, update("2026-W47")) if risk.id == "small")
    assert small.state == "rising"
    assert [step.state for step in small.moves] == ["watching", "rising"]
    assert len(small.said) == 3


def test_the_most_pressing_come_first_what_is_over_last_and_among_equals_the_weightiest() -> None:
    assert [risk.id for risk in risks()] == ["quiet", "large", "small"]
    told = risks(said("2026-W44", small="happened", quiet="closed"))
    assert [risk.id for risk in told] == ["small", "large", "quiet"]
