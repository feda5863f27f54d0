from __future__ import annotations

import asyncio
import json
import os

import pytest

from crawler.work import Work
from tests.crawl.newsroom import Newsroom


def where(_: int) -> int:
    return os.getpid()


def test_pure_work_runs_in_this_process_by_default() -> None:
    with Work() as work:
        assert asyncio.run(work.run(where, 1)) == os.getpid()


def test_pure_work_can_run_in_other_processes() -> None:
    with Work(workers=1) as work:
        assert asyncio.run(work.run(where, 1)) != os.getpid()


def test_a_sweep_can_read_its_pages_in_other_processes(room: Newsroom) -> None:
    room.outlet("daily", "one", "two")
    room.outlet("wire", "one")
    room.sources["wire"]["fetch"] = "feed"
    process = room.start("--workers", "1")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert {source["verdict"] for source in json.loads(out)["sources"]} == {"ok"}
    assert room.articles() == ["daily.test/one", "daily.test/two", "wire.test/one"]


@pytest.mark.parametrize("workers", [0, 1])
def test_what_the_work_raises_is_raised_to_who_asked(workers: int) -> None:
    with Work(workers) as work, pytest.raises(ZeroDivisionError):
        asyncio.run(work.run(divmod, 1, 0))
