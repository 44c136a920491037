"""Folders on disk: what they list, what they refuse to read, and where a workspace begins."""

import subprocess
from pathlib import Path

import pytest

from reports.errors import Refused, UsageError
from reports.source import DiskFolder, find_workspace, load, load_agency
from reports.source.text import LARGEST
from tests.support.workspace import write_workspace


def test_names_are_sorted_and_hidden_files_left_out(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path, periods=("2026-W47", "2026-W46"))
    (folder / ".DS_Store").write_bytes(b"")
    (folder / "files").mkdir()
    (folder / "files" / "shelf.png").write_bytes(b"")
    assert DiskFolder(folder).names() == (
        "agreement.yml",
        "client.yml",
        "files/shelf.png",
        "updates/2026-W46.yml",
        "updates/2026-W47.yml",
    )


@pytest.mark.parametrize(
    "name", ["../other/client.yml", "/etc/hosts", "files/../../x", "", "a//b", "..\\x", "C:x", "./a"]
)
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused):
        DiskFolder(write_workspace(tmp_path)).read(name)


def test_links_are_listed_as_problems_and_never_read(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path)
    (folder / "files").symlink_to(tmp_path)
    (folder / "updates" / "2026-W48.yml").symlink_to(folder / "client.yml")
    disk = DiskFolder(folder)
    assert disk.links() == ("files", "updates/2026-W48.yml")
    assert not set(disk.links()) & set(disk.names())
    for name in ("files/agency.yml", "updates/2026-W48.yml"):
        with pytest.raises(Refused):
            disk.read(name)
    problems = load(find_workspace(tmp_path), "northwind", None).problems
    assert [problem.code for problem in problems] == ["symbolic-link", "symbolic-link"]


def test_a_client_that_is_a_link_is_refused(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path)
    (folder.parent / "other").symlink_to(folder)
    loaded = load(find_workspace(tmp_path), "other", None)
    assert loaded.client is None
    assert [problem.code for problem in loaded.problems] == ["symbolic-link"]


def test_reading_what_is_not_there(tmp_path: Path) -> None:
    folder = DiskFolder(write_workspace(tmp_path))
    for name in ("updates/2026-W01.yml", "updates"):
        with pytest.raises(FileNotFoundError):
            folder.read(name)


def test_of_a_file_without_end_only_the_beginning_is_read(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path)
    (folder / "files").mkdir(exist_ok=True)
    for file in (tmp_path / "agency.yml", folder / "updates/2026-W48.yml", folder / "files/film.mp4"):
        with file.open("wb") as stream:
            stream.truncate(LARGEST * 8)
    assert len(DiskFolder(folder).read("updates/2026-W48.yml")) == LARGEST + 1
    assert len(DiskFolder(folder).read("files/film.mp4")) == LARGEST * 8
    workspace = find_workspace(tmp_path)
    problems = (*load_agency(workspace).problems, *load(workspace, "northwind", None).problems)
    assert [problem.code for problem in problems] == ["too-large", "too-large"]


def test_identity_is_what_git_calls_the_bytes(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path)
    said = subprocess.run(["git", "hash-object", folder / "client.yml"], capture_output=True, text=True, check=True)
    assert DiskFolder(folder).identity("client.yml") == said.stdout.strip()


def test_a_workspace_is_found_from_anywhere_in_it(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path)
    assert find_workspace(folder / "updates") == find_workspace(tmp_path)
    assert find_workspace(tmp_path).client_ids == ("northwind",)


def test_elsewhere_there_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="lies in no workspace"):
        find_workspace(tmp_path)


def test_a_missing_agency_is_a_problem(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    (tmp_path / "agency.yml").unlink()
    loaded = load_agency(find_workspace(tmp_path))
    assert loaded.agency is None
    assert [problem.code for problem in loaded.problems] == ["missing-file"]


def test_asking_for_a_client_that_is_not_there(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    with pytest.raises(UsageError, match="There is no client 'eastwind'"):
        load(find_workspace(tmp_path), "eastwind", None)
