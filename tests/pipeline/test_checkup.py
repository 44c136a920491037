"""A checkup is said again where nothing has changed, and never where something might have."""

import gc
import os
import subprocess
import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from reports.errors import UsageError
from reports.pipeline.check import check
from reports.pipeline.checkup import Checkup, examine
from tests.rules.history import PLANNED, Committed
from tests.rules.places import TODAY, good_update

LATER = 10_000_000_000
"""Nanoseconds after which no file is too new to be trusted."""
UPDATE = "clients/northwind/updates/2026-W47.yml"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a committed workspace with something to say, looked at when its files are no longer new."""
    monkeypatch.setattr("reports.clock.moment", lambda: time.time_ns() + LATER)
    monkeypatch.setattr("reports.clock.today", lambda _: date.fromisoformat(TODAY))
    committed = Committed(tmp_path / "workspace", monkeypatch)
    committed.report(47, planned=PLANNED, status="at-risk")
    return committed.agency.root


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what grows by one whenever files are read."""
    from reports.pipeline import check

    seen: list[str] = []
    real: Callable[..., Checkup] = check.check

    def counted(root: Path, only: str | None, today: object) -> Checkup:
        seen.append(only or "all")
        return real(root, only, today)

    monkeypatch.setattr("reports.pipeline.check.check", counted)
    return seen


def test_the_same_is_said_again_and_nothing_is_read(workspace: Path, looks: list[str]) -> None:
    first = examine(workspace)
    assert [problem.code for problem in first.problems] == ["missing-why"]
    assert examine(workspace / "clients") == first
    assert looks == ["all"]


def test_one_client_is_kept_apart_from_all(workspace: Path, looks: list[str]) -> None:
    (workspace / "agency.yml").write_text((workspace / "agency.yml").read_text() + "rules: {nothing: off}\n")
    assert len(examine(workspace).problems) == len(examine(workspace, "northwind").problems) == 2
    examine(workspace)
    examine(workspace, "northwind")
    assert looks == ["all", "northwind"]


def _same_size_same_time(root: Path) -> None:
    file = root / UPDATE
    old = file.stat()
    file.write_text(file.read_text().replace("at-risk", "on-hold"))
    os.utime(file, ns=(old.st_atime_ns, old.st_mtime_ns))


def _swapped(root: Path) -> None:
    old, new = root / UPDATE, root / "new"
    new.write_bytes(old.read_bytes())
    new.replace(old)


def _commit(root: Path) -> None:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    subprocess.run(["git", "-C", root, *author, "commit", "-qam", "x", "--allow-empty"], check=True)


