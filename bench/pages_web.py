"""How long the pages take on the server, every kind of them, over real HTTP on this machine.

    python -m bench.pages_web                        100,000 articles and 20,000 deals, made in a temporary folder
    python -m bench.pages_web --articles 1000000 --deals 200000
    python -m bench.pages_web --keep news.db         keeps the database there, and measures it again the next time

Milliseconds from request to last byte, one after the other; CPU is that of the server and of whoever asks. The
dashboard is kept while the database stays as it is, so its first time is what it costs after a change.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from bench.newsroom import build
from bench.queries import known_names, timed
from console.web import server
from crawler import catalog
from storage.database import Store

RUNS = 15
MEDIAN, LATE = 100.0, 300.0
"""Milliseconds that a page may take at the median and at the 95th percentile."""


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The pages of a database; their address without the last slash."""
    with server.bind("127.0.0.1", 0) as listening:
        running = server.server(listening, path, catalog.load(None))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield server.address(listening).rstrip("/")
        finally:
            running.should_exit = True
            thread.join()


def pages(path: Path) -> dict[str, str]:
    """Every kind of page by name, the heaviest of its kind where there is one."""
    with Store.open(path, readonly=True) as store:
        said = known_names(store)
        most_told = store.rows("SELECT id, organization_id FROM deals ORDER BY mentions DESC LIMIT 1")[0]
        busiest = store.rows(
            "SELECT organization_id AS id FROM deal_investors GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
        )[0]["id"]
    return {
        "front page": "/",
        "front page, 100th": "/?page=100",
        "largest first": "/?sort=amount",
        "words of articles": f"/?text={quote('大模型')}",
        "the busiest investor's deals": f"/?investor={quote(said['busiest'])}",
        "six filters": "/?round=a,b&status=announced&sector=ai&min=10m&since=2023-01&country=us",
        "deal told most": f"/deal/{most_told['id']}",
        "company": f"/company/{most_told['organization_id']}",
        "the busiest investor": f"/investor/{busiest}",
        "dashboard, 26 weeks": "/dashboard",
        "dashboard, 52 weeks": "/dashboard?weeks=52",
        "sources": "/sources",
        "feed": "/feed.atom",
        "Datasette: v_deals": "/fundwire/v_deals.json",
    }


def fetching(address: str) -> Callable[[], object]:
    """Ask for an address and read all that comes."""

    def fetch() -> object:
        with urlopen(address, timeout=60) as answer:
            return answer.read()

    return fetch


def report(path: Path) -> bool:
    """Print a line a page; return whether all of ours kept to the targets."""
    kept = True
    print(f"{'milliseconds':32} {'first':>8} {'median':>8} {'p95':>8} {'CPU':>8}")
    with served(path) as base:
        for name, address in pages(path).items():
            fetch = fetching(base + address)
            begun = time.perf_counter()
            fetch()
            first = 1000 * (time.perf_counter() - begun)
            taken = timed(fetch, RUNS)
            median, late = statistics.median(taken.wall), statistics.quantiles(taken.wall, n=20)[-1]
            kept &= name.startswith("Datasette") or (median < MEDIAN and late < LATE)
            print(f"{name:32} {first:8.1f} {median:8.1f} {late:8.1f} {statistics.median(taken.cpu):8.1f}")
    return kept


def main() -> None:
    """Make the database where there is none, and measure."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--deals", type=int, default=20_000)
    options.add_argument("--keep", type=Path, help="where the database is, or is to stay")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "news.db"
        if not path.exists():
            build(path, given.articles, given.deals)
        sys.exit(0 if report(path) else 1)


if __name__ == "__main__":
    main()
