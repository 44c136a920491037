"""What stands above the signature: all of the wording, in words."""

from typing import Any

from hypothesis import given
from pydantic import TypeAdapter

from reports.model import Agreement, ChangeRequest, Update
from reports.receipts import receipt_body
from reports.receipts.receipt import is_canonical
from reports.source import FileKind, parse
from reports.words import Words
from tests.support.agreements import AGREEMENTS, Data, agreement
from tests.support.workspace import agreement_text, update_text

ENGLISH = Words("en")
REQUEST = """
title: Gift cards
raised: {by: sponsor, on: 2026-11-01}
kind: scope
why: |
  People ask for them.
  Every week.
options:
  a: {what: Do it, budget: 500, milestones: {beta: 2026-12-08}, hours: 12}
  b: {what: Leave it}
recommended: b
"""


def read(kind: FileKind, text: str) -> Any:
    return parse(kind, text.encode(), "file.yml").model


AGREED: Agreement = read(FileKind.AGREEMENT, agreement_text())


def test_an_agreement_with_every_term() -> None:
    body = receipt_body("agreement", AGREED, ENGLISH, AGREED).replace("\u00a0", " ")
    assert body.startswith("The agreement: More leads from the shop\n\n")
    for line in (
        "Milestone Beta: due: 1 December 2026",
        "Milestone Beta: needs from you: Product photos",
        "Budget line Design and build: amount: 14,000 EUR",
        "Goal Leads at a lower cost: target: 30.00",
        "In scope: One landing page, designed and built",
    ):
        assert f"{line}\n" in body, body


def test_a_request_with_its_options_and_what_they_change() -> None:
    request: ChangeRequest = read(FileKind.CHANGE, REQUEST)
    assert receipt_body("cr-001", request, ENGLISH, AGREED).replace("\u00a0", " ") == (
        "Change request cr-001: Gift cards\n"
        "\n"
        "Why:\n"
        "  People ask for them.\n"
        "  Every week.\n"
        "\n"
        "Option a: Do it\n"
        "- 500 EUR more\n"
        "- Milestone Beta: due: 8 December 2026\n"
        "- 12 hours\n"
        "\n"
        "Option b: Leave it\n"
        "- Dates and budget stay as agreed.\n"
        "\n"
        "We advise option b.\n"
    )


def test_a_deliverable() -> None:
    body = receipt_body("deliverable:landing-page", AGREED.deliverables["landing-page"], ENGLISH, AGREED)
    assert body.startswith("Handed over: Landing page\n\n")
    assert "due: 20 November 2026\n" in body


def test_a_report() -> None:
    update: Update = read(FileKind.UPDATE, update_text())
    assert receipt_body("update:2026-W47", update, ENGLISH, AGREED) == (
        "The report of Week 47, 16 to 22 November 2026\n\nThe landing page is live and leads are coming in.\n"
    )


@given(AGREEMENTS)
def test_the_same_wording_gives_the_same_bytes_in_the_one_form(data: Data) -> None:
    found = agreement(data)
    body = receipt_body("agreement", found, ENGLISH, found)
    assert is_canonical(body)
    assert body == receipt_body("agreement", agreement(data), ENGLISH, found)


def test_what_no_terminal_should_obey_is_left_out() -> None:
    odd = TypeAdapter(Agreement).validate_python(
        {"title": "A\x1b[2J\u0085b", "scope": {"in": {"a": "tab\there  \r\nand more "}, "out": {"b": "B"}}}
    )
    body = receipt_body("agreement", odd, ENGLISH, odd)
    assert is_canonical(body)
    assert "In scope:\n  tab here\n  and more\n" in body
