"""One pass over the history of all clients."""

import os
import subprocess
import sys

import pytest

from reports.errors import Refused
from reports.history import read_trail
from tests.history.conftest import Northwind
from tests.support.workspace import agreement_text, client_text, update_text


def test_each_client_has_its_own_history(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    for name, text in (("client", client_text()), ("agreement", agreement_text()), ("updates/2026-W47", update_text())):
        northwind.agency.write(f"clients/harbour/{name}.yml", text)
    newest = northwind.commit("2026-11-20")
    trail = read_trail(northwind.agency.root)
    assert trail.head == newest
    assert trail.client_ids == ("harbour", "northwind")
    periods = {name: [version.period.name for version in trail.client(name).versions()] for name in trail.client_ids}
    assert periods == {"harbour": ["2026-W47"], "northwind": ["2026-W46"]}


def test_folders_that_can_be_no_clients_are_passed_over(northwind: Northwind) -> None:
    for folder in ("assets", "Has Spaces", "con"):
        northwind.agency.write(f"clients/{folder}/client.yml", client_text())
    northwind.agency.write("clients/readme.txt", "Hello")
    northwind.commit()
    assert read_trail(northwind.agency.root).client_ids == ("northwind",)


def test_client_that_no_commit_knows_has_an_empty_history(northwind: Northwind) -> None:
    northwind.commit()
    history = read_trail(northwind.agency.root).client("harbour")
    assert list(history.versions()) == []
    assert history.entries == ()


def test_what_cannot_be_trusted_is_refused(northwind: Northwind) -> None:
    with pytest.raises(Refused):
        read_trail(northwind.agency.root)


def test_same_history_gives_the_same_answer(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.report(47)
    northwind.commit("2026-11-20")
    first, second = ([version.client for version in northwind.versions().values()] for _ in range(2))
    assert first == second
    assert northwind.entries() == northwind.entries()


def test_git_is_imported_only_to_read() -> None:
    code = "import sys, reports.history; assert 'git' not in sys.modules; print('lazy')"
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": "."}, check=True, capture_output=True, text=True
    )
    assert done.stdout == "lazy\n"
