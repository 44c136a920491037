"""Reported updates → one record for every ask and every wanted decision, from the first word of it to the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports.figures.reported import Reported
from reports.model.update import Ask, DecisionNeeded


@dataclass(slots=True)
class AskRecord:
    """What was asked, in its newest wording.

    `asked` is the first update with it, `told` the newest one; `answered_on` and `answered_in` are None while it is
    open.
    """

    id: str
    wording: Ask | DecisionNeeded
    asked: Reported
    told: Reported
    answered_on: date | None = None
    answered_in: Reported | None = None

    @property
    def is_decision(self) -> bool:
        """Whether a decision is wanted, not a thing."""
        return isinstance(self.wording, DecisionNeeded)

    @property
    def effect(self) -> str | None:
        """What happens otherwise."""
        return self.wording.otherwise if isinstance(self.wording, DecisionNeeded) else self.wording.effect

    @property
    def commitment(self) -> str | None:
        """The client's commitment that the ask stands for."""
        return None if isinstance(self.wording, DecisionNeeded) else self.wording.commitment


def ask_records(reported: Sequence[Reported]) -> tuple[AskRecord, ...]:
    """Return asks, then wanted decisions, as they came up; an answer to what nobody asked is left out."""
    asks: dict[str, AskRecord] = {}
    decisions: dict[str, AskRecord] = {}
    for report in reported:
        for ask_id, ask in report.update.asks.items():
            _tell(asks, ask_id, ask, report)
        for decision_id, decision in report.update.decisions_needed.items():
            _tell(decisions, decision_id, decision, report)
        for ask_id, on in report.update.answered.items():
            _answer(asks, ask_id, on, report)
        for decision_id, decided in report.update.decided.items():
            _answer(decisions, decision_id, decided.on, report)
    return (*asks.values(), *decisions.values())


def _tell(records: dict[str, AskRecord], ask_id: str, wording: Ask | DecisionNeeded, report: Reported) -> None:
    record = records.setdefault(ask_id, AskRecord(ask_id, wording, report, report))
    record.wording, record.told = wording, report


def _answer(records: dict[str, AskRecord], ask_id: str, on: date, report: Reported) -> None:
    if record := records.get(ask_id):
        record.answered_on, record.answered_in = on, report
