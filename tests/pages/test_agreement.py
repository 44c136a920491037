"""The page Agreement: the terms in force, where they stand and who said so; beside them what is proposed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from reports.model import Acceptance, ChangeRequest
from reports.pages import render_version
from tests.pages import larkmoor
from tests.pages.larkmoor import FIRST_DIGEST, SECOND_DIGEST
from tests.pages.reading import Reading

BY_MAIL: dict[str, Any] = {"method": "email", "recorded_by": "lead"}
MAIL: dict[str, Any] = {"evidence": {"file": "files/mail.txt", "sha256": "c" * 64}}
TWO = larkmoor.AGREEMENT | {
    "approvers": larkmoor.AGREEMENT["approvers"] | {"marketing": {"name": "Tom Reyes", "email": "tom@larkmoor.example"}}
}


def said(version: int, day: int = 2, by: str = "sponsor", decision: str = "accept", **more: Any) -> Acceptance:
    fields = {"document": "agreement", "version": version, "by": by, "decision": decision}
    fields |= {"digest": FIRST_DIGEST if version == 1 else SECOND_DIGEST, "at": f"2026-11-{day:02}T10:00:00Z"}
    return Acceptance.model_validate(fields | BY_MAIL | more)


def told(*decisions: Acceptance, name: str = "agreement", **beside: Any) -> str:
    acceptances = {f"2026-11-{number:02}": one for number, one in enumerate(decisions, 1)}
    pages = render_version(larkmoor.view(acceptances=acceptances, **beside))
    return Reading(next(page.html for page in pages if page.name == name)).text.replace("\n", " ")


FIRST, SECOND = said(1), said(2, day=17, supersedes=FIRST_DIGEST, **MAIL)


def test_terms_that_all_accepted_are_in_force_since_the_last_word() -> None:
    words = told(FIRST, SECOND)
    assert "Version 2 of the agreement has been in force since 17 November 2026." in words
    shown = (
        "Ida Berg: agreed by e-mail on 17 November 2026, recorded by Ada Quay, shown by a filed copy (cccccc…cccc), "
    )
    assert f"{shown}not cryptographically signed." in words
    assert "proposed" not in words
    assert SECOND_DIGEST in words
    assert "c" * 64 in words


def test_a_draft_says_whose_word_it_needs() -> None:
    words = told()
    assert "Version 2 of the agreement is a draft. Nobody has accepted it yet. It needs the word of Ida Berg." in words
    assert "Ida Berg: has not answered yet." in words


def test_a_wording_accepted_in_part_says_who_is_missing() -> None:
    words = told(said(2), agreement=TWO)
    assert "accepted in part. It still needs the word of Tom Reyes." in words
    assert "Ida Berg: agreed by e-mail on 2 November 2026" in words
    assert "Tom Reyes: has not answered yet." in words


def test_proposed_terms_stand_beside_those_in_force() -> None:
    words = told(FIRST)
    assert "Version 1 of the agreement has been in force since 2 November 2026." in words
    assert "Version 2 is proposed: one answer is missing" in words
    assert "Term | In force | Proposed | Difference" in words
    assert "Milestone Beta shop: due | 24 November 2026 | 1 December 2026 | 7 days later" in words
    assert "Beta shop, by 24 November" in words, "the terms below are those in force"


def test_a_proposal_names_the_request_that_it_carries_out() -> None:
    request = ChangeRequest.model_validate(larkmoor.CHANGES["cr-001"] | {"result": SECOND_DIGEST})
    assert "It carries out the request: Two days of training" in told(FIRST, changes={"cr-001": request})
    words = told(FIRST, name="changes", changes={"cr-001": request})
    assert "It stands in version 2 of the agreement, which is proposed." in words


def test_declined_terms_say_who_declined_and_why() -> None:
    words = told(FIRST, said(2, day=18, decision="reject", reason="Too late for **Christmas**."))
    assert "Version 2 was proposed and declined" in words
    assert "Ida Berg: declined by e-mail on 18 November 2026" in words
    assert "Too late for Christmas." in words


@pytest.mark.parametrize(
    ("evidence", "fault"),
    [
        ({"file": "files/gone.txt", "sha256": "c" * 64}, "The file that shows it is missing."),
        ({"file": "files/mail.txt", "sha256": "d" * 64}, "The file that shows it is not the one that was filed."),
    ],
)
def test_an_acceptance_whose_evidence_changed_does_not_count(evidence: Mapping[str, str], fault: str) -> None:
    words = told(FIRST, said(2, supersedes=FIRST_DIGEST, evidence=evidence))
    assert "Version 2: its acceptance cannot be shown" in words
    assert fault in words


def test_an_acceptance_that_follows_other_terms_does_not_count() -> None:
    words = told(FIRST, said(2, supersedes="sha256:" + "e" * 64))
    assert "but as the successor of other terms than those in force" in words
    assert "It does not count: it follows other terms than those in force." in words


def test_terms_that_went_back_are_not_silently_in_force_again() -> None:
    words = told(FIRST, SECOND, back=True)
    assert "Version 2 of the agreement has been in force since 17 November 2026." in words
    assert "has gone back to version 1, which was in force once and was replaced." in words
    assert "It needs the word of Ida Berg again; until then it does not hold." in words


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ((), "Version 2 of the agreement: not yet accepted."),
        ((FIRST, SECOND), "Version 2 of the agreement has been in force since 17 November 2026."),
        ((FIRST,), "Version 1 of the agreement has been in force since 2 November 2026. Version 2: not yet accepted."),
    ],
)
def test_every_page_says_below_where_the_agreement_stands(decisions: tuple[Acceptance, ...], expected: str) -> None:
    assert told(*decisions, name="plan").endswith(expected)


def test_a_day_before_the_first_update_is_told_as_well() -> None:
    made = larkmoor.view(updates={}, as_of=date(2026, 9, 2))
    page = next(page for page in render_version(made) if page.name == "agreement")
    assert "Version 1 of the agreement is a draft." in Reading(page.html).text
