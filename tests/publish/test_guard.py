"""Why nothing may be published: real repositories, changed as people change them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reports.errors import Refused
from reports.publish import Chain, GitDoor, write_tag
from reports.publish.guard import changed_updates, refuse_dirty, refuse_older_access, refuse_rewritten
from tests.publish.conftest import content, published
from tests.support.agency import Agency

FILE = "clients/northwind/updates/2026-W47.yml"


@pytest.fixture
def workspace(agency: Agency) -> Agency:
    agency.write(".gitignore", "site/\n")
    agency.write(FILE, "status: on-track\n")
    agency.write("clients/harbour/client.yml", "name: Harbour\n")
    agency.commit()
    return agency


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda root: (root / FILE).write_text("status: off-track\n"), FILE),
        (lambda root: (root / FILE).unlink(), FILE),
        (lambda root: (root / "clients/northwind/new.yml").touch(), "clients/northwind/new.yml"),
        (lambda root: (root / "mkdocs.yml").touch(), "mkdocs.yml"),
        (lambda root: ((root / FILE).unlink(), (root / FILE).symlink_to("/dev/null")), FILE),
    ],
    ids=["changed", "removed", "new", "shared", "a link now"],
)
def test_a_file_that_is_not_committed_is_refused_by_name(
    workspace: Agency, change: Callable[[Path], object], name: str
) -> None:
    change(workspace.root)
    with pytest.raises(Refused, match=name):
        refuse_dirty(GitDoor(workspace.root), None)


def test_a_file_that_is_staged_is_not_committed(workspace: Agency) -> None:
    workspace.write("clients/northwind/new.yml", "")
    workspace.git("add", "--all")
    with pytest.raises(Refused, match=r"new\.yml"):
        refuse_dirty(GitDoor(workspace.root), "northwind")


def test_what_no_site_is_made_of_stops_nothing(workspace: Agency) -> None:
    workspace.write("notes.txt", "")
    workspace.write("site/index.html", "")
    workspace.write("clients/harbour/client.yml", "name: Other\n")
    workspace.write(FILE, "status: on-track\r\n")
    refuse_dirty(GitDoor(workspace.root), "northwind")


def test_no_filter_runs_while_files_are_compared(workspace: Agency, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    workspace.write(".gitattributes", "* filter=loud\n")
    workspace.git("config", "filter.loud.clean", f"touch {ran}; cat")
    workspace.git("config", "filter.loud.process", f"touch {ran}")
    workspace.git("config", "core.fsmonitor", f"touch {ran}")
    workspace.write(FILE, "status: off-track\n")
    with pytest.raises(Refused):
        refuse_dirty(GitDoor(workspace.root), None)
    assert not ran.exists()


@pytest.fixture
def tagged(workspace: Agency) -> Chain:
    """A publication of a commit, and work after it."""
    chain = write_tag(GitDoor(workspace.root), published(workspace, "2026-W47"))
    workspace.write("notes.txt", "after")
    workspace.commit("After")
    return chain


def test_work_on_top_of_a_publication_may_be_published(workspace: Agency, tagged: Chain) -> None:
    refuse_rewritten(GitDoor(workspace.root), [tagged])


def test_a_merge_on_the_main_line_may_be_published(workspace: Agency, tagged: Chain) -> None:
    workspace.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    workspace.write("side.txt", "")
    workspace.commit("Side")
    workspace.git("checkout", "--quiet", "main")
    workspace.git("merge", "--quiet", "--no-ff", "--no-edit", "side")
    refuse_rewritten(GitDoor(workspace.root), [tagged])


def test_a_history_that_was_rewritten_is_refused(workspace: Agency, tagged: Chain) -> None:
    workspace.git("reset", "--quiet", "--hard", "HEAD~2")
    workspace.commit("Another past")
    with pytest.raises(Refused, match="History was rewritten"):
        refuse_rewritten(GitDoor(workspace.root), [tagged])


def test_a_history_that_was_force_pushed_is_refused_in_a_clone(
    workspace: Agency, tagged: Chain, tmp_path: Path
) -> None:
    workspace.git("init", "--quiet", "--bare", str(tmp_path / "remote.git"))
    workspace.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    workspace.git("push", "--quiet", "origin", "main", "--tags")
    workspace.git("reset", "--quiet", "--hard", "HEAD~2")
    workspace.commit("Another past")
    workspace.git("push", "--quiet", "--force", "origin", "main")
    workspace.git("clone", "--quiet", "--branch", "main", str(tmp_path / "remote.git"), str(tmp_path / "clone"))
    with pytest.raises(Refused, match="History was rewritten"):
        refuse_rewritten(GitDoor(tmp_path / "clone"), [tagged])


def test_a_foxtrot_merge_is_refused(workspace: Agency, tagged: Chain) -> None:
    """Whoever pulls before they push makes their own commits the main line, and the published ones a side."""
    workspace.git("checkout", "--quiet", "-b", "mine", "HEAD~2")
    workspace.write("mine.txt", "")
    workspace.commit("Mine")
    workspace.git("merge", "--quiet", "--no-ff", "--no-edit", "main")
    with pytest.raises(Refused, match="re-threaded"):
        refuse_rewritten(GitDoor(workspace.root), [tagged])


def test_access_from_before_the_last_publication_is_refused(tagged: Chain) -> None:
    refuse_older_access(tagged, 1)
    with pytest.raises(Refused, match=r"access\.yml is older"):
        refuse_older_access(tagged, 0)


def test_updates_that_differ_from_the_published_ones_are_told(workspace: Agency, tagged: Chain) -> None:
    door, source = GitDoor(workspace.root), tagged.entries[-1].source
    assert list(changed_updates(door, "northwind", source)) == []
    workspace.write(FILE, "status: off-track\n")
    workspace.write("clients/northwind/updates/2026-W48.yml", "status: on-track\n")
    workspace.commit()
    ((name, then, now),) = changed_updates(door, "northwind", source)
    assert name == "updates/2026-W47.yml"
    assert door.objects([then, now]) == (b"status: on-track\n", b"status: off-track\n")
    workspace.remove(FILE)
    workspace.commit()
    assert [now for _, _, now in changed_updates(door, "northwind", source)] == [""]


def test_a_chain_without_a_publication_asks_for_nothing(workspace: Agency) -> None:
    door, chain = GitDoor(workspace.root), Chain("northwind")
    refuse_rewritten(door, [chain])
    refuse_older_access(chain, 0)
    assert content(workspace).epoch == 1
