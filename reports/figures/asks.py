"""Records of asks → what waits on the client, what was answered, and how long answers take."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from reports.figures.asked import AskRecord
from reports.figures.figures import AskFigure, AskFigures, Dated


def ask_figures(records: Sequence[AskRecord], milestones: Sequence[Dated], as_of: date) -> AskFigures:
    """Measure asks and wanted decisions; days of slip come from the moves of `milestones` that name an ask."""
    slips = slip_days(milestones)
    figures = [_figure(record, slips.get(record.id, 0), as_of) for record in records]
    waiting = [figure for figure in figures if figure.answered_on is None]
    answered = [(figure.answered_on, figure) for figure in figures if figure.answered_on is not None]
    waiting.sort(key=lambda figure: (-figure.overdue, figure.due or date.max, figure.asked_on))
    answered.sort(key=lambda pair: pair[0], reverse=True)
    return AskFigures(
        open=tuple(waiting),
        answered=tuple(figure for _, figure in answered),
        overdue=sum(figure.overdue > 0 for figure in waiting),
        median_days=median([figure.age for _, figure in answered]),
    )


def slip_days(milestones: Sequence[Dated]) -> Mapping[str, int]:
    """Return by ask the days that milestones moved for its sake."""
    days: dict[str, int] = {}
    for milestone in milestones:
        for move in milestone.moves:
            if move.ask is not None:
                days[move.ask] = days.get(move.ask, 0) + move.days
    return days


def median(days: Sequence[int]) -> Decimal | None:
    """Return the middle value, of an even number the mean of the middle two; None of nothing."""
    if not days:
        return None
    ordered = sorted(days)
    middle = len(ordered) // 2
    return Decimal(ordered[middle] + ordered[-middle - 1]) / 2


def _figure(record: AskRecord, slip: int, as_of: date) -> AskFigure:
    due, answered_on = record.wording.due, record.answered_on
    return AskFigure(
        id=record.id,
        what=record.wording.what,
        who=record.wording.who,
        due=due,
        effect=record.effect,
        is_decision=record.is_decision,
        asked_on=record.asked.on,
        answered_on=answered_on,
        age=max(0, ((answered_on or as_of) - record.asked.on).days),
        overdue=max(0, (as_of - due).days) if due and answered_on is None else 0,
        slip_days=slip,
    )
