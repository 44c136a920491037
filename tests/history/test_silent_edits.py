"""A report that is changed after it was published, and nobody is told, stands in the trail with what differs."""

import pytest

from reports.history import Deed, Event, ReportEvent
from reports.periods import Period
from tests.history.conftest import Northwind

WEEK = Period.parse("2026-W46")
ERRATUM = "{why: A wrong number., on: 2026-11-21}"
ANOTHER = "{why: One more., on: 2026-11-22}"


def altered(*fields: str) -> ReportEvent:
    return ReportEvent(Deed.ALTERED, WEEK, fields)


RESTORED = ReportEvent(Deed.RESTORED, WEEK)


@pytest.fixture
def closed(northwind: Northwind) -> Northwind:
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.report(47)
    northwind.commit("2026-11-20")
    return northwind


def told(northwind: Northwind, *texts: dict[str, str]) -> list[tuple[Event, ...]]:
    """Commit one text of the closed week after the other; return what each of these commits tells."""
    commits = []
    for keys in texts:
        northwind.report(46, **keys)
        commits.append(northwind.commit("2026-11-21"))
    entries = {entry.revision.id: entry.events for entry in northwind.entries()}
    return [entries.get(commit, ()) for commit in commits]


def test_what_differs_is_named(closed: Northwind) -> None:
    keys = {"summary": "All was well.", "status": "at-risk", "why": "Late."}
    assert told(closed, keys) == [(altered("status", "summary", "why"),)]


def test_it_may_come_back(closed: Northwind) -> None:
    assert told(closed, {"summary": "All was well."}, {}) == [(altered("summary"),), (RESTORED,)]


def test_another_layout_is_no_other_text(closed: Northwind) -> None:
    assert told(closed, {"summary": '"The landing page is live and leads are coming in."'}) == [()]


def test_a_correction_is_no_silent_change_and_what_follows_is_held_to_it(closed: Northwind) -> None:
    first = {"summary": "Corrected.", "corrects": ERRATUM}
    again = {"summary": "Corrected again.", "corrects": ERRATUM}
    second = {"summary": "Corrected again.", "corrects": ANOTHER}
    assert told(closed, first, again, second) == [(), (altered("summary"),), ()]


def test_an_open_report_may_change(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    assert told(northwind, {"summary": "All was well."}) == [()]
