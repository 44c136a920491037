"""`publish`, whole: a workspace, its bare remote on disk, and everything that is refused."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.places import add_week, contents, small_workspace
from tests.end_to_end.planting import aboveboard
from tests.end_to_end.test_commands import refused
from tests.support.agency import Agency
from tests.support.workspace import agency_text, update_text

pytestmark = pytest.mark.slow
CODE = r"head code [0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}"
NORTHWIND = "clients/northwind"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that was published once, with its remote beside it."""
    top = tmp_path_factory.mktemp("published")
    workspace = small_workspace(top / "here")
    workspace.git("init", "--quiet", "--bare", "--initial-branch=main", str(top / "remote.git"))
    workspace.git("remote", "add", "origin", "../remote.git")
    workspace.git("push", "--quiet", "origin", "main")
    done = publish(workspace, "--push", "origin")
    assert done.returncode == 0, done.stderr
    return top


@pytest.fixture
def workspace(place: Path, tmp_path: Path) -> Agency:
    shutil.copytree(place, tmp_path / "place", symlinks=True)
    return Agency(tmp_path / "place" / "here")


def publish(workspace: Agency, *arguments: str) -> "subprocess.CompletedProcess[str]":
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return aboveboard(workspace.root, "publish", *arguments, **alone)


def tags(workspace: Agency) -> list[str]:
    return workspace.git("tag", "--list").split()


def there(workspace: Agency) -> list[str]:
    found = workspace.git("ls-remote", "--refs", "../remote.git")
    return [line.split("\t")[1] for line in found.split("\n")]


def test_the_first_publication_is_on_record_here_and_at_the_remote(workspace: Agency) -> None:
    assert tags(workspace) == ["published/harbour/1", "published/northwind/1"]
    assert there(workspace) == [
        "refs/heads/main", "refs/tags/published/harbour/1", "refs/tags/published/northwind/1",
    ]  # fmt: skip


def test_the_same_again_is_published_with_the_same_bytes_and_no_new_tag(workspace: Agency) -> None:
    before, head = contents(workspace.root / "site"), workspace.git("rev-parse", "HEAD")
    done = publish(workspace)
    assert len(re.findall(rf"nothing changed since publication 1, {CODE}", done.stdout)) == 2
    assert aboveboard(workspace.root, "build", "--out", "again").returncode == 0
    assert contents(workspace.root / "site") == contents(workspace.root / "again") == before
    assert (len(tags(workspace)), workspace.git("rev-parse", "HEAD")) == (2, head)


def test_a_new_week_is_published_and_older_versions_keep_their_bytes(workspace: Agency) -> None:
    before = contents(workspace.root / "site")
    add_week(workspace, "2026-W48")
    done = publish(workspace, "northwind", "--push", "origin")
    assert re.search(rf"northwind: publication 2, 2026-W48, {CODE}", done.stdout), done.stderr
    assert "refs/tags/published/northwind/2" in there(workspace)
    assert "published/harbour/2" not in tags(workspace)
    after = contents(workspace.root / "site")
    kept = [path for path, digest in before.items() if after.get(path) == digest]
    assert len([path for path in before if path.endswith("index.html")]) - len(kept) < len(before) / 2


def test_a_branch_holds_the_site_alone_and_the_work_tree_stays(workspace: Agency) -> None:
    workspace.write("notes.txt", "mine")
    status = workspace.git("status", "--porcelain")
    done = publish(workspace, "--branch", "gh-pages", "--push", "origin")
    assert "The branch gh-pages holds the new site." in done.stdout, done.stderr
    names = workspace.git("ls-tree", "-r", "--name-only", "gh-pages").split("\n")
    site = {name for name in contents(workspace.root / "site") if name != ".aboveboard"}
    assert set(names) == {*site, ".nojekyll"}
    assert workspace.git("rev-list", "--count", "gh-pages") == "1"
    assert "refs/heads/gh-pages" in there(workspace)
    assert workspace.git("status", "--porcelain") == status
    again = publish(workspace, "--branch", "gh-pages", "--push", "origin")
    assert "held this site already" in again.stdout, again.stderr


def test_a_push_that_is_rejected_publishes_nothing(workspace: Agency) -> None:
    add_week(workspace, "2026-W48")
    workspace.git("tag", "--annotate", "--message", "Somebody else", "published/northwind/2")
    workspace.git("push", "--quiet", "origin", "published/northwind/2")
    workspace.git("tag", "--delete", "published/northwind/2")
    before = contents(workspace.root / "site")
    refused(publish(workspace, "--push", "origin"), "could not be pushed", "git fetch origin --tags")
    assert (len(tags(workspace)), contents(workspace.root / "site")) == (2, before)


def test_what_is_not_committed_is_refused(workspace: Agency) -> None:
    workspace.write(f"{NORTHWIND}/updates/2026-W47.yml", update_text(summary="Otherwise."))
    refused(publish(workspace), f"Not committed: {NORTHWIND}/updates/2026-W47.yml", "git stash")


