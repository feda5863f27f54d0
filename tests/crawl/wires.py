"""Servers below HTTP: what a well-behaved one never does."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

Behaviour = Callable[[socket.socket, threading.Event], None]


class Wires:
    """Loopback servers that answer robots.txt with 404 and everything else as they were told to."""

    def __init__(self) -> None:
        self.received: list[bytes] = []
        """Requests other than for robots.txt."""
        self._listening: list[socket.socket] = []
        self._over = threading.Event()

    def answering(self, answer: bytes) -> str:
        """A server that sends these bytes and closes; its feed's address."""
        return self.behaving(lambda peer, _: peer.sendall(answer))

    def silent(self) -> str:
        """A server that takes a request and never answers."""
        return self.behaving(lambda _, over: _wait(over))

    def dripping(self) -> str:
        """A server that sends a byte at a time, for ever."""
        return self.behaving(_drip)

    def behaving(self, behaviour: Behaviour) -> str:
        """A server of any behaviour; its feed's address."""
        server = socket.create_server(("127.0.0.1", 0))
        self._listening.append(server)
        threading.Thread(target=self._accept, args=(server, behaviour), daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}/feed"

    def close(self) -> None:
        """Ends all servers and what they hold open."""
        self._over.set()
        for server in self._listening:
            server.close()

    def _accept(self, server: socket.socket, behaviour: Behaviour) -> None:
        while True:
            try:
                peer, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(peer, behaviour), daemon=True).start()

    def _serve(self, peer: socket.socket, behaviour: Behaviour) -> None:
        with peer:
            try:
                request = _read(peer)
                if request.startswith(b"GET /robots.txt"):
                    peer.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                elif request:
                    self.received.append(request)
                    behaviour(peer, self._over)
            except OSError:
                return  # the client hung up: that is what most of these are for


def _read(peer: socket.socket) -> bytes:
    """One request, its body included."""
    data = b""
    while b"\r\n\r\n" not in data:
        if not (more := peer.recv(65536)):
            return data
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ),
        0,
    )
    while len(body) < length:
        body += peer.recv(65536)
    return head + b"\r\n\r\n" + body


def _wait(over: threading.Event) -> None:
    over.wait(60)


def _drip(peer: socket.socket, over: threading.Event) -> None:
    peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 100000\r\n\r\n")
    while not over.wait(0.05):
        peer.sendall(b" ")
