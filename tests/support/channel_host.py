"""A host of channels on loopback, over TLS: it takes messages as Slack does, or answers what it is told to."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import trustme

PATH = "/services/T0/B0/s3cret"


@dataclass
class ChannelHost:
    """What it answers, and all that it took: the path, and the message."""

    status: int = 200
    answer: str = "ok"
    is_silent: bool = False
    taken: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    port: int = 0

    def address(self, path: str = PATH) -> str:
        """Return where a channel takes messages."""
        return f"https://localhost:{self.port}{path}"


@contextmanager
def channel_host(signed_by: trustme.CA) -> Iterator[ChannelHost]:
    """Serve on a free port."""
    host = ChannelHost()

    class Channel(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.headers["Content-Type"] == "application/json"
            if not host.is_silent:
                self.send_response(host.status)
                self.send_header("Location", host.address("/elsewhere"))
                self.end_headers()
                self.wfile.write(host.answer.encode())
            host.taken.append((self.path, json.loads(data)))

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    signed_by.issue_cert("localhost").configure_cert(context)
    with HTTPServer(("127.0.0.1", 0), Channel) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        host.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()