CHANGES: dict[str, Callable[[Path], object]] = {
    "an edit of one size, its time set back": _same_size_same_time,
    "a file in place of another": _swapped,
    "a file more": lambda root: (root / "clients/northwind/files").mkdir() or (root / f"{UPDATE}.bak").touch(),
    "a file less": lambda root: (root / UPDATE).unlink(),
    "a link for a file": lambda root: (root / UPDATE).rename(root / "u") and (root / UPDATE).symlink_to(root / "u"),
    "the agency": lambda root: (root / "agency.yml").touch(),
    "no agency": lambda root: (root / "agency.yml").rename(root / "agency"),
    "a client more": lambda root: (root / "clients/other").mkdir(),
    "a commit": _commit,
    "packed branches": lambda root: subprocess.run(["git", "-C", root, "pack-refs", "--all"], check=True),
    "no repository": lambda root: (root / ".git").rename(root / "git"),
    "a shallow clone": lambda root: (root / ".git/shallow").write_text("0" * 40),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_seen(change: Callable[[Path], object], workspace: Path, looks: list[str]) -> None:
    (workspace / "mkdocs.yml").touch()
    examine(workspace)
    change(workspace)
    examine(workspace)
    assert len(looks) == 2


def test_another_day_is_seen(workspace: Path, looks: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    examine(workspace)
    monkeypatch.setattr("reports.clock.today", lambda _: date(2026, 12, 24))
    assert "overdue-update" in {problem.code for problem in examine(workspace).problems}
    assert len(looks) == 2


def test_a_file_that_is_as_new_as_the_checkup_is_not_trusted(
    workspace: Path, looks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.clock.moment", time.time_ns)
    (workspace / UPDATE).touch()
    examine(workspace)
    examine(workspace)
    assert len(looks) == 2


def test_what_is_written_while_files_are_read_is_seen(
    workspace: Path, looks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from reports.pipeline import check

    real: Callable[..., Checkup] = check.check

    def slow(root: Path, only: str | None, today: object) -> Checkup:
        made = real(root, only, today)
        (root / UPDATE).write_text(good_update(planned=PLANNED))
        return made

    monkeypatch.setattr("reports.pipeline.check.check", slow)
    assert examine(workspace).problems
    assert not examine(workspace).problems
    assert len(looks) == 2


def _open_to_others(file: Path) -> None:
    file.chmod(0o644)


def _torn(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])


def _linked(file: Path) -> None:
    file.rename(file.with_name("else"))
    file.symlink_to(file.with_name("else"))


DEEP = "[" * 200_000

SPOILT: dict[str, Callable[[Path], object]] = {
    "open to others": _open_to_others,
    "torn": _torn,
    "no text": lambda file: file.write_bytes(b"\xff\0\x80"),
    "empty": lambda file: file.write_bytes(b""),
    "a link": _linked,
    "a folder": lambda file: file.unlink() or file.mkdir(),
    "deep": lambda file: file.write_text(f"{sha256(DEEP.encode()).hexdigest()}\n{DEEP}"),
    "a list": lambda file: file.write_text("4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945\n[]"),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_what_was_kept_is_thrown_away_on_any_doubt(
    spoil: Callable[[Path], object], workspace: Path, looks: list[str]
) -> None:
    first = examine(workspace)
    spoil(workspace / ".cache/check/all.json")
    assert examine(workspace) == first
    assert len(looks) == 2


def test_where_nothing_can_be_kept_all_is_read_again(workspace: Path, looks: list[str]) -> None:
    (workspace / ".cache").write_text("in the way")
    assert examine(workspace) == examine(workspace)
    assert len(looks) == 2


LINKED: dict[str, Callable[[Path, Path], object]] = {
    "the folder": lambda cache, away: cache.symlink_to(away),
    "what lies in it": lambda cache, away: cache.mkdir() or (cache / "check").symlink_to(away),
    "the list of what git leaves out": lambda cache, away: (
        (cache / "check").mkdir(parents=True) or (cache / "check" / ".gitignore").symlink_to(away / "notes")
    ),
}


@pytest.mark.parametrize("link", LINKED.values(), ids=LINKED)
def test_nothing_is_kept_where_a_link_leads(link: Callable[[Path, Path], object], workspace: Path) -> None:
    away = workspace.parent / "away"
    away.mkdir()
    (away / "notes").write_text("mine")
    link(workspace / ".cache", away)
    assert examine(workspace) == examine(workspace)
    assert {path.name: path.read_text() for path in away.iterdir()} == {"notes": "mine"}


def test_what_was_kept_is_for_its_owner_alone(workspace: Path) -> None:
    examine(workspace)
    folder = workspace / ".cache" / "check"
    modes = {path.name: path.stat().st_mode & 0o777 for path in (folder.parent, folder, folder / "all.json")}
    assert modes == {".cache": 0o700, "check": 0o700, "all.json": 0o600}


def test_history_that_cannot_be_read_is_told_every_time(workspace: Path, looks: list[str]) -> None:
    (workspace / ".git/shallow").write_text((workspace / ".git/refs/heads/main").read_text())
    assert examine(workspace).notes == examine(workspace).notes != ()
    assert len(looks) == 2


def test_a_further_working_copy_knows_its_own_branch(workspace: Path, looks: list[str]) -> None:
    _commit(workspace)
    other = workspace.parent / "other"
    subprocess.run(["git", "-C", workspace, "worktree", "add", "-q", "-b", "more", other], check=True)
    examine(other)
    examine(other)
    assert len(looks) == 1
    subprocess.run(["git", "-C", other, "reset", "-q", "--soft", "HEAD~1"], check=True)
    examine(other)
    assert len(looks) == 2


def test_a_way_of_keeping_branches_that_is_not_known_is_doubtful(workspace: Path, looks: list[str]) -> None:
    (workspace / ".git/reftable").mkdir()
    examine(workspace)
    examine(workspace)
    assert len(looks) == 2


@pytest.mark.parametrize("only", [None, "nobody"])
def test_the_collector_is_on_again_after_a_check_whether_it_went_well_or_not(workspace: Path, only: str | None) -> None:
    with nullcontext() if only is None else pytest.raises(UsageError):
        check(workspace, only, lambda _: date.fromisoformat(TODAY))
    assert gc.isenabled()
