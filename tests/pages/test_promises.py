"""The page Promises says of each date, on both sides, whether it was kept, beaten or missed; and what is still open."""

from datetime import date
from typing import Any

import pytest

from reports.pages import render_version
from tests.pages import larkmoor
from tests.pages.reading import Reading

DUE = date(2026, 11, 10)
TOLD = {"by": "mara", "status": "on-track", "summary": "All is well.", "done": ["A page"]}
NOTHING: dict[str, Any] = {"milestones": {}, "commitments": {}, "deliverables": {}, "promises": {}}
VERDICTS = ("Kept", "Beaten", "Missed")


def read(terms: dict[str, Any], **news: Any) -> list[str]:
    """Return the page's lines, as of 20 November; the client was asked for the guide in the update before."""
    ask = {"what": "The guide", "who": "marketing", "due": DUE, "effect": "Beta waits", "commitment": "guide"}
    before = TOLD | ({"asks": {"guide": ask}} if "commitments" in terms else {})
    updates = {"2026-W45": before, "2026-W47": TOLD | news}
    pages = render_version(larkmoor.view(updates, larkmoor.AGREEMENT | NOTHING | terms))
    (page,) = (article for article in pages if article.name == "promises")
    return Reading(page.html).text.splitlines()


def ours(due: date, reached: date | None) -> list[str]:
    news = {"beta": {"reached": reached}} if reached else {}
    return read({"milestones": {"beta": {"name": "Beta", "due": due}}}, milestones=news)


def yours(due: date, reached: date | None) -> list[str]:
    guide = {"what": "The brand guide", "who": "marketing", "due": due}
    return read({"commitments": {"guide": guide}}, answered={"guide": reached} if reached else {})


@pytest.mark.parametrize(("side", "name"), [(ours, "Beta"), (yours, "The brand guide")])
@pytest.mark.parametrize(
    ("reached", "verdict", "shown"),
    [
        (DUE, "Kept", "10 Nov | 10 Nov | on the day"),
        (date(2026, 11, 9), "Beaten", "10 Nov | 9 Nov | 1 day early"),
        (date(2026, 11, 12), "Missed", "10 Nov | 12 Nov | 2 days late"),
        (None, "Missed", "10 Nov | not yet | 10 days overdue"),
    ],
)
def test_a_date_that_was_due_stands_with_its_verdict(
    side: Any, name: str, reached: date | None, verdict: str, shown: str
) -> None:
    lines = side(DUE, reached)
    assert f"{name} | {shown}" in lines
    assert {word: lines[lines.index(word) + 1] for word in VERDICTS} == dict.fromkeys(VERDICTS, "0") | {verdict: "1"}


@pytest.mark.parametrize("side", [ours, yours])
def test_a_date_to_come_has_no_verdict_and_no_row(side: Any) -> None:
    lines = side(date(2026, 12, 4), None)
    assert "1 more is not due yet." in lines
    assert not {*VERDICTS, "What | Promised | Reached | Verdict"} & {*lines}


@pytest.mark.parametrize(
    ("news", "said"),
    [
        ({}, "We answer within a day No report told of it yet."),
        ({"kept": True}, "We answer within a day Kept"),
        (
            {"kept": False, "note": "Two days"},
            "We answer within a day Not kept Week 47, 16 to 22 November 2026: Two days",
        ),
    ],
)
def test_another_promise_says_whether_it_was_kept_and_why_not(news: dict[str, Any], said: str) -> None:
    terms = {"promises": {"answers": {"promise": "We answer within a day"}}}
    assert said in read(terms, promises={"answers": news} if news else {})


def test_a_side_that_promised_nothing_is_not_there() -> None:
    assert not {"Our dates", "Your side", "What else we promised"} & {*read({})}
