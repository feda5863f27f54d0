"""The pages on a real port of this machine, served from a thread, for as long as a `with` lasts."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError

from console.web import server
from crawler import catalog


class Got(NamedTuple):
    """An answer, errors included; redirects are followed."""

    status: int
    headers: Message
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Pages:
    """A running server."""

    base: str

    def address(self, path: str) -> str:
        return self.base.rstrip("/") + path

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Got:
        request = urllib.request.Request(self.address(path), headers=dict(headers or {}))
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return Got(answer.status, answer.headers, answer.read().decode(), answer.url)
        except HTTPError as error:
            with error:
                return Got(error.code, error.headers, error.read().decode(), error.url)


@contextmanager
def serving(
    database: Path, *, config: Path | None = None, host: str = "127.0.0.1", names: Collection[str] = ()
) -> Iterator[Pages]:
    with server.bind(host, 0) as listening:
        running = server.server(listening, database, catalog.load(config), names)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield Pages(server.address(listening))
        finally:
            running.should_exit = True
            thread.join()
