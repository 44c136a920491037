"""The same commit gives the same site, wherever and whenever it is built; what was published stays as it was."""

import os
from pathlib import Path

import pytest

from tests.end_to_end.places import CLIENTS, add_week, built, contents, moved_copy, small_workspace
from tests.end_to_end.planting import aboveboard
from tests.support.agency import Agency

pytestmark = pytest.mark.slow
NEW = "2026-W48"
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "77", "HOME": "/elsewhere"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Agency:
    return small_workspace(tmp_path_factory.mktemp("steady") / "here")


@pytest.fixture(scope="module")
def site(workspace: Agency) -> dict[str, bytes]:
    return built(workspace.root)


def test_another_place_mask_zone_language_and_order_of_hashes_give_the_same_bytes(
    workspace: Agency, site: dict[str, bytes], tmp_path: Path
) -> None:
    copy = moved_copy(workspace.root, tmp_path / "else where, ünder")
    mask = os.umask(0o077)
    try:
        again = built(copy, **ELSEWHERE)
    finally:
        os.umask(mask)
    assert again == site


def test_a_clone_made_later_gives_the_same_bytes(workspace: Agency, site: dict[str, bytes], tmp_path: Path) -> None:
    workspace.git("clone", "--quiet", str(workspace.root), str(tmp_path / "clone"))
    key = (workspace.root / ".aboveboard" / "key").read_text()
    assert built(tmp_path / "clone", ABOVEBOARD_KEY=key) == site


def test_what_is_kept_from_the_last_build_changes_nothing(workspace: Agency, site: dict[str, bytes]) -> None:
    assert (workspace.root / ".cache").is_dir()
    assert built(workspace.root) == site


def test_one_client_alone_gives_the_bytes_that_all_together_give(
    workspace: Agency, site: dict[str, bytes], tmp_path: Path
) -> None:
    copy = moved_copy(workspace.root, tmp_path / "one")
    alone = built(copy, "--client", CLIENTS[0])
    assert {path.partition("/")[0] for path in site} - {path.partition("/")[0] for path in alone} != set()
    assert {path: site[path] for path in alone if path != ".aboveboard"} == {
        path: data for path, data in alone.items() if path != ".aboveboard"
    }


def test_one_client_built_again_leaves_the_others_alone(workspace: Agency, site: dict[str, bytes]) -> None:
    assert built(workspace.root, "--client", CLIENTS[1]) == site


def test_a_week_more_changes_no_page_of_the_weeks_before(
    workspace: Agency, site: dict[str, bytes], tmp_path: Path
) -> None:
    copy = Agency(moved_copy(workspace.root, tmp_path / "later"))
    add_week(copy, NEW)
    after = built(copy.root)
    touched = {path for path in site if after.get(path) != site[path]} - {".aboveboard"}
    outside = {"index.html", "versions.bin", "head.bin", "calendar.bin"}
    for path in touched:
        below = path.partition("/")[2]
        assert below in outside or below.startswith("all/"), path
    folders = {path.rsplit("/", 1)[0] for path in after.keys() - site.keys()}
    fresh = {folder.split("/")[1] for folder in folders} - {"files"}
    assert len(fresh) == len(CLIENTS)


def test_work_that_is_not_committed_is_not_published(workspace: Agency, site: dict[str, bytes], tmp_path: Path) -> None:
    copy = Agency(moved_copy(workspace.root, tmp_path / "dirty"))
    update = copy.root / "clients" / CLIENTS[0] / "updates" / "2026-W47.yml"
    update.write_text(update.read_text().replace("went well", "went badly"))
    assert built(copy.root) == site


def test_plain_and_sealed_pages_never_share_a_folder(workspace: Agency, site: dict[str, bytes]) -> None:
    root = workspace.root
    for arguments, holds in ((("--plain", "--out", "site"), "sealed"), (("--out", "preview"), "plain")):
        if holds == "plain":
            assert aboveboard(root, "build", "--plain").returncode == 0
        before = contents(root / arguments[-1])
        done = aboveboard(root, "build", *arguments)
        assert done.returncode == 2
        assert f"holds {holds} pages" in done.stderr
        assert contents(root / arguments[-1]) == before
    assert contents(root / "site") == site


def test_previews_are_the_same_on_the_same_day(workspace: Agency, tmp_path: Path) -> None:
    day = ("build", "--plain", "--as-of", "2026-11-20")
    folders = [tmp_path / name for name in ("one", "two")]
    for folder, environment in zip(folders, ({}, ELSEWHERE), strict=True):
        assert aboveboard(workspace.root, *day, "--out", str(folder), **environment).returncode == 0
    assert contents(folders[0]) == contents(folders[1]) != {}
