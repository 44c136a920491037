"""A recap is drafted with everybody who may have been there, and with the decisions that are waited for."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from syrupy.assertion import SnapshotAssertion

from reports.cli.new import MEETINGS
from reports.drafts import meeting_draft
from reports.model import Meeting
from reports.problems import Problem
from reports.source import FileKind, parse
from tests.drafts.filling import answered, taken
from tests.drafts.northwind import northwind

ON = date(2026, 11, 27)


@pytest.fixture
def draft(tmp_path: Path) -> str:
    return meeting_draft(*northwind(tmp_path), ON, "review")


def problems(text: str) -> tuple[Problem, ...]:
    return parse(FileKind.MEETING, text.encode(), "meeting.yml").problems


def test_a_draft_reads_well(draft: str, snapshot: SnapshotAssertion) -> None:
    assert draft == snapshot


def test_what_is_not_filled_in_is_asked_for_and_nothing_else(draft: str) -> None:
    assert [(problem.path, problem.code) for problem in problems(draft)] == [
        ("title", "empty-value"),
        ("notes", "empty-value"),
    ]


def test_one_that_is_filled_in_passes(draft: str) -> None:
    text = answered(taken(draft), problems)
    model = parse(FileKind.MEETING, text.encode(), "meeting.yml").model
    assert isinstance(model, Meeting)
    assert model.present == ("sponsor", "marketing-lead", "account-lead", "analyst")
    assert model.decisions["price-page"].by == "sponsor"


def test_the_command_knows_the_kinds_that_there_are() -> None:
    assert get_args(Meeting.model_fields["kind"].annotation) == MEETINGS
