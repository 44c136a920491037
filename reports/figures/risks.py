"""The risks of an agreement and reported updates → how each stands, and how it moved, the most pressing first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reports.figures.reported import Reported
from reports.model.agreement import Risk

RiskState = Literal["watching", "rising", "falling", "happened", "closed"]

_PRESSING: Mapping[RiskState | None, int] = {
    "happened": 0,
    "rising": 1,
    "watching": 2,
    None: 3,
    "falling": 4,
    "closed": 5,
}
_WEIGHT: Mapping[str | None, int] = {"high": 3, "medium": 2, None: 2, "low": 1}


@dataclass(frozen=True, slots=True)
class RiskStep:
    """What one update said of a risk, on the day on which it was reported."""

    on: date
    state: RiskState
    note: str | None


@dataclass(frozen=True, slots=True)
class RiskFigure:
    """A risk by its id, and all that updates said of it, oldest first."""

    id: str
    said: tuple[RiskStep, ...]

    @property
    def state(self) -> RiskState | None:
        """How it stands now, None where nothing was said of it yet."""
        return self.said[-1].state if self.said else None

    @property
    def moves(self) -> tuple[RiskStep, ...]:
        """The steps that changed its state."""
        before = (None, *(step.state for step in self.said))
        return tuple(step for step, old in zip(self.said, before, strict=False) if step.state != old)


def risk_figures(risks: Mapping[str, Risk], reported: Sequence[Reported]) -> tuple[RiskFigure, ...]:
    """Follow each risk: those that happened come first, those that are over last; among equals the weightiest first."""
    figures = [RiskFigure(name, _said(name, reported)) for name in risks]
    return tuple(sorted(figures, key=lambda figure: (_PRESSING[figure.state], -_weight(risks[figure.id]))))


def _said(name: str, reported: Sequence[Reported]) -> tuple[RiskStep, ...]:
    news = [(report.on, report.update.risks.get(name)) for report in reported]
    return tuple(RiskStep(on, told.state, told.note) for on, told in news if told)


def _weight(risk: Risk) -> int:
    return _WEIGHT[risk.likelihood] * _WEIGHT[risk.impact]
