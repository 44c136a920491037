"""Dated things as measured → rows of the timeline, and every date ever said → rows of a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from reports import charts
from reports.figures.figures import Dated, DateMove, Figures, ItemKind, MoveKind
from reports.model import Agency
from reports.pages.figures_in_words import ask_called
from reports.pages.prose import inline
from reports.pages.template import say, trusted
from reports.pages.views import VersionView
from reports.words import Words

_NO_REASON = Markup()
_SHORT = 20
"""Names of causes up to this many letters stand beside a delay; for longer ones, their side does."""


@dataclass(frozen=True, slots=True)
class DatedRow:
    """One row of the timeline; `date_note` says whether the date is a forecast, `first` the promise before this one.

    `why` says why it is late, where there is room for it; `day` is the date as YYYY-MM-DD where it is the next to come.
    """

    tone: str
    name: str
    note: str
    first: str
    track: Markup
    date: str
    date_note: str
    verdict: str
    why: Markup = _NO_REASON
    day: str = ""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One date ever said: `again` marks the second and later rows of a milestone, `later` a delay."""

    again: bool
    name: str
    label: str
    date: str
    why: Markup
    cause: str
    later: bool
    where: str
    revision: str


def dated_tone(item: Dated, agency: Agency) -> str:
    """Return the tone of a row: a delay that is over is grey, an open one amber, a large one red."""
    if item.reached is not None:
        return "still" if item.slip > 0 else "ok"
    late = max(item.slip, item.overdue)
    if late > 0:
        return "bad" if late >= agency.thresholds.time.red else "warn"
    return "still" if item.kind is ItemKind.COMMITMENT or item.promised is None else "ok"


def dated_verdict(words: Words, item: Dated, figures: Figures) -> str:
    """Say early, late or as promised, and after a delay what it waited for."""
    said = lateness(words, item)
    return _because(words, said, item, figures) if item.slip > 0 or item.overdue > 0 else said


def lateness(words: Words, item: Dated) -> str:
    """Say early, late or as promised."""
    if item.promised is None:
        return words("plan.no-date")
    if item.reached is None and item.overdue > 0 and item.slip <= item.overdue:
        return words.plural("plan.overdue", item.overdue)
    if item.slip > 0:
        return words.plural("plan.late", item.slip)
    if item.slip < 0:
        return words.plural("plan.early", -item.slip)
    if item.reached is not None:
        return words("plan.on-the-day")
    return words("plan.not-due" if item.kind is ItemKind.COMMITMENT else "plan.as-promised")


def dated_row(view: VersionView, item: Dated, span: charts.Span, *, coming: bool = False) -> DatedRow:
    """Prepare one row of the timeline, drawn on the scale of `span`; `coming` is the milestone that is next."""
    words, tone = view.words, dated_tone(item, view.agency)
    shown = item.reached or item.forecast or item.promised
    promised = "plan.note.due" if item.kind is ItemKind.COMMITMENT else "plan.note.promised"
    moved = item.first is not None and item.first != item.promised
    return DatedRow(
        tone=tone,
        name=item.name,
        note=words(promised, date=words.date(item.promised)) if item.promised else "",
        first=words("plan.note.first", date=words.date(item.first)) if moved and item.first else "",
        track=trusted(charts.track(span, item, view.figures.as_of, tone, words)),
        date=words.date(shown) if shown else "",
        date_note=_date_note(words, item),
        verdict=dated_verdict(words, item, view.figures),
        day=shown.isoformat() if coming and shown else "",
    )


def said_rows(words: Words, figures: Figures) -> list[SaidRow]:
    """Return every date ever said of the milestones, in the order in which it was said."""
    milestones = figures.schedule.milestones
    return [row for milestone in milestones for row in _said(words, milestone)]


def _said(words: Words, milestone: Dated) -> Iterator[SaidRow]:
    for position, move in enumerate(milestone.moves):
        yield _said_row(words, milestone.name, move, again=position > 0)


@lru_cache(maxsize=4096)
def _said_row(words: Words, name: str, move: DateMove, *, again: bool) -> SaidRow:
    """Prepare one row; every later version has it, too."""
    return SaidRow(
        again=again,
        name=name,
        label=words(f"plan.said.{move.kind.value}"),
        date=_moved(words, move),
        why=_why(words, move),
        cause=_cause(words, move),
        later=move.days >= 0,
        where=_where(words, move),
        revision=move.revision[:7],
    )


def _date_note(words: Words, item: Dated) -> str:
    if item.reached is not None or item.forecast is None:
        return ""
    if item.kind is ItemKind.COMMITMENT:
        return "" if item.forecast == item.promised else words("plan.expected")
    return words("plan.forecast")


def _because(words: Words, verdict: str, item: Dated, figures: Figures) -> str:
    ask = ask_called(figures, item.ask)
    if ask is not None and len(ask.what) <= _SHORT:
        return words("plan.because", verdict=verdict, cause=ask.what)
    sides = [words(f"cause.{cause.value}") for cause, _ in item.causes]
    return words("plan.because", verdict=verdict, cause=words.listed(sides)) if sides else verdict


def _moved(words: Words, move: DateMove) -> str:
    if move.old is None or move.old == move.new or move.kind in (MoveKind.FIRST_PROMISED, MoveKind.REACHED):
        return words.date(move.new)
    return words("plan.moved", old=words.date(move.old), new=words.date(move.new))


def _why(words: Words, move: DateMove) -> Markup:
    if move.why:
        return inline(move.why)
    return say(words, "plan.by-agreement") if move.kind is MoveKind.PROMISED and move.old else Markup()


def _cause(words: Words, move: DateMove) -> str:
    if move.days < 0:
        return words.plural("plan.earlier", -move.days)
    if move.cause is None:
        return ""
    side = words(f"cause.{move.cause.value}")
    return words.plural("plan.cause", move.days, side=side) if move.days else side


def _where(words: Words, move: DateMove) -> str:
    if move.version is not None:
        return words("plan.in-version", number=move.version)
    return words("plan.in-update", period=move.period or "")
