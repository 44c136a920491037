"""A wish to change what was agreed is drafted with two ways, and with what the figures are today."""

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from reports.drafts import change_draft, next_change
from reports.model import ChangeRequest
from reports.problems import Problem
from reports.source import FileKind, parse
from tests.drafts.filling import answered, taken
from tests.drafts.northwind import northwind

TODAY = date(2026, 11, 27)


@pytest.fixture
def draft(tmp_path: Path) -> str:
    return change_draft(*northwind(tmp_path), None, TODAY)


def problems(text: str) -> tuple[Problem, ...]:
    return parse(FileKind.CHANGE, text.encode(), "cr-001.yml").problems


def test_a_draft_reads_well(draft: str, snapshot: SnapshotAssertion) -> None:
    assert draft == snapshot


def test_what_is_not_filled_in_is_asked_for_and_nothing_else(draft: str) -> None:
    assert {problem.code for problem in problems(draft)} == {"empty-value"}
    assert [problem.path for problem in problems(draft)] == [
        "title",
        "raised.by",
        "kind",
        "why",
        "options.change.what",
        "options.finish-first.what",
    ]


def test_one_that_is_filled_in_passes(draft: str) -> None:
    text = answered(taken(draft), problems)
    model = parse(FileKind.CHANGE, text.encode(), "cr-001.yml").model
    assert isinstance(model, ChangeRequest)
    assert model.chosen
    assert model.chosen.milestones["beta"] == date(2026, 12, 4)


def test_a_title_that_is_given_stands(tmp_path: Path) -> None:
    assert '\ntitle: "Gift cards: now"\n' in change_draft(*northwind(tmp_path), "Gift cards: now", TODAY)


NUMBERS = [
    ((), "cr-001"),
    (("changes/cr-001.yml", "updates/2026-W47.yml"), "cr-002"),
    (("changes/cr-009.yml", "changes/cr-003.yml"), "cr-010"),
    (("changes/cr-1000.yml", "files/cr-2000.yml"), "cr-1001"),
]


@pytest.mark.parametrize(("names", "number"), NUMBERS)
def test_numbers_follow_the_highest_that_there_is(names: tuple[str, ...], number: str) -> None:
    assert next_change(names) == number
