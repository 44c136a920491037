"""Deliverables as measured → the hill of Plan, its key and its numbers."""

from dataclasses import dataclass

from markupsafe import Markup

from reports import charts
from reports.figures.hill import OnHill
from reports.pages.template import trusted
from reports.pages.views import VersionView
from reports.words import Words


@dataclass(frozen=True, slots=True)
class HillRow:
    """One deliverable in numbers; `sure` is how sure we are of its day, "" where nobody said."""

    what: str
    now: str
    before: str
    sure: str


@dataclass(frozen=True, slots=True)
class HillView:
    """The picture, wide and narrow; `key` explains its marks; `unplaced` names what no update placed yet."""

    picture: Markup
    key: tuple[tuple[Markup, str], ...]
    rows: tuple[HillRow, ...]
    unplaced: str


def hill_view(view: VersionView) -> HillView | None:
    """Prepare the hill; None where no update placed anything on it."""
    words, figures = view.words, view.figures.hill
    if not figures.placed:
        return None
    drawn = (charts.hill(figures.placed, words, wide=wide) for wide in (True, False))
    moved = any(one.before not in (None, one.place) for one in figures.placed)
    signs = [(False, "hill.key.now"), *([(True, "hill.key.before")] if moved else [])]
    return HillView(
        picture=trusted("".join(drawn)),
        key=tuple((trusted(charts.hill_key(before=before)), words(key)) for before, key in signs),
        rows=tuple(_row(words, one) for one in figures.placed),
        unplaced=words("hill.unplaced", names=words.listed(figures.unplaced)) if figures.unplaced else "",
    )


def _row(words: Words, one: OnHill) -> HillRow:
    return HillRow(
        what=one.what,
        now=_place(words, one.place),
        before=_place(words, one.before) if one.before is not None else words("hill.not-yet"),
        sure=words(f"hill.sure.{one.confidence}") if one.confidence else "",
    )


def _place(words: Words, place: int) -> str:
    return words("hill.place", place=place, phase=words(f"hill.phase.{charts.phase_of(place)}"))