def test_a_published_update_changes_by_an_erratum_alone(workspace: Agency) -> None:
    file = f"{NORTHWIND}/updates/2026-W47.yml"
    workspace.write(file, update_text(summary="Otherwise."))
    workspace.commit()
    refused(publish(workspace, "northwind"), f"{file} is published, and says something else", "corrects")
    workspace.write(file, update_text(summary="Otherwise.", corrects="{why: A wrong number., on: 2026-11-19}"))
    workspace.commit()
    done = publish(workspace, "northwind")
    assert "northwind: publication 2, 2026-W47" in done.stdout, done.stdout + done.stderr


def test_a_rewritten_history_is_refused(workspace: Agency) -> None:
    workspace.git("reset", "--quiet", "--hard", "HEAD~1")
    add_week(workspace, "2026-W48")
    refused(publish(workspace), "History was rewritten", "git log published/harbour/1")


def test_older_access_is_refused(workspace: Agency) -> None:
    older = (workspace.root / NORTHWIND / "access.yml").read_bytes()
    assert aboveboard(workspace.root, "access", "add", "northwind", "marketing-lead").returncode == 0
    workspace.commit("Access", on="2026-11-19T10:00:00+00:00")
    assert publish(workspace, "northwind").returncode == 0
    workspace.write(f"{NORTHWIND}/access.yml", older)
    workspace.commit("Back", on="2026-11-20T10:00:00+00:00")
    refused(publish(workspace, "northwind"), "access.yml is older than the published one")


def test_a_demonstration_and_a_missing_key_are_refused(workspace: Agency) -> None:
    text = (workspace.root / "agency.yml").read_text()
    workspace.write("agency.yml", agency_text(demo="true"))
    workspace.commit()
    refused(publish(workspace), "A demonstration is never published")
    workspace.write("agency.yml", text)
    workspace.commit()
    shutil.rmtree(workspace.root / ".aboveboard")
    refused(publish(workspace), "There is no agency key")


def test_findings_are_told_and_nothing_is_published(workspace: Agency) -> None:
    workspace.write(f"{NORTHWIND}/updates/2026-W48.yml", update_text(status="splendid"))
    workspace.commit()
    refused(publish(workspace), "splendid", code=1)
    assert len(tags(workspace)) == 2


def test_wrong_use_is_refused_in_words(workspace: Agency) -> None:
    refused(publish(workspace, "--branch", "gh-pages", "--out", "x"), "A branch holds the whole site")
    refused(publish(workspace, "--branch", "main"), "is checked out")
    refused(publish(workspace, "--push", "nowhere"), "There is no remote 'nowhere'")
    workspace.write("preview/.aboveboard", "plain 1\n")
    refused(publish(workspace, "--out", "preview"), "holds plain pages")


def test_nothing_that_the_repository_configures_is_run(workspace: Agency, tmp_path: Path) -> None:
    add_week(workspace, "2026-W48")
    ran, program = tmp_path / "ran", tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho run >>'{ran}'\n")
    program.chmod(0o755)
    for hook in ("pre-push", "reference-transaction"):
        shutil.copy(program, workspace.root / ".git" / "hooks" / hook)
    for key in ("core.fsmonitor", "gpg.program", "core.sshCommand", "core.askPass", "remote.origin.receivepack"):
        workspace.git("config", key, str(program))
    workspace.git("config", "remote.origin.vcs", "loud")
    workspace.git("config", "tag.gpgSign", "true")
    done = publish(workspace, "northwind", "--push", "origin")
    assert done.returncode == 0, done.stderr
    assert "refs/tags/published/northwind/2" in there(workspace)
    assert not ran.exists()


def test_git_cannot_read_the_key_that_the_environment_held(workspace: Agency, tmp_path: Path) -> None:
    """A git that tells what it and its caller were given stands first in the way."""
    add_week(workspace, "2026-W48")
    spied, git = tmp_path / "spied", tmp_path / "git"
    given = "env; tr '\\0' '\\n' </proc/$PPID/environ; echo \"$@\""
    git.write_text(f'#!/bin/sh\n{{ {given}; }} >>{spied}\nexec /usr/bin/git "$@"\n')
    git.chmod(0o755)
    key_file = workspace.root / ".aboveboard" / "key"
    key = key_file.read_text().strip()
    key_file.unlink()
    path = f"{tmp_path}{os.pathsep}/usr/bin:/bin"
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = aboveboard(workspace.root, "publish", "northwind", ABOVEBOARD_KEY=key, PATH=path, **alone)
    assert done.returncode == 0, done.stderr
    told = spied.read_text(errors="replace")
    assert "tag --annotate" in told
    assert "ABOVEBOARD_KEY=" in told
    assert key.removeprefix("aboveboard-key-1-") not in told
