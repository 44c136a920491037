"""Wishes in the stories: each has two ways, and what was chosen is what the agreement became."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from reports.demo import DemoAgency
from reports.history import read_trail
from reports.model import AgreementVersion, ChangeRequest, Client
from reports.source import find_workspace, load, load_agency

FINISH = "finish-first"


def all_requests(clients: dict[str, Client]) -> list[ChangeRequest]:
    return [request for client in clients.values() for request in client.changes.values()]


def money(version: AgreementVersion) -> Decimal:
    budget = version.agreement.budget
    return sum((line.amount for line in budget.lines.values()), Decimal()) if budget else Decimal()


def hours(version: AgreementVersion) -> Decimal:
    budget = version.agreement.budget
    return sum((line.hours or Decimal() for line in budget.lines.values()), Decimal()) if budget else Decimal()


def dates(version: AgreementVersion) -> dict[str, date]:
    return {name: milestone.due for name, milestone in version.agreement.milestones.items()}


def test_every_way_that_a_request_can_go_is_told(clients: dict[str, Client]) -> None:
    requests = all_requests(clients)
    assert any(request.decision is None for request in requests)
    assert any(request.decision and request.decision.option == FINISH for request in requests)
    assert any(request.chosen and request.chosen.budget for request in requests)
    assert all(any(request.goodwill for request in client.changes.values()) for client in clients.values())
    assert all(request.decision is None or request.raised.on <= request.decision.on for request in requests)


def test_every_new_wording_follows_from_a_request(demo: DemoAgency, clients: dict[str, Client]) -> None:
    trail = read_trail(demo.directory)
    for client_id, client in clients.items():
        *_, newest = trail.client(client_id).versions()
        reworded = {version.on for version in newest.baselines.versions[1:]}
        decided = [request.decision.on for request in client.changes.values() if request.decision]
        assert all(any(on <= changed for on in decided) for changed in reworded)
        assert len([request for request in client.changes.values() if request.chosen]) >= len(reworded)


@pytest.mark.parametrize(("count", "seed"), [(4, 1), (8, 4)])
def test_what_was_chosen_is_what_the_agreement_changed_by(
    made: Callable[..., DemoAgency], count: int, seed: int
) -> None:
    demo = made(clients=count, seed=seed)
    workspace, trail = find_workspace(demo.directory), read_trail(demo.directory)
    for client_id in demo.client_ids[-4:]:
        client = load(workspace, client_id, load_agency(workspace).agency).client
        assert client
        *_, newest = trail.client(client_id).versions()
        first, last = newest.baselines.first, newest.baselines.current
        chosen = [request.chosen for request in client.changes.values() if request.chosen and not request.goodwill]
        assert money(last) - money(first) == sum((option.budget or 0 for option in chosen), Decimal())
        assert hours(last) - hours(first) == sum((option.hours or 0 for option in chosen), Decimal())
        moved = {name: day for option in chosen for name, day in option.milestones.items()}
        assert dates(last) == dates(first) | moved
