"""A client's folder as of a commit, without a checkout."""

import pytest

from reports.history.repository import Repository
from reports.history.snapshot import SnapshotFolder
from reports.source import DiskFolder
from tests.history.conftest import Northwind


def test_snapshot_equals_the_folder_on_disk(northwind: Northwind) -> None:
    northwind.report(47)
    northwind.write("files/plan.pdf", "%PDF-1.7\r\n\0")
    northwind.write("files/.gitkeep", "")
    northwind.commit()
    snapshot = northwind.versions()["2026-W47"].folder
    disk = DiskFolder(northwind.agency.root / "clients/northwind")
    assert snapshot.names() == disk.names()
    assert [snapshot.read(name) for name in snapshot.names()] == [disk.read(name) for name in disk.names()]
    assert [snapshot.identity(name) for name in snapshot.names()] == [disk.identity(name) for name in disk.names()]


def test_snapshot_stays_as_it_was(northwind: Northwind) -> None:
    northwind.write("files/plan.txt", "old")
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.write("files/plan.txt", "new")
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.agency.remove("clients/northwind/files/plan.txt")
    northwind.commit("2026-11-21")
    versions = northwind.versions()
    assert versions["2026-W46"].folder.read("files/plan.txt") == b"old"
    assert "files/plan.txt" not in versions["2026-W47"].folder.names()


def test_missing_file_is_told(northwind: Northwind) -> None:
    northwind.commit()
    folder = SnapshotFolder(Repository(northwind.agency.root), {})
    with pytest.raises(FileNotFoundError):
        folder.read("client.yml")
    with pytest.raises(FileNotFoundError):
        folder.identity("client.yml")
