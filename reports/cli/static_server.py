"""A folder → files over HTTP, on loopback only, as a plain host would give them."""

import socket
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeVar

from reports.errors import Error

_Bound = TypeVar("_Bound")


class _Quiet(SimpleHTTPRequestHandler):
    """Gives files and logs nothing: addresses of pages are nobody's business."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name is the base class's
        """Say nothing."""

    def list_directory(self, path: object) -> None:  # noqa: ARG002 -- a host lists nothing
        """Refuse to list a folder."""
        self.send_error(404)


def usable_port(port: int) -> int:
    """Return the port, for 0 one that is free; Error where it is taken."""
    with _bound(lambda: socket.create_server(("127.0.0.1", port)), port) as probe:
        free: int = probe.getsockname()[1]
        return free


def static_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of a folder on 127.0.0.1, bound and not yet serving; Error where the port is taken."""
    return _bound(lambda: ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(folder))), port)


def _bound(bind: Callable[[], _Bound], port: int) -> _Bound:
    try:
        return bind()
    except OSError as taken:
        raise Error(
            f"Port {port} cannot be used: {taken.strerror}.", "Take another with --port, or any: --port 0"
        ) from taken
