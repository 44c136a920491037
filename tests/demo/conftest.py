"""The demonstration as everybody gets it, made once for all tests of its stories."""

import pytest

from reports.demo import DemoAgency, make_demo
from reports.model import Client
from reports.source import find_workspace, load, load_agency


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoAgency:
    return make_demo(tmp_path_factory.mktemp("made") / "demo")


@pytest.fixture(scope="session")
def clients(demo: DemoAgency) -> dict[str, Client]:
    workspace = find_workspace(demo.directory)
    agency = load_agency(workspace)
    loaded = {client_id: load(workspace, client_id, agency.agency) for client_id in workspace.client_ids}
    problems = [*agency.problems, *(problem for client in loaded.values() for problem in client.problems)]
    assert [str(problem) for problem in problems] == []
    return {client_id: found.client for client_id, found in loaded.items() if found.client}
