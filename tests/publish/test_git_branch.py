from pathlib import Path

import pytest

from reports.errors import Refused
from reports.publish import GitDoor, publish_folder
from tests.support.agency import Agency


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "abc").mkdir(parents=True)
    (folder / "abc" / "index.html").write_bytes(b"<!doctype html>\r\n")
    (folder / "abc" / "head.bin").write_bytes(bytes(range(256)))
    return folder


def state(agency: Agency) -> tuple[str, bytes, str]:
    index = (agency.root / ".git" / "index").read_bytes()
    return agency.git("rev-parse", "HEAD"), index, agency.git("status", "--porcelain")


def test_a_folder_becomes_one_commit_by_nobody(agency: Agency, door: GitDoor, site: Path) -> None:
    assert publish_folder(door, site, "gh-pages")
    assert agency.git("ls-tree", "-r", "--name-only", "gh-pages") == "abc/head.bin\nabc/index.html"
    assert agency.git("rev-list", "--count", "gh-pages") == "1"
    told = agency.git("cat-file", "commit", "gh-pages").split("\n")[1:]
    assert told == ["author site <site@localhost> 0 +0000", "committer site <site@localhost> 0 +0000", "", "Site"]


def test_files_are_published_byte_for_byte_whatever_the_repository_says(
    agency: Agency, door: GitDoor, site: Path
) -> None:
    agency.write(".gitattributes", "* text eol=lf filter=loud\n")
    agency.git("config", "filter.loud.clean", "false")
    agency.git("config", "core.autocrlf", "true")
    publish_folder(door, site, "gh-pages")
    for name in ("abc/index.html", "abc/head.bin"):
        (found,) = door.objects([agency.git("rev-parse", f"gh-pages:{name}")])
        assert found == (site / name).read_bytes()


def test_work_tree_index_and_head_stay(agency: Agency, door: GitDoor, site: Path) -> None:
    agency.write("agency.yml", "name: Another\n")
    agency.write("new.txt", "")
    before = state(agency)
    publish_folder(door, site, "gh-pages")
    assert state(agency) == before


def test_what_is_new_replaces_what_was_there_and_the_same_changes_nothing(
    agency: Agency, door: GitDoor, site: Path
) -> None:
    publish_folder(door, site, "gh-pages")
    assert not publish_folder(door, site, "gh-pages")
    (site / "abc" / "head.bin").unlink()
    assert publish_folder(door, site, "gh-pages")
    assert agency.git("ls-tree", "-r", "--name-only", "gh-pages") == "abc/index.html"
    assert agency.git("rev-list", "--count", "gh-pages") == "1"


def test_a_branch_with_work_on_it_is_refused(agency: Agency, door: GitDoor, site: Path) -> None:
    agency.git("branch", "work")
    with pytest.raises(Refused, match="something else"):
        publish_folder(door, site, "work")
    with pytest.raises(Refused, match="checked out"):
        publish_folder(door, site, "main")
    with pytest.raises(Refused, match="cannot be the name"):
        publish_folder(door, site, "-D")
