"""A small web server for many host names: what it is asked is written down, what it answers is looked up."""

from __future__ import annotations

import gzip
import hashlib
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Visit:
    """One request, as it came in, and the status that it was answered with."""

    host: str
    """Host header without the port, lower case."""
    path: str
    """Path with its query."""
    headers: Mapping[str, str]
    """Names in lower case."""
    status: int
    at: float
    """Seconds of the monotonic clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the server answers."""

    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    modified: datetime | None = None
    """Sent as Last-Modified, with an ETag of the body; None: the page carries no validators."""
    packed: bool = False
    """Compressed with gzip for whoever accepts it."""
    delay: float = 0.0
    """Seconds until the answer."""

    @property
    def etag(self) -> str:
        """A strong validator of the body."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


Answer = Reply | Callable[[], Reply]
"""A callable where the answer depends on how often it was asked."""


def redirect(to: str, status: int = 302) -> Reply:
    """A redirect to the absolute URL `to`."""
    return Reply(status=status, headers={"Location": to})


NOT_FOUND = Reply(status=404, body=b"<html><title>404</title><h1>Not found</h1></html>")


class Web:
    """The server. `routes`, by host and path, may be replaced while it runs; `visits` grows as it is asked."""

    def __init__(self) -> None:
        self.routes: dict[tuple[str, str], Answer] = {}
        self.visits: list[Visit] = []
        self._server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"web": self}))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self.port: int = self._server.server_address[1]
        # Bound and never listening: whoever connects is refused, and nobody else can get the port meanwhile.
        self._dead = socket.socket()
        self._dead.bind(("127.0.0.1", 0))
        self.dead_port: int = self._dead.getsockname()[1]

    def start(self) -> None:
        """Serve, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Stop serving and free both ports."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._dead.close()

    def answer(self, host: str, path: str) -> Reply:
        """What a request gets; a route of path and query goes before one of the path alone."""
        found = self.routes.get((host, path)) or self.routes.get((host, path.partition("?")[0]), NOT_FOUND)
        return found if isinstance(found, Reply) else found()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # an idle kept-alive connection must not hold up the end
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet: a killed client drops its connections, and that is one of the things tried here."""


class _Handler(BaseHTTPRequestHandler):
    web: ClassVar[Web]
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0].lower()
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = self.web.answer(host, self.path)
        status = 304 if reply.status == 200 and _is_known(reply, headers) else reply.status
        self.web.visits.append(Visit(host, self.path, headers, status, time.monotonic()))
        time.sleep(reply.delay)
        self._send(reply, status, packed=reply.packed and "gzip" in headers.get("accept-encoding", ""))

    def _send(self, reply: Reply, status: int, *, packed: bool) -> None:
        body = b"" if status == 304 else gzip.compress(reply.body) if packed else reply.body
        self.send_response(status)
        for name, value in _header_fields(reply, packed=packed).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: `Web.visits` has it."""


def _is_known(reply: Reply, headers: Mapping[str, str]) -> bool:
    if reply.modified is None:
        return False
    if "if-none-match" in headers:
        return headers["if-none-match"] == reply.etag
    since = headers.get("if-modified-since")
    return since is not None and parsedate_to_datetime(since) >= reply.modified.replace(microsecond=0)


def _header_fields(reply: Reply, *, packed: bool) -> dict[str, str]:
    fields = {"Content-Type": reply.content_type, **reply.headers}
    if packed:
        fields["Content-Encoding"] = "gzip"
    if reply.modified is not None:
        fields |= {
            "ETag": reply.etag,
            "Last-Modified": format_datetime(reply.modified.astimezone(UTC), usegmt=True),
        }
    return fields
