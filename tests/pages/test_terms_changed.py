"""What changed in the agreement: since when the terms are in force, what is proposed, what is still asked for."""

import re
from datetime import date

from reports.model import ChangeRequest
from reports.pages import render_version
from reports.pages.terms_changed import terms_changed
from tests.pages import larkmoor
from tests.pages.reading import Reading
from tests.pages.test_agreement import FIRST, MAIL, SECOND, said, told

IN_FORCE_ON = re.compile(r"in force since (\d+ \w+ \d{4})")
REQUEST = ChangeRequest.model_validate(larkmoor.CHANGES["cr-003"])
LATER = larkmoor.UPDATES | {"2026-W48": {"by": "lead", "status": "on-track", "summary": "Calm.", "done": ["A call"]}}
"""Version 2 was written before the update of 20 November; this one is of the 27th."""


def test_every_page_gives_the_day_of_the_last_word_not_that_of_the_wording() -> None:
    pages = render_version(larkmoor.view(acceptances={"1": FIRST, "2": SECOND}))
    days = {page.name: set(IN_FORCE_ON.findall(Reading(page.html).text)) for page in pages}
    assert days == {page.name: {"17 November 2026"} for page in pages}, "written on 16 November"


def test_terms_that_came_into_force_are_news_though_they_were_written_before() -> None:
    late = said(2, day=24, supersedes=larkmoor.FIRST_DIGEST, **MAIL)
    words = told(FIRST, late, name="now", updates=LATER, as_of=date(2026, 11, 27))
    assert "Version 2 of the agreement has been in force since 24 November 2026. Milestone Beta shop: due 24" in words


def test_where_nothing_changed_it_says_since_when() -> None:
    early = said(1, day=5)
    words = told(early, name="now", updates=dict(list(larkmoor.UPDATES.items())[:3]), as_of=date(2026, 11, 13))
    assert "Nothing since the update of 6 November. Version 1 of the agreement has been in force" in words


def test_a_proposal_is_told_until_it_is_answered() -> None:
    words = told(FIRST, name="now", updates=LATER, as_of=date(2026, 11, 27))
    assert "has been in force since 2 November 2026. Version 2: not yet accepted." in words
    assert "Milestone Beta shop: due 24 November 2026 → 1 December 2026, 7 days later" in words


def test_a_declined_wording_is_told_as_declined() -> None:
    words = told(FIRST, said(2, decision="reject"), name="now")
    assert "has been in force since 2 November 2026. Version 2: declined." in words


def test_a_request_that_waits_for_an_answer_is_named() -> None:
    for page in ("now", "brief"):
        words = told(FIRST, SECOND, name=page, changes={"cr-003": REQUEST})
        assert "Asked for, not decided yet: Gift cards It waits for Ida Berg." in words
    decided = {"option": "finish-first", "by": "sponsor", "on": date(2026, 11, 18)}
    answered = ChangeRequest.model_validate(larkmoor.CHANGES["cr-003"] | {"decision": decided})
    assert terms_changed(larkmoor.view(changes={"cr-003": answered})).asked == ()


def test_before_the_second_update_nothing_has_changed() -> None:
    first = dict(list(larkmoor.UPDATES.items())[:1])
    assert terms_changed(larkmoor.view(first, as_of=date(2026, 10, 30))).nothing == "Nothing so far."
