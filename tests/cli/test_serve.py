"""`serve CLIENT` as someone who writes an update sees it."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from reports.cli.main import main
from tests.support.workspace import update_text, write_workspace

SEARCHED = 60.0
"""Seconds after which a page that should have come is missing."""


@pytest.fixture
def update(tmp_path: Path) -> Path:
    folder = write_workspace(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: {name: material}\nplugins: [search, aboveboard]\n")
    return folder / "updates" / "2026-W47.yml"


@pytest.fixture
def address(update: Path, tmp_path: Path) -> Iterator[str]:
    command = [sys.executable, "-u", "-m", "reports.cli.main", "-C", str(update.parent), "serve", "northwind"]
    log = tmp_path / "log"
    with (
        log.open("w") as said,
        subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, stderr=said, text=True) as server,
    ):
        assert server.stdout
        yield server.stdout.readline().partition("  ")[0]
        server.send_signal(signal.SIGINT)
        server.wait(20)


def page_with(address: str, text: str) -> bool:
    end = time.monotonic() + SEARCHED
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5) as answer:
                if text in answer.read().decode():
                    return True
        except (URLError, TimeoutError):
            pass
        time.sleep(0.2)
    return False


def said(log: Path, text: str) -> bool:
    end = time.monotonic() + SEARCHED
    while time.monotonic() < end and text not in log.read_text():
        time.sleep(0.1)
    return text in log.read_text()


@pytest.mark.slow
def test_the_page_follows_each_save_and_outlives_a_mistake(update: Path, address: str, tmp_path: Path) -> None:
    assert page_with(address, "leads are coming in")
    update.write_text(update_text(summary="The first words changed."))
    assert page_with(address, "The first words changed.")
    update.write_text(update_text(status="on track"))
    assert said(tmp_path / "log", "updates/2026-W47.yml:2:9: not-allowed: status: found `on track`")
    update.write_text(update_text(summary="All is mended."))
    assert page_with(address, "All is mended.")


def test_mistakes_are_told_before_anything_is_served(
    update: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    update.write_text(update_text(status="on track"))
    assert main(["-C", str(tmp_path), "serve", "northwind", "--port", "0"]) == 1
    assert "2026-W47.yml:2:9: not-allowed" in capsys.readouterr().out


@pytest.mark.usefixtures("update")
def test_a_taken_port_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["-C", str(tmp_path), "serve", "northwind", "--port", port]) == 2
    assert "--port 0" in capsys.readouterr().err
