import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reports.errors import Refused
from reports.protect import staging, swap, swap_in, write_files
from reports.protect.key_slots import MAGIC
from reports.protect.output import MARKER, Kind, check_output
from reports.protect.seal import PublishedFile

CLIENTS = ("one", "two", "three")


def _stage(folder: Path, state: str, clients: tuple[str, ...] = CLIENTS, files: int = 3) -> None:
    for client in clients:
        pages = [PublishedFile(f"v{number}/index.html", state.encode()) for number in range(files)]
        write_files(folder / client, [*pages, PublishedFile("slots.bin", MAGIC + state.encode())])
    write_files(folder / "assets" / state, [PublishedFile("shell.js", state.encode())])


def _build(output: Path, state: str, clients: tuple[str, ...] = CLIENTS, *, complete: bool = True) -> None:
    with staging(output, "sealed") as folder:
        _stage(folder, state, clients)
        swap_in(folder, output, "sealed", complete=complete)


def _states(client: Path) -> set[bytes]:
    return {file.read_bytes().removeprefix(MAGIC) for file in client.rglob("*") if file.is_file()}


def _names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_a_new_site_takes_the_old_ones_place(tmp_path: Path) -> None:
    output = tmp_path / "site"
    _build(output, "a")
    _build(output, "b")
    assert all(_states(output / client) == {b"b"} for client in CLIENTS)
    assert _names(tmp_path) == {"site"}
    assert _names(output) == {*CLIENTS, "assets", MARKER}


def test_public_files_stay_for_one_more_build(tmp_path: Path) -> None:
    output = tmp_path / "site"
    _build(output, "a")
    _build(output, "b")
    assert _names(output / "assets") == {"a", "b"}
    _build(output, "b")
    assert _names(output / "assets") == {"b"}
    fresh = tmp_path / "fresh"
    _build(fresh, "b")
    assert (fresh / MARKER).read_bytes() == (output / MARKER).read_bytes()


def test_one_clients_build_leaves_the_others_alone(tmp_path: Path) -> None:
    output = tmp_path / "site"
    _build(output, "a")
    _build(output, "b", ("two",), complete=False)
    assert [_states(output / client) for client in CLIENTS] == [{b"a"}, {b"b"}, {b"a"}]
    assert _names(output / "assets") == {"a", "b"}
    _build(output, "c", ("two",), complete=False)
    assert _names(output / "assets") == {"a", "b", "c"}
    _build(output, "d")
    assert _names(output / "assets") == {"a", "b", "c", "d"}


def test_a_client_that_is_gone_goes(tmp_path: Path) -> None:
    output = tmp_path / "site"
    _build(output, "a")
    _build(output, "b", ("one",))
    assert _names(output) == {"one", "assets", MARKER}


@pytest.mark.parametrize("name", ["notes.txt", "two/notes.txt"])
def test_files_that_no_build_made_are_refused_before_anything_changes(tmp_path: Path, name: str) -> None:
    output = tmp_path / "site"
    _build(output, "a", ("one",))
    (output / name).parent.mkdir(exist_ok=True)
    (output / name).write_text("mine", encoding="ascii")
    with pytest.raises(Refused, match="which no build made"):
        _build(output, "b", ("one",))
    assert _states(output / "one") == {b"a"}
    assert (output / name).read_text(encoding="ascii") == "mine"


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="ascii")
    with pytest.raises(Refused, match="files that no build made"), staging(tmp_path, "sealed"):
        pass
    with pytest.raises(Refused, match="is a file"):
        check_output(tmp_path / "notes.txt", "sealed")


def test_sealed_and_plain_pages_never_share_a_folder(tmp_path: Path) -> None:
    output = tmp_path / "site"
    _build(output, "a")
    with pytest.raises(Refused, match="holds sealed pages; plain ones never"), staging(output, "plain"):
        pass
    preview = tmp_path / "preview"
    with staging(preview, "plain") as folder:
        write_files(folder / "one", [PublishedFile("index.html", b"plain")])
        swap_in(folder, preview, "plain", complete=True)
    with pytest.raises(Refused, match="holds plain pages; sealed ones never"):
        _build(preview, "b")


