"""Files that belong together: all of them are written, or everything stays as it was."""

from pathlib import Path

import pytest

from reports.drafts import write_together
from reports.errors import UsageError


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_new_ones_appear_and_others_change(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"one\n")
    write_together(tmp_path, {"a/b": b"new", "c": b"more"}, {"list": b"one\ntwo\n", "first": b"1"})
    assert tree(tmp_path) == {"a/b": b"new", "c": b"more", "list": b"one\ntwo\n", "first": b"1"}


def test_one_that_is_there_keeps_all_from_being_written(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"one\n")
    (tmp_path / "there").write_bytes(b"mine")
    with pytest.raises(UsageError, match="there is there already"):
        write_together(tmp_path, {"new": b"x", "there": b"y", "last": b"z"}, {"list": b"two\n"})
    assert tree(tmp_path) == {"list": b"one\n", "there": b"mine"}


def test_what_was_cut_off_is_done_again(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"two\n")
    (tmp_path / "new").write_bytes(b"x")
    write_together(tmp_path, {"new": b"x", "last": b"z"}, {"list": b"two\n"})
    assert tree(tmp_path) == {"list": b"two\n", "new": b"x", "last": b"z"}


def test_what_was_there_with_its_bytes_stays_where_others_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(b"x")
    (tmp_path / "there").write_bytes(b"mine")
    with pytest.raises(UsageError, match="there is there already"):
        write_together(tmp_path, {"new": b"x", "there": b"y", "last": b"z"}, {"list": b"two\n"})
    assert tree(tmp_path) == {"new": b"x", "there": b"mine"}


def test_what_cannot_be_changed_takes_back_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"one\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "in it").write_bytes(b"mine")
    before = tree(tmp_path)
    with pytest.raises(OSError, match="folder"):
        write_together(tmp_path, {"new": b"x"}, {"list": b"two\n", "folder": b"y"})
    assert tree(tmp_path) == before
