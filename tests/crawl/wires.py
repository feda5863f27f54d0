"""Servers below HTTP: what a well-behaved one never does."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Behaviour = Callable[[socket.socket, threading.Event], None]


class Wires:
    """Loopback servers that answer robots.txt with 404 and everything else as they were told to."""

    def __init__(self) -> None:
        self.received: list[bytes] = []
        """Requests other than for robots.txt."""
        self.sent = 0
        self._listening: list[socket.socket] = []
        self._over = threading.Event()

    def answering(self, answer: bytes) -> str:
        """A server that sends these bytes and closes; its feed's address."""
        return self.behaving(lambda peer, _: peer.sendall(answer))

    def half_closing(self, answer: bytes) -> str:
        """A server that sends these bytes, says that no more will come, and stays."""

        def half(peer: socket.socket, over: threading.Event) -> None:
            peer.sendall(answer)
            peer.shutdown(socket.SHUT_WR)
            _wait(over)

        return self.behaving(half)

    def silent(self) -> str:
        """A server that takes a request and never answers."""
        return self.behaving(lambda _, over: _wait(over))

    def dripping(self) -> str:
        """A server that sends a byte at a time, for ever."""
        return self.behaving(_drip)

    def endless(self, start: bytes, piece: bytes) -> str:
        """A server that sends the start and then the piece, over and over; `sent` counts the bytes."""

        def flood(peer: socket.socket, over: threading.Event) -> None:
            peer.sendall(start)
            while not over.is_set():
                peer.sendall(piece)
                self.sent += len(piece)

        return self.behaving(flood)

    def self_signed(self, answer: bytes, folder: Path) -> str:
        """A TLS server under a certificate that nobody vouches for; its feed's https address."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(_certificate(folder))
        server = context.wrap_socket(socket.create_server(("127.0.0.1", 0)), server_side=True)
        return "https" + self._serving(server, lambda peer, _: peer.sendall(answer))

    def behaving(self, behaviour: Behaviour) -> str:
        """A server of any behaviour; its feed's address."""
        return "http" + self._serving(socket.create_server(("127.0.0.1", 0)), behaviour)

    def _serving(self, server: socket.socket, behaviour: Behaviour) -> str:
        self._listening.append(server)
        threading.Thread(target=self._accept, args=(server, behaviour), daemon=True).start()
        return f"://127.0.0.1:{server.getsockname()[1]}/feed"

    def close(self) -> None:
        """Ends all servers and what they hold open."""
        self._over.set()
        for server in self._listening:
            server.close()

    def _accept(self, server: socket.socket, behaviour: Behaviour) -> None:
        while True:
            try:
                peer, _ = server.accept()
            except ssl.SSLError:
                continue  # the client did not like our certificate
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


def _certificate(folder: Path) -> Path:
    """A key and a certificate for 127.0.0.1, signed by itself, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    kind = serialization.Encoding.PEM
    secret = key.private_bytes(kind, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "server.pem"
    path.write_bytes(secret + made.public_bytes(kind))
    return path


def _wait(over: threading.Event) -> None:
    over.wait(60)


def _drip(peer: socket.socket, over: threading.Event) -> None:
    peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 100000\r\n\r\n")
    while not over.wait(0.05):
        peer.sendall(b" ")
