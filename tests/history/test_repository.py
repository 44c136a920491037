"""The door to git: what is refused, what is never run, what is read."""

import gc
import os
from pathlib import Path

import pytest

from reports.errors import Error, Refused
from reports.history import repository
from reports.history.repository import Difference, Repository
from tests.support.agency import Agency


@pytest.fixture
def started(agency: Agency) -> Agency:
    agency.write("agency.yml", "name: Quay\n")
    agency.write("clients/harbour/client.yml", "name: Harbour\n")
    agency.commit()
    return agency


def refusal(root: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        Repository(root)
    assert caught.value.hint
    return caught.value


def test_folder_without_repository_is_refused(tmp_path: Path) -> None:
    found = refusal(tmp_path)
    assert "is no git repository" in found.message
    assert "git init" in found.hint


def test_repository_without_a_commit_is_refused(agency: Agency) -> None:
    found = refusal(agency.root)
    assert "has no commit yet" in found.message
    assert "git commit" in found.hint


def test_subfolder_of_a_repository_is_refused(started: Agency) -> None:
    (started.root / "reporting").mkdir()
    found = refusal(started.root / "reporting")
    assert "must be its top level" in found.message
    assert str(started.root) in found.hint


def test_bare_repository_is_refused(started: Agency, tmp_path: Path) -> None:
    started.git("clone", "--quiet", "--bare", str(started.root), str(tmp_path / "bare.git"))
    assert "no working copy" in refusal(tmp_path / "bare.git").message


def test_shallow_clone_is_refused(started: Agency, tmp_path: Path) -> None:
    started.commit()
    started.git("clone", "--quiet", "--depth=1", started.root.as_uri(), str(tmp_path / "clone"))
    found = refusal(tmp_path / "clone")
    assert "shallow clone" in found.message
    assert "git fetch --unshallow" in found.hint
    assert "fetch-depth: 0" in found.hint


def test_partial_clone_is_refused(started: Agency, tmp_path: Path) -> None:
    started.git("config", "uploadpack.allowFilter", "true")
    started.git("clone", "--quiet", "--filter=blob:none", started.root.as_uri(), str(tmp_path / "clone"))
    assert "partial clone" in refusal(tmp_path / "clone").message


def test_replaced_commits_are_refused(started: Agency) -> None:
    second = started.commit()
    started.git("replace", second, "HEAD~1")
    found = refusal(started.root)
    assert "replaced by others" in found.message
    assert "git replace --delete" in found.hint


def test_grafted_history_is_refused(started: Agency) -> None:
    started.write(".git/info/grafts", started.git("rev-parse", "HEAD") + "\n")
    assert "grafted" in refusal(started.root).message


def test_folder_of_another_owner_is_refused(started: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(repository.ENVIRONMENT, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    found = refusal(started.root)
    assert "does not trust" in found.message
    assert f"git config --global --add safe.directory {started.root}" in found.hint


def test_nothing_that_the_repository_configures_is_run(started: Agency, tmp_path: Path) -> None:
    trap, marker = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {marker}\n", encoding="utf-8")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "gpg.program", "core.editor"):
        started.git("config", name, str(trap))
    for name in (
        "diff.yml.command",
        "diff.yml.textconv",
        "filter.yml.smudge",
        "filter.yml.clean",
        "filter.yml.process",
    ):
        started.git("config", name, str(trap))
    started.git("config", "core.hooksPath", str(tmp_path))
    started.git("config", "log.showSignature", "true")
    started.write(".git/info/attributes", "*.yml diff=yml filter=yml\n")
    marker.unlink(missing_ok=True)
    found = Repository(started.root)
    differences = list(found.differences(found.chain(), "clients"))
    assert [data for _, data in found.objects([differences[0].blob])] == [b"name: Harbour\n"]
    assert not marker.exists()


def test_environment_of_a_hook_is_not_followed(
    started: Agency, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Agency(tmp_path / "other")
    other.commit()
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other.root / ".git/objects"))
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.pager'='false'")
    assert Repository(started.root).head == started.git("rev-parse", "HEAD")
    assert os.environ["GIT_DIR"] == str(other.root / ".git")


def test_linked_working_copy_is_read(started: Agency, tmp_path: Path) -> None:
    started.git("worktree", "add", "--quiet", str(tmp_path / "linked"))
    assert Repository(tmp_path / "linked").head == started.git("rev-parse", "HEAD")


def test_revision_is_never_taken_for_an_option(started: Agency) -> None:
    with pytest.raises(Refused, match="There is no commit '--help'"):
        Repository(started.root).resolve("--help")


def test_chain_goes_along_first_parents_only(started: Agency) -> None:
    first = started.git("rev-parse", "HEAD")
    started.git("switch", "--quiet", "--create", "side")
    started.commit()
    started.git("switch", "--quiet", "main")
    started.git("merge", "--quiet", "--no-ff", "--message", "Merge", "side")
    merge = started.git("rev-parse", "HEAD")
    assert Repository(started.root).chain() == ((first, None, False), (merge, first, True))


def test_differences_name_every_path_as_it_is(started: Agency) -> None:
    name = 'clients/harbour/files/ä "quoted"\n:tab\t.txt'
    started.write(name, "x")
    started.write("elsewhere.txt", "x")
    (started.root / "clients/harbour/link").symlink_to("client.yml")
    started.remove("clients/harbour/client.yml")
    commit = started.commit()
    found = Repository(started.root)
    blob = started.git("rev-parse", "HEAD:" + name)
    link = started.git("rev-parse", "HEAD:clients/harbour/link")
    assert list(found.differences(found.chain()[1:], "clients")) == [
        Difference(commit, "clients/harbour/client.yml", "000000", ""),
        Difference(commit, name, "100644", blob),
        Difference(commit, "clients/harbour/link", "120000", link),
    ]


def test_objects_come_in_the_order_they_are_asked_for(started: Agency) -> None:
    texts = [f"text {number}\n" * number for number in range(300)]
    for number, text in enumerate(texts):
        started.write(f"many/{number:03}.txt", text)
    started.commit()
    lines = started.git("ls-tree", "HEAD:many").splitlines()
    ids = [line.split()[2] for line in lines]
    assert [data.decode() for _, data in Repository(started.root).objects(reversed(ids))] == texts[::-1]


def test_missing_object_is_said(started: Agency) -> None:
    with pytest.raises(Error, match="cannot find the object 1111111111") as caught:
        list(Repository(started.root).objects(["1" * 40]))
    assert "git fsck" in caught.value.hint


def test_git_ends_together_with_the_repository(started: Agency) -> None:
    found = Repository(started.root)
    list(found.objects([found.head]))
    process = next(iter(found._batches.values()))
    del found
    gc.collect()
    assert process.proc.returncode == 0


def test_sha256_repositories_are_read(tmp_path: Path) -> None:
    agency = Agency(tmp_path / "workspace")
    agency.git("init", "--quiet", "--object-format=sha256", "--initial-branch=main", str(tmp_path / "long"))
    longer = Agency(tmp_path / "long")
    longer.write("clients/harbour/client.yml", "name: Harbour\n")
    commit = longer.commit()
    found = Repository(longer.root)
    (difference,) = found.differences(found.chain(), "clients")
    assert len(commit) == 64
    assert difference.commit == commit
