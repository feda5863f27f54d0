"""How long the command takes to say something, beside a bare interpreter in the same run.

    python -m bench.startup

Each line is the median of several child processes: seconds, and how many times `python -c pass` that is.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.catalog import load
from storage import sources
from storage.database import Store

RUNS = 9
ROOT = Path(__file__).resolve().parent.parent

FUNDWIRE = [sys.executable, "-m", "console.main"]
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "python -c 'import click'": [sys.executable, "-c", "import click"],
    "fundwire --help": [*FUNDWIRE, "--help"],
    "fundwire deals --help": [*FUNDWIRE, "deals", "--help"],
    "fundwire run (nothing due)": [*FUNDWIRE, "run"],
    "fundwire deals (empty)": [*FUNDWIRE, "deals"],
    "sqlite-utils --help": [sys.executable, "-m", "sqlite_utils", "--help"],
    "scrapy --help": [sys.executable, "-m", "scrapy", "--help"],
}


def seconds(command: list[str], folder: Path) -> float:
    """Wall time of one child process."""
    begun = time.perf_counter()
    subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(ROOT), "PATH": ""}, capture_output=True, check=False
    )
    return time.perf_counter() - begun


def leave_nothing_due(path: Path) -> None:
    """A database that knows every shipped source and expects none of them before tomorrow."""
    with Store.open(path, create=True) as store:
        for name in load().sources:
            sources.postpone(store, name, datetime.now(UTC) + timedelta(days=1), "bench")


def main() -> None:
    """Print one line a command."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        leave_nothing_due(folder / "fundwire.db")
        for command in COMMANDS.values():
            seconds(command, folder)  # warm: byte code, the database, the page cache
        medians = {
            title: statistics.median(seconds(command, folder) for _ in range(RUNS))
            for title, command in COMMANDS.items()
        }
    bare = medians["python -c pass"]
    for title, median in medians.items():
        print(f"{title:28} {median:6.3f} s {median / bare:6.1f} x")


if __name__ == "__main__":
    main()
