"""The live preview."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from reports.errors import UsageError
from reports.site.live import serve

SCRIPT = """
import sys
from pathlib import Path
from reports.site.live import serve
from reports.site.provider import provided_by
from tests.site.test_plugin import preview
with provided_by(preview):
    serve(Path(sys.argv[1]), "quay", int(sys.argv[2]))
"""


def test_without_mkdocs_yml_the_way_out_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no mkdocs\.yml"):
        serve(tmp_path, "quay", 0)


@pytest.mark.slow
def test_a_client_is_served_until_ctrl_c(workspace: Path) -> None:
    port = free_port()
    command = [sys.executable, "-c", SCRIPT, str(workspace), str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            page = wait_for(f"http://127.0.0.1:{port}/history/")
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0, server.communicate()[1]
    assert "Bäckerei &lt;Ærø&gt;" in page


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_for(address: str) -> str:
    for _ in range(200):
        try:
            with urlopen(address) as answer:
                return str(answer.read().decode())
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"nobody answers at {address}")
