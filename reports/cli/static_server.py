"""A folder → files over HTTP, on loopback only, as a plain host would give them."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from reports.errors import Error


class _Quiet(SimpleHTTPRequestHandler):
    """Gives files and logs nothing: addresses of pages are nobody's business."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name is the base class's
        """Say nothing."""

    def list_directory(self, path: object) -> None:  # noqa: ARG002 -- a host lists nothing
        """Refuse to list a folder."""
        self.send_error(404)


def static_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of a folder on 127.0.0.1, bound and not yet serving; Error where the port is taken."""
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(folder)))
    except OSError as taken:
        raise Error(
            f"Port {port} cannot be used: {taken.strerror}.", "Take another with --port, or any: --port 0"
        ) from taken
