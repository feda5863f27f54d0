from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from console.demo.run import run_demo
from storage.errors import InputError

SCRIPT = """
import json, sys
from pathlib import Path
from console.demo.run import run_demo
for lap in run_demo(Path(sys.argv[1])):
    told = {"again": lap.again, "stories": lap.stories, "unchanged": lap.unchanged, "waiting": lap.report.waiting}
    print(json.dumps({**told, "deals": len(lap.report.deals), "kept": lap.db_path.exists()}))
"""

STOPPED = """
import os, signal
from console.demo.run import run_demo
from crawler.events import ArticleSaved
def stop(event):
    if isinstance(event, ArticleSaved):
        os.kill(os.getpid(), signal.SIGINT)
for lap in run_demo(on_event=stop):
    print(lap.number, lap.report.stopped)
"""


def test_a_database_that_exists_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    path.write_bytes(b"mine")
    with pytest.raises(InputError, match=r"mine\.db exists"):
        next(run_demo(path))
    assert path.read_bytes() == b"mine"


def test_two_laps_find_the_deals_and_then_fetch_nothing_again(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    command = [sys.executable, "-W", "error", "-c", SCRIPT, str(path)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60, text=True)
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["stories"] > 50
    assert first["deals"] > 25
    assert (second["stories"], second["again"], second["deals"]) == (0, 0, 0)
    assert second["unchanged"] > 10
    assert first["kept"] and second["kept"]
    assert path.exists()


def test_no_second_lap_follows_one_that_was_stopped() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOPPED], capture_output=True, check=True, timeout=60, text=True
    )
    assert done.stdout == "1 received SIGINT\n"
