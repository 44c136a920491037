"""Where deliverables stand between finding out and making: only what an update said."""

from datetime import date

from reports.figures.hill import HillFigures
from reports.model import PeriodUpdate
from tests.support.engagement import figures, update

DELIVERABLES = {"page": {"what": "Page"}, "import": {"what": "Import"}, "labels": {"what": "Labels"}}
DAY = date(2026, 11, 12)


def hill(*updates: PeriodUpdate) -> HillFigures:
    return figures(*updates, deliverables=DELIVERABLES).hill


def test_nothing_is_guessed() -> None:
    assert hill(update("2026-W46")) == HillFigures((), ("Page", "Import", "Labels"))


def test_a_place_stays_until_another_is_given_and_the_one_before_is_known() -> None:
    weeks = (update("2026-W45", hill={"page": 30, "import": 10}), update("2026-W46", hill={"page": 60}))
    found = hill(*weeks)
    assert [(one.id, one.place, one.before) for one in found.placed] == [("page", 60, 30), ("import", 10, 10)]
    assert found.unplaced == ("Labels",)
    assert [(one.place, one.before) for one in hill(weeks[0]).placed] == [(30, None), (10, None)]


def test_what_was_handed_over_stands_at_the_end_once_and_is_over_the_hill_from_then_on() -> None:
    weeks = (
        update("2026-W45", hill={"page": 80}),
        update("2026-W46", delivered={"page": DAY, "labels": DAY}),
        update("2026-W47"),
    )
    assert [(one.id, one.place, one.before) for one in hill(*weeks[:2]).placed] == [("page", 100, 80)]
    assert hill(*weeks) == HillFigures((), ("Import",))
