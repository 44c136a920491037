"""Terms and reported updates → where each open deliverable stands between finding out how and having it made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reports.figures.reported import Reported
from reports.model.agreement import Agreement

TOP = 50
"""Here all is known: up to it a thing is figured out, from it on it is made."""
END = 100
"""Here it is handed over."""


@dataclass(frozen=True, slots=True)
class OnHill:
    """A deliverable and where it stands, 0 to 100; `before` as of the update before, None where that did not know."""

    id: str
    what: str
    place: int
    before: int | None
    confidence: Literal["low", "medium", "high"] | None


@dataclass(frozen=True, slots=True)
class HillFigures:
    """Those that an update placed, the furthest first, with what was handed over in the newest one; and the others."""

    placed: tuple[OnHill, ...]
    unplaced: tuple[str, ...]


def hill_figures(terms: Agreement, reported: Sequence[Reported]) -> HillFigures:
    """Place what updates placed; nothing is guessed of the others. What was handed over before is over the hill."""
    before, now = _places(reported[:-1]), _places(reported)
    over = {item for report in reported[:-1] for item in report.update.delivered}
    open_ones = {name: item for name, item in terms.deliverables.items() if name not in over}
    placed = [
        OnHill(name, item.what, now[name], before.get(name), item.confidence)
        for name, item in open_ones.items()
        if name in now
    ]
    return HillFigures(
        placed=tuple(sorted(placed, key=lambda one: -one.place)),
        unplaced=tuple(item.what for name, item in open_ones.items() if name not in now),
    )


def _places(reported: Sequence[Reported]) -> dict[str, int]:
    """Return the newest place of each; what was once placed and then handed over stands at the end."""
    places: dict[str, int] = {}
    for report in reported:
        places |= report.update.hill
        places |= {item: END for item in report.update.delivered if item in places}
    return places
