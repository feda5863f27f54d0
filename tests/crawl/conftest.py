from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from console.demo.web import Web
from tests.crawl.newsroom import Newsroom
from tests.crawl.wires import Wires
from tests.processes import PROCESSES


@pytest.fixture(scope="session")
def sweep_process() -> Iterator[ProcessPoolExecutor]:
    """A child that sweeps, again and again: its reactor never meets pytest's process."""
    with ProcessPoolExecutor(1, mp_context=PROCESSES) as pool:
        yield pool


@pytest.fixture
def web() -> Iterator[Web]:
    server = Web()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def room(tmp_path: Path, web: Web, sweep_process: ProcessPoolExecutor) -> Newsroom:
    return Newsroom(tmp_path, web, sweep_process)


@pytest.fixture
def wires() -> Iterator[Wires]:
    servers = Wires()
    yield servers
    servers.close()
