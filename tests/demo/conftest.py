"""The demonstration as everybody gets it, made once for all tests of its stories."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reports.demo import DemoAgency, make_demo
from reports.history.repository import Repository
from reports.model import Client
from reports.protect import crypto
from reports.source import FileKind, find_workspace, kind_of, load, load_agency


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoAgency:
    return make_demo(tmp_path_factory.mktemp("made") / "demo")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., DemoAgency]:
    """Make a demonstration of other numbers; its passphrases, which nobody types there, are stretched for show."""
    stretch = crypto.stretch
    monkeypatch.setattr(crypto, "stretch", lambda passphrase, salt, _iterations: stretch(passphrase, salt, 1))
    return lambda **numbers: make_demo(tmp_path / "demo", **numbers)


@pytest.fixture(scope="session")
def clients(demo: DemoAgency) -> dict[str, Client]:
    workspace = find_workspace(demo.directory)
    agency = load_agency(workspace)
    loaded = {client_id: load(workspace, client_id, agency.agency) for client_id in workspace.client_ids}
    problems = [*agency.problems, *(problem for client in loaded.values() for problem in client.problems)]
    assert [str(problem) for problem in problems] == []
    return {client_id: found.client for client_id, found in loaded.items() if found.client}


@pytest.fixture(scope="session")
def written(demo: DemoAgency) -> list[tuple[FileKind, str, bytes]]:
    """Every file with a kind as it stood after any commit: what it tells, its name, its bytes."""
    repository = Repository(demo.directory)
    found = {
        difference.blob: difference.path for difference in repository.differences(repository.chain()) if difference.blob
    }
    kinds = {blob: FileKind.AGENCY if name == "agency.yml" else _kind_in_a_client(name) for blob, name in found.items()}
    blobs = repository.objects(blob for blob, kind in kinds.items() if kind)
    return [(kind, found[blob], data) for blob, data in blobs if (kind := kinds[blob])]


def _kind_in_a_client(path: str) -> FileKind | None:
    """Return the kind of `clients/larkmoor/agreement.yml`."""
    folder, _, name = path.partition("/")
    return kind_of(name.partition("/")[2]) if folder == "clients" else None
