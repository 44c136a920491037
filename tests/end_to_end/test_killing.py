"""A build that is killed at any moment leaves the old site whole, and nothing in the way of the next."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.places import CLIENTS, add_week, built, contents, moved_copy, small_workspace
from tests.end_to_end.planting import ROOT
from tests.support.agency import Agency

pytestmark = pytest.mark.slow
MOMENTS = 12
LITTER = (".site.building",)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Agency:
    """A workspace whose site lacks its newest week."""
    made = small_workspace(tmp_path_factory.mktemp("killed") / "here")
    built(made.root)
    add_week(made, "2026-W48")
    return made


@pytest.fixture(scope="module")
def new_site(workspace: Agency, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(moved_copy(workspace.root, tmp_path_factory.mktemp("new") / "here"))


def start(root: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "reports.cli.main", "-C", str(root), "build"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill(process: "subprocess.Popen[bytes]") -> bool:
    """Kill the build alone, as the system would; return whether it was still at work."""
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def clients_of(site: dict[str, bytes]) -> dict[str, dict[str, bytes]]:
    parts = {path.partition("/")[0] for path in site} - {"assets", ".aboveboard"}
    return {part: {path: data for path, data in site.items() if path.startswith(f"{part}/")} for part in parts}


def every_folder_is_whole(found: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> bool:
    """Whether each client is wholly old or wholly new, and every public file that its pages may name is there."""
    before, after, now = clients_of(old), clients_of(new), clients_of(found)
    public = {path: data for path, data in (old | new).items() if path.startswith("assets/")}
    named = {path: data for path, data in public.items() if path in old or now != before}
    assert named.items() <= found.items()
    return now.keys() == before.keys() and all(now[name] in (before[name], after[name]) for name in now)


def moments() -> Iterator[float]:
    """Yield how long to wait, in parts of a whole build."""
    return (0.05 + 0.95 * moment / MOMENTS for moment in range(MOMENTS))


def test_killed_at_any_moment_the_old_site_is_whole_and_the_next_build_succeeds(
    workspace: Agency, new_site: dict[str, bytes]
) -> None:
    root = workspace.root
    old = contents(root / "site")
    started = time.monotonic()
    assert start(moved_copy(root, root.parent / "timed")).wait() == 0
    whole = time.monotonic() - started
    killed = 0
    for part in moments():
        process = start(root)
        time.sleep(part * whole)
        killed += kill(process)
        assert every_folder_is_whole(contents(root / "site"), old, new_site), part
    assert killed >= MOMENTS / 2
    assert built(root) == new_site
    assert [path.name for path in root.iterdir() if path.name in LITTER] == []


def test_killed_while_clients_change_places_every_client_is_wholly_old_or_new(
    workspace: Agency, new_site: dict[str, bytes], tmp_path: Path
) -> None:
    """The swap takes moments; a build is killed in it as soon as the first client has changed."""
    root = moved_copy(workspace.root, tmp_path / "swapped")
    workspace.git("-C", str(root), "checkout", "--quiet", "HEAD~1")
    old = built(root)
    workspace.git("-C", str(root), "checkout", "--quiet", "main")
    heads = [root / "site" / name / "head.bin" for name in sorted(clients_of(old))]
    process = start(root)
    first = heads[0].read_bytes()
    while process.poll() is None and heads[0].read_bytes() == first:
        time.sleep(0.0005)
    kill(process)
    found = contents(root / "site")
    assert every_folder_is_whole(found, old, new_site)
    assert len(heads) == len(CLIENTS)
    assert built(root) == new_site
    assert not (root / LITTER[0]).exists()


def test_two_builds_at_once_do_not_mix(workspace: Agency, new_site: dict[str, bytes], tmp_path: Path) -> None:
    root = moved_copy(workspace.root, tmp_path / "twice")
    both = [start(root), start(root)]
    assert sorted(process.wait() for process in both) in ([0, 0], [0, 2])
    assert contents(root / "site") == new_site
