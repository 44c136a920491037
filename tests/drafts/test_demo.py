"""For every client of the demo each kind of file can be drafted: unfilled it is asked for kindly, filled it passes."""

from datetime import date
from pathlib import Path

import pytest

from reports.drafts import acceptance_draft, change_draft, meeting_draft, update_draft
from reports.model import Agency, Client
from reports.problems import Problem
from reports.source import FileKind, find_workspace, load, load_agency, parse
from tests.drafts.filling import answered, filled

ROOT = Path(__file__).parent.parent.parent
DEMO = find_workspace(ROOT).client_ids


@pytest.fixture(params=DEMO)
def demo(request: pytest.FixtureRequest) -> tuple[Client, Agency]:
    workspace = find_workspace(ROOT)
    agency = load_agency(workspace).agency
    client = load(workspace, request.param, agency).client
    assert client
    assert agency
    return client, agency


def day(client: Client) -> date:
    assert client.newest
    return client.newest.period.last


def problems(kind: FileKind, text: str) -> tuple[Problem, ...]:
    return parse(kind, text.encode(), f"{kind}.yml").problems


def test_an_update(demo: tuple[Client, Agency]) -> None:
    client, agency = demo
    assert client.newest
    draft = update_draft(client, agency, client.newest.period.following("week"), day(client))
    assert {problem.code for problem in problems(FileKind.UPDATE, draft)} == {"empty-value"}
    assert problems(FileKind.UPDATE, filled(draft)) == ()


def test_a_change_request(demo: tuple[Client, Agency]) -> None:
    draft = change_draft(*demo, None, day(demo[0]))
    assert {problem.code for problem in problems(FileKind.CHANGE, draft)} == {"empty-value"}
    assert problems(FileKind.CHANGE, answered(draft, lambda text: problems(FileKind.CHANGE, text))) == ()


def test_an_acceptance(demo: tuple[Client, Agency]) -> None:
    client = demo[0]
    draft = acceptance_draft(*demo, "agreement", next(iter(client.agreement.approvers)), None, day(client))
    assert {problem.code for problem in problems(FileKind.ACCEPTANCE, draft)} == {"empty-value"}
    assert problems(FileKind.ACCEPTANCE, answered(draft, lambda text: problems(FileKind.ACCEPTANCE, text))) == ()


def test_a_meeting(demo: tuple[Client, Agency]) -> None:
    draft = meeting_draft(*demo, day(demo[0]), "review")
    assert {problem.code for problem in problems(FileKind.MEETING, draft)} == {"empty-value"}
    assert problems(FileKind.MEETING, answered(draft, lambda text: problems(FileKind.MEETING, text))) == ()
