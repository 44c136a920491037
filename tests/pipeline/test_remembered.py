"""What history is remembered is ours alone, and whatever is not as it was kept is read anew."""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from reports.history import TrailEntry, read_trail
from reports.pipeline.remembered import HistoryMemory
from tests.rules.history import PLANNED, Committed


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a committed workspace whose history was read once."""
    committed = Committed(tmp_path / "workspace", monkeypatch)
    committed.report(47, planned=PLANNED, status="at-risk")
    entries(committed.agency.root)
    return committed.agency.root


def entries(root: Path) -> tuple[TrailEntry, ...]:
    return read_trail(root, memory=HistoryMemory(root)).client("northwind").entries


def kept(root: Path) -> Path:
    return root / ".cache" / "history" / "client-northwind.json"


def test_it_is_for_us_alone_and_for_no_commit(root: Path) -> None:
    assert kept(root).stat().st_mode & 0o777 == 0o600
    assert kept(root).parent.stat().st_mode & 0o777 == 0o700
    assert (kept(root).parent / ".gitignore").read_text() == "*\n"


def test_it_is_taken_from_there(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = entries(root)
    monkeypatch.setattr("reports.history.remembered.trail_entries", lambda _: pytest.fail("was read again"))
    assert entries(root) == before


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-40])


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _other(file: Path) -> None:
    file.write_text('{"entries": []}')


def _readable_by_all(file: Path) -> None:
    body = file.read_text().replace("northwind", "southwind")
    file.write_text(body)
    file.chmod(0o644)


def _made_by_another_program(file: Path) -> None:
    body = file.read_text().partition("\n")[2].replace('"by":"', '"by":"0')
    file.write_text(f"{sha256(body.encode()).hexdigest()}\n{body}")


@pytest.mark.parametrize("harm", [_cut, _emptied, _other, _readable_by_all, _made_by_another_program])
@pytest.mark.parametrize("name", ["client-northwind", "mainline"])
def test_what_is_doubtful_is_thrown_away(root: Path, name: str, harm: Callable[[Path], None]) -> None:
    file = kept(root).with_stem(name)
    before = file.read_bytes()
    harm(file)
    assert entries(root) == read_trail(root).client("northwind").entries
    assert file.read_bytes() == before


def test_another_version_of_the_program_knows_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.pipeline.remembered.tool", lambda: ("another",))
    assert HistoryMemory(root).recall("mainline") is None


def test_where_nothing_can_be_written_nothing_is_kept(root: Path) -> None:
    kept(root).unlink()
    kept(root).parent.rename(root / "away")
    (root / ".cache" / "history").symlink_to(root / "away")
    assert entries(root) == read_trail(root).client("northwind").entries
    assert not kept(root).exists()


def test_a_file_half_written_by_another_build_is_in_nobody_s_way(root: Path) -> None:
    kept(root).with_name(f"client-northwind.{os.getpid() + 1}").write_text("half")
    kept(root).unlink()
    assert entries(root) == entries(root)
    assert kept(root).exists()
