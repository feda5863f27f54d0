"""What a sweep costs: time and peak memory of a child process, on the demo's web and on many sources that answer 304.

    python -m bench.sweep                 # the demo, swept twice, then with nothing due
    python -m bench.sweep --sources 1000  # a round over so many sources without news

Prints one line a case. Memory is the child's own peak (ru_maxrss); the servers run in this process.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from console.demo import DemoSite
from console.demo.web import Reply, Web

ROOT = Path(__file__).parents[1]
FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Quiet</title></channel></rss>'


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one child process."""

    seconds: float
    cpu: float
    megabytes: float
    report: dict[str, Any]


def measure(config: Path, db: Path, *names: str) -> Cost:
    """Runs one sweep as a process."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "crawler", "--config", str(config), "--db", str(db), *names]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        told = child.stdout.read()
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
    factor = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(
        seconds=time.monotonic() - begun,
        cpu=usage.ru_utime + usage.ru_stime,
        megabytes=usage.ru_maxrss / factor,
        report=json.loads(told),
    )


def show(case: str, cost: Cost, requests: int) -> None:
    asked = len(cost.report["sources"])
    print(
        f"{case:<34} {asked:>5} sources {requests:>6} requests {cost.seconds:>7.2f} s"
        f" {cost.cpu:>7.2f} s CPU {cost.megabytes:>6.0f} MB"
    )


def demo(folder: Path) -> None:
    """The demo twice; by name, since its sources would not be due again so soon."""
    with DemoSite(folder) as site:
        names = [line[9:-1] for line in site.config_path.read_text("utf-8").splitlines() if _is_source(line)]
        for case, wanted in (("demo, first sweep", names), ("demo, again", names), ("demo, nothing due", [])):
            site.forget_requests()
            cost = measure(site.config_path, folder / "bench.db", *wanted)
            show(case, cost, len(site.requests))


def _is_source(line: str) -> bool:
    return line.startswith("[sources.") and line.count(".") == 1


def quiet(folder: Path, count: int) -> None:
    """Many sources, every one under a host of its own, none with news."""
    web = Web()
    names = [f"source{n:04}" for n in range(count)]
    lines = ["shipped_sources = false", "[network]", "delay = 0", "[network.hosts]"]
    lines += [f'"{name}.test" = "127.0.0.1"' for name in names]
    for name in names:
        web.routes[f"{name}.test", "/feed"] = Reply(
            body=FEED, content_type="application/rss+xml", modified=datetime(2026, 1, 1, tzinfo=UTC)
        )
        url = f"http://{name}.test:{web.port}/feed"
        lines += [f"[sources.{name}]", f'outlet = "{name}"', 'kind = "feed"', f'urls = ["{url}"]']
    config = folder / "many.toml"
    config.write_text("\n".join(lines), "utf-8")
    web.start()
    for case in ("first round", "all answer 304"):
        web.visits.clear()
        show(case, measure(config, folder / "many.db", *names), len(web.visits))
    web.stop()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if options.sources:
            quiet(Path(scratch), options.sources)
        else:
            demo(Path(scratch))


if __name__ == "__main__":
    main()
