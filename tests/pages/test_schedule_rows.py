"""Rows of the timeline say early, late or as promised, and take the tone that fits."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reports.figures.figures import ItemKind
from reports.model import Agency, Cause
from reports.pages import render_version
from reports.pages.schedule_rows import dated_tone, dated_verdict, said_rows
from reports.words import Words
from tests.pages import larkmoor
from tests.support.engagement import standing

WORDS = Words("en")
AGENCY = Agency.model_validate(larkmoor.AGENCY)
FIGURES = larkmoor.view().figures
DONE = date(2026, 12, 1)
STANDING = standing(DONE)


@pytest.mark.parametrize(
    ("fields", "tone", "verdict"),
    [
        ({}, "ok", "as promised"),
        ({"kind": ItemKind.COMMITMENT}, "still", "not due yet"),
        ({"promised": None}, "still", "no date yet"),
        ({"slip": -2}, "ok", "2 days early"),
        ({"slip": 1}, "warn", "1 day late"),
        ({"slip": 6, "causes": ((Cause.CLIENT, 6),)}, "warn", "6 days late: your side"),
        ({"slip": 6, "causes": ((Cause.CLIENT, 4), (Cause.US, 2))}, "warn", "6 days late: your side and our side"),
        ({"slip": 6, "ask": "photos"}, "warn", "6 days late: 12 product photos"),
        ({"slip": 6, "ask": "logins", "causes": ((Cause.CLIENT, 6),)}, "warn", "6 days late: your side"),
        ({"slip": 14}, "bad", "14 days late"),
        ({"overdue": 3}, "warn", "3 days overdue"),
        ({"overdue": 30}, "bad", "30 days overdue"),
        ({"reached": DONE}, "ok", "on the day"),
        ({"reached": DONE, "slip": -1}, "ok", "1 day early"),
        ({"reached": DONE, "slip": 4}, "still", "4 days late"),
    ],
)
def test_tone_and_verdict(fields: dict[str, Any], tone: str, verdict: str) -> None:
    item = replace(STANDING, **fields)
    assert (dated_tone(item, AGENCY), dated_verdict(WORDS, item, FIGURES)) == (tone, verdict)


def test_a_date_that_came_nearer_is_nobodys_delay() -> None:
    early = {"2026-W44": {"by": "lead", "status": "on-track", "summary": "Agreed.", "milestones": {}}}
    early["2026-W44"]["milestones"] = {"strategy": {"reached": date(2026, 9, 24), "cause": "client"}}
    rows = said_rows(WORDS, larkmoor.view(early).figures)
    assert [row.cause for row in rows if row.label == "Reached"] == ["1 day earlier"]


def test_every_date_ever_said_stands_with_its_commit() -> None:
    rows = [row for row in said_rows(WORDS, FIGURES) if row.name == "Beta shop"]
    assert [(row.again, row.label, row.date, row.why, row.cause, row.where, row.revision) for row in rows] == [
        (False, "First promised", "24 Nov", "", "", "version 1", "4c1d09e"),
        (True, "Promised", "24 Nov → 1 Dec", "Changed in the agreement.", "", "version 2", "e93b512"),
        (
            True,
            "Forecast",
            "1 Dec → 7 Dec",
            "Product photos come on 23 November.",
            "your side, 6 days",
            "update 2026-W47",
            "0d6e4f8",
        ),
    ]


def test_days_caught_up_are_not_called_a_delay() -> None:
    early = {"2026-W44": {"by": "lead", "status": "on-track", "summary": "Agreed.", "milestones": {}}}
    early["2026-W44"]["milestones"] = {"strategy": {"reached": date(2026, 9, 24)}}
    page = next(page.html for page in render_version(larkmoor.view(early)) if page.name == "plan")
    assert '<td class="ab-inline">1 day earlier</td>' in page
