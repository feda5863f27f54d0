"""The pages on a port."""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from console.web.application import application, datasette
from storage.errors import FundwireError

if TYPE_CHECKING:
    from crawler.catalog import Config

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 is any free one. FundwireError in one line where that cannot be."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror:
        raise FundwireError(f"{host!r} is no address of this machine; try --host 127.0.0.1") from None
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise FundwireError(_why_not(host, port, error)) from None
    return listening


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of {host} is taken; choose another with --port (0: any free one)"
    if error.errno == errno.EACCES:
        return f"port {port} is not for this user; choose one above 1023 with --port"
    return f"{host!r} is no address of this machine; try --host 127.0.0.1"


def is_local(listening: socket.socket) -> bool:
    """Whether only this machine reaches the socket."""
    return ipaddress.ip_address(listening.getsockname()[0].partition("%")[0]).is_loopback


def address(listening: socket.socket) -> str:
    """Where a browser finds the pages."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def server(
    listening: socket.socket, path: Path, config: Config, names: Collection[str] = ()
) -> uvicorn.Server:
    """The server of the database at `path`; `server.run(sockets=[listening])` serves until it is told to stop.

    Where only this machine reaches it, it answers to this machine's names and to `names`; elsewhere to any.
    """
    answers_to = THIS_MACHINE.union(names) if is_local(listening) else None
    app = application(datasette(path, config), answers_to)
    return uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on", server_header=False))
