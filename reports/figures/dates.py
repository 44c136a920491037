"""What was said of one date, one after the other → the dates that stand, and every move."""

from collections.abc import Sequence
from datetime import date

from reports.figures.figures import Dated, DateMove, ItemKind, MoveKind
from reports.figures.reported import Reported
from reports.model import AgreementVersion, Cause
from reports.model.update import MilestoneNews

NO_NEWS = MilestoneNews()

PROMISES = frozenset({MoveKind.FIRST_PROMISED, MoveKind.PROMISED})


class DateCourse:
    """Everything said of one dated thing so far; it is told in the order in which it was said."""

    __slots__ = ("ask", "first", "forecast", "moves", "progress", "promised", "reached", "why")

    def __init__(self) -> None:
        self.first: date | None = None
        self.promised: date | None = None
        self.forecast: date | None = None
        self.reached: date | None = None
        self.progress: int | None = None
        self.ask: str | None = None
        self.why: str | None = None
        self.moves: list[DateMove] = []

    @property
    def expected(self) -> date | None:
        """The date said last: the forecast, else the promised one."""
        return self.forecast or self.promised

    def promise(self, due: date, wording: AgreementVersion) -> None:
        """Take a wording's date. A forecast that it passes is overtaken; a later forecast still stands."""
        if due == self.promised:
            return
        kind = MoveKind.FIRST_PROMISED if self.promised is None else MoveKind.PROMISED
        days = (due - self.promised).days if self.promised else 0
        self.moves.append(
            DateMove(
                kind, wording.on, self.promised, due, days, None, None, None, wording.number, None, wording.revision
            )
        )
        self.first, self.promised = self.first or due, due
        if self.forecast and self.forecast < due:
            self.forecast = None

    def hear(self, news: MilestoneNews, report: Reported) -> None:
        """Take what an update says of a milestone: progress, reasons, a forecast, or the day it was reached."""
        self.progress = self.progress if news.progress is None else news.progress
        self.ask, self.why = news.ask or self.ask, news.why or self.why
        if news.reached:
            self.reach(news.reached, report, news)
        elif news.forecast:
            self.expect(news.forecast, report, news)

    def expect(self, day: date, report: Reported, news: MilestoneNews = NO_NEWS) -> None:
        """Take a forecast; the same day said again is no move."""
        if day != self.expected:
            self._move(MoveKind.FORECAST, self.expected, day, report, news)
        self.forecast = day

    def reach(self, day: date, report: Reported, news: MilestoneNews = NO_NEWS) -> None:
        """Take the day of reaching; a corrected day moves from the one said before."""
        if day != self.reached:
            self._move(MoveKind.REACHED, self.reached or self.expected, day, report, news)
        self.reached = day

    def _move(self, kind: MoveKind, old: date | None, new: date, report: Reported, news: MilestoneNews) -> None:
        days = (new - old).days if old else 0
        period, revision = report.period.name, report.revision
        self.moves.append(
            DateMove(kind, report.on, old, new, days, news.cause, news.why, news.ask, None, period, revision)
        )


def dated(course: DateCourse, item: str, kind: ItemKind, name: str, as_of: date) -> Dated:
    """Return the dates as they stand on `as_of`; what is open is at least as late as it is overdue."""
    promised, reached = course.promised, course.reached
    overdue = max(0, (as_of - promised).days) if promised and not reached else 0
    happens = reached or course.expected
    slip = (happens - promised).days if happens and promised else 0
    return Dated(
        id=item,
        kind=kind,
        name=name,
        first=course.first,
        promised=promised,
        forecast=course.expected,
        reached=reached,
        progress=course.progress,
        slip=max(slip, overdue) if overdue else slip,
        overdue=overdue,
        causes=days_by_cause(course.moves),
        ask=course.ask,
        why=course.why,
        instalment=None,
        moves=tuple(course.moves),
    )


def days_by_cause(moves: list[DateMove]) -> tuple[tuple[Cause, int], ...]:
    """Return the days of the moves that say whose delay they were; who comes out even is left out.

    Days that are caught up later, without a word of whose they were, are taken back from the delay said last.
    """
    days = dict.fromkeys(Cause, 0)
    promised, said = None, list[Cause]()
    for move in moves:
        if move.kind in PROMISES:
            promised = move.new
        elif move.cause is not None:
            days[move.cause] += move.days
            said.append(move.cause)
        else:
            _take_back(days, said, _caught_up(move, promised))
    return tuple((cause, total) for cause, total in days.items() if total)


def _caught_up(move: DateMove, promised: date | None) -> int:
    """Return the late days that a move makes good; what is early beyond the promise makes up for no delay."""
    return max(0, (move.old - max(move.new, promised)).days) if move.old and promised else 0


def _take_back(days: dict[Cause, int], said: Sequence[Cause], caught_up: int) -> None:
    for cause in reversed(said):
        taken = min(caught_up, max(0, days[cause]))
        days[cause] -= taken
        caught_up -= taken
