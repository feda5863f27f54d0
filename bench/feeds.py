"""Feeds per second beside feedparser in the same run, and how often the two agree.

    python -m bench.feeds                     # a generated set
    python -m bench.feeds --data FOLDER       # every .xml, .rss, .atom and .json under a folder
    python -m bench.feeds --runs 5

The readers take turns on every feed, so that both see the same machine; each time is the best of its runs.
"""

from __future__ import annotations

import argparse
import random
import time
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from crawler.discovery.feed import parse_feed

Reader = Callable[[bytes], dict[str, Any]]

URL = "https://gazette.example/feed"
WORDS = (
    "Brightloom",
    "raises",
    "weaves",
    "fund",
    "round",
    "lead",
    "growth",
    "cloud",
    "sensor",
    "robot",
    "data",
)
HANZI = "星河芯片青柚远舟完成融资领投跟投研发产能机器人平台数据智能科技"


def ours(data: bytes) -> dict[str, Any]:
    return parse_feed(data, URL)


def feedparser(data: bytes) -> dict[str, Any]:
    return _by_feedparser(data, sanitize=True)


def feedparser_bare(data: bytes) -> dict[str, Any]:
    """feedparser as one would speed it up: no sanitising, no relative links inside the texts."""
    return _by_feedparser(data, sanitize=False)


READERS: dict[str, Reader] = {"fundwire": ours, "feedparser": feedparser, "feedparser, bare": feedparser_bare}


def _by_feedparser(data: bytes, *, sanitize: bool) -> dict[str, Any]:
    import feedparser

    headers = {"content-location": URL}
    parsed = feedparser.parse(
        BytesIO(data), response_headers=headers, sanitize_html=sanitize, resolve_relative_uris=sanitize
    )
    entries = [
        {
            "title": entry.get("title"),
            "link": entry.get("link"),
            "published": _iso(entry.get("published_parsed") or entry.get("updated_parsed")),
        }
        for entry in parsed.entries
    ]
    return {"title": parsed.feed.get("title"), "entries": entries}


def _iso(parsed: time.struct_time | None) -> str | None:
    return datetime(*parsed[:6], tzinfo=UTC).isoformat() if parsed else None


def generated(count: int = 60) -> list[bytes]:
    """Feeds of the forms and sizes that the catalogue's sources publish; one in twenty is not well-formed."""
    dice = random.Random(4711)
    feeds = [_feed(dice, number) for number in range(count)]
    return [feed.replace(b"</item>", b"", 1) if n % 20 == 19 else feed for n, feed in enumerate(feeds)]


def _feed(dice: random.Random, number: int) -> bytes:
    chinese = number % 3 == 0
    items = "".join(_item(dice, number * 1000 + n, chinese=chinese) for n in range(dice.randint(10, 60)))
    charset = "gbk" if number % 6 == 0 else "utf-8"
    return (
        f'<?xml version="1.0" encoding="{charset}"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Gazette</title>'
        f"{items}</channel></rss>"
    ).encode(charset)


def _item(dice: random.Random, number: int, *, chinese: bool) -> str:
    moment = datetime(2026, 6, 19, tzinfo=UTC) - timedelta(minutes=number % 40_000)
    paragraphs = "".join(
        f"<p>{_text(dice, 60, chinese=chinese)} &amp; more.</p>" for _ in range(dice.randint(1, 12))
    )
    return (
        f"<item><title>{_text(dice, 10, chinese=chinese)} &amp; co.</title><link>{URL}/{number}</link>"
        f"<guid>{URL}/{number}</guid><pubDate>{moment:%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
        f"<dc:creator>Ada</dc:creator><content:encoded><![CDATA[{paragraphs}]]></content:encoded></item>"
    )


def _text(dice: random.Random, words: int, *, chinese: bool) -> str:
    return "".join(dice.choices(HANZI, k=2 * words)) if chinese else " ".join(dice.choices(WORDS, k=words))


def under(folder: Path) -> list[bytes]:
    """Every feed in a folder."""
    endings = {".xml", ".rss", ".atom", ".json"}
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.suffix in endings]


def measure(feeds: list[bytes], runs: int) -> dict[str, float]:
    """Seconds that each reader takes for all feeds."""
    seconds = dict.fromkeys(READERS, 0.0)
    for feed in feeds:
        best = dict.fromkeys(READERS, float("inf"))
        for _ in range(runs):
            for name, reader in READERS.items():
                begun = time.perf_counter()
                reader(feed)
                best[name] = min(best[name], time.perf_counter() - begun)
        for name, took in best.items():
            seconds[name] += took
    return seconds


def agreement(feeds: list[bytes]) -> Iterator[tuple[str, int, int]]:
    """(field, how often both say the same, of how many that feedparser tells)."""
    same = dict.fromkeys(("title", "link", "published"), 0)
    told = dict(same)
    for feed in feeds:
        for mine, theirs in zip(ours(feed)["entries"], feedparser(feed)["entries"], strict=False):
            for field in told:
                told[field] += theirs[field] is not None
                same[field] += theirs[field] is not None and _plain(field, mine[field]) == _plain(
                    field, theirs[field]
                )
    return ((field, same[field], told[field]) for field in told)


def _plain(field: str, value: str | None) -> object:
    if field == "published":
        return datetime.fromisoformat(value).timestamp() if value else None
    return "".join(character for character in value or "" if character.isalnum())


def main() -> None:
    """Print feeds and megabytes per second of each reader, and the agreement."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, help="a folder of feeds")
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    warnings.filterwarnings("ignore", category=DeprecationWarning)  # feedparser's own
    feeds = under(given.data) if given.data else generated()
    size = sum(map(len, feeds)) / 1e6
    seconds = measure(feeds, given.runs)
    print(f"{len(feeds)} feeds, {size:.1f} MB, best of {given.runs}")
    for name, took in seconds.items():
        ratio = took / seconds["fundwire"]
        print(
            f"{name:18} {len(feeds) / took:8.0f} feeds/s {size / took:7.1f} MB/s   fundwire is {ratio:.1f} x"
        )
    for field, same, told in agreement(feeds):
        print(f"same {field:10} as feedparser: {same} of {told}")


if __name__ == "__main__":
    main()
