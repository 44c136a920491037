"""A remote is somewhere else: whoever pushes runs the hooks of the repository that receives."""

import shutil
from pathlib import Path

import pytest

from reports.errors import Refused
from reports.publish import GitDoor
from reports.publish.remote import address, push_tags
from tests.publish.conftest import published
from tests.support.agency import Agency

WITHIN = (".", "kept.git", "./clients/../kept.git", ".git/kept.git", "link", "file://{root}/kept.git")


@pytest.mark.parametrize("place", [*WITHIN, "file://{root}/k%65pt.git"])
def test_a_remote_inside_the_repository_is_refused(agency: Agency, door: GitDoor, place: str) -> None:
    (agency.root / "link").symlink_to(agency.root / "kept.git")
    agency.git("remote", "add", "origin", place.format(root=agency.root))
    with pytest.raises(Refused, match="lies in this repository"):
        address(door, "origin")


def test_a_remote_inside_the_repository_of_a_further_working_copy_is_refused(agency: Agency, tmp_path: Path) -> None:
    agency.git("worktree", "add", "--quiet", str(tmp_path / "further"))
    agency.git("remote", "add", "origin", str(agency.root / ".git" / "kept.git"))
    with pytest.raises(Refused, match="lies in this repository"):
        address(GitDoor(tmp_path / "further"), "origin")


@pytest.mark.parametrize(
    "place", ["../remote.git", "{root}.git", "https://host/kept.git", "ssh://host/~/kept.git", "git@host:kept.git"]
)
def test_any_other_place_is_a_remote(agency: Agency, door: GitDoor, place: str) -> None:
    agency.git("remote", "add", "origin", place.format(root=agency.root))
    assert address(door, "origin") == place.format(root=agency.root)


def test_no_hook_that_came_with_the_repository_runs_while_it_is_pushed(
    agency: Agency, door: GitDoor, tmp_path: Path
) -> None:
    ran, kept = tmp_path / "ran", agency.root / ".git" / "kept.git"
    agency.git("init", "--quiet", "--bare", str(kept))
    hook = kept / "hooks" / "pre-receive"
    hook.write_text(f"#!/bin/sh\necho ran >'{ran}'\n")
    hook.chmod(0o755)
    shutil.copy(hook, agency.root / ".git" / "hooks" / "pre-push")
    agency.git("remote", "add", "origin", ".git/kept.git")
    published(agency, "2026-W46", "2026-W47")
    with pytest.raises(Refused):
        push_tags(door, "origin", ["northwind"])
    assert not ran.exists()