@pytest.mark.parametrize(("kind", "other"), [("portfolio", "sealed"), ("portfolio", "plain"), ("sealed", "portfolio")])
def test_the_portfolio_has_a_folder_of_its_own(tmp_path: Path, kind: Kind, other: Kind) -> None:
    output = tmp_path / "site"
    with staging(output, other) as folder:
        _stage(folder, "a", ("one",))
        swap_in(folder, output, other, complete=True)
    with pytest.raises(Refused, match=f"holds {other} pages; {kind} ones never"), staging(output, kind):
        pass


def test_staging_is_private_and_gone_afterwards(tmp_path: Path) -> None:
    with staging(tmp_path / "site", "sealed") as folder:
        assert folder.parent == tmp_path
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "secret").write_text("x", encoding="ascii")
    assert _names(tmp_path) == set()


def test_what_is_published_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    """The folder that pages are made in is its owner's alone; what comes out of it is not."""
    mask = os.umask(0o022)
    try:
        _build(tmp_path / "site", "a")
        _build(tmp_path / "site", "b")
    finally:
        os.umask(mask)
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in tmp_path.rglob("*")}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_a_build_that_fails_leaves_nothing_beside(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), staging(tmp_path / "site", "sealed"):
        raise ZeroDivisionError
    assert _names(tmp_path) == set()


def test_two_builds_at_a_time_are_refused(tmp_path: Path) -> None:
    with (
        staging(tmp_path / "site", "sealed"),
        pytest.raises(Refused, match="Another build"),
        staging(tmp_path / "site", "sealed"),
    ):
        pass


def test_what_a_killed_build_left_is_cleaned(tmp_path: Path) -> None:
    left = tmp_path / ".site.building"
    (left / "one").mkdir(parents=True)
    (left / "one/secret").write_text("x", encoding="ascii")
    left.chmod(0o755)
    with staging(tmp_path / "site", "sealed") as folder:
        assert list(folder.iterdir()) == []
        assert folder.stat().st_mode & 0o777 == 0o700


def test_without_an_exchange_folders_step_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_system_call", lambda: None)
    output = tmp_path / "site"
    _build(output, "a")
    _build(output, "b")
    assert all(_states(output / client) == {b"b"} for client in CLIENTS)
    (output / "one").rename(output / ".one.aside")
    _build(output, "c", ("two",), complete=False)
    assert _states(output / "one") == {b"b"}


_BUILDER = """
import os, sys
from pathlib import Path
from tests.protect.test_swap import _stage
from reports.protect import staging, swap_in
output = Path(sys.argv[1])
for _ in sys.stdin:
    build = os.fork()
    if build:
        print(build, flush=True)
        os.waitpid(build, 0)
        print("dead", flush=True)
        continue
    for state in "cdefghijklmnopqrstuvwxyz" * 1000:
        with staging(output, "sealed") as folder:
            _stage(folder, state, files=12)
            swap_in(folder, output, "sealed", complete=True)
"""
"""Forks a process that builds without end for every line it reads, and says which; imports, a second each, are one."""


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_every_client_whole(tmp_path: Path) -> None:
    output = tmp_path / "site"
    _build(output, "a")
    with subprocess.Popen(
        [sys.executable, "-c", _BUILDER, str(output)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        cwd=Path(__file__).parents[2],
    ) as builder:
        assert builder.stdin
        assert builder.stdout
        for moment in range(24):
            builder.stdin.write("build\n")
            build = int(builder.stdout.readline())
            time.sleep(moment * 0.0023)
            os.kill(build, signal.SIGKILL)
            assert builder.stdout.readline() == "dead\n"
            found = [_states(output / client) for client in CLIENTS]
            assert all(len(states) == 1 for states in found), found
            assert {state.decode() for states in found for state in states} <= _names(output / "assets")
            assert _names(output) == {*CLIENTS, "assets", MARKER}
    _build(output, "z")
    assert _names(tmp_path) == {"site"}
    assert _names(output) == {*CLIENTS, "assets", MARKER}
