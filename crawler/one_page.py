"""One page by the rules of the crawl: its robots.txt, the address guard, the limits, the user agent."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.catalog import Config
from crawler.choice import Choice
from crawler.job import Job
from crawler.running import crawl
from crawler.spiders.news import NewsSpider
from crawler.troubles import explain
from crawler.urls import is_fetchable
from storage import runs
from storage.database import Store
from storage.errors import InputError


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came."""

    body: bytes
    url: str
    """Where it was found in the end, after redirects."""
    content_type: str | None


def fetch_page(url: str, config: Config) -> Fetched:
    """The page at a URL. `InputError` says why it may not or cannot be had. Nothing is stored."""
    if not is_fetchable(url):
        raise InputError(f"{url[:200]} is no http(s) address that can be fetched")
    came: list[Fetched | str] = []
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "page.db", create=True) as store:
        now = datetime.now(UTC)
        choice = Choice(runs.begin(store, "page", now), (), 0)
        job = Job(config, store, choice, now=now, deadline=6 * config.network.timeout)
        crawl(job, _spider(url, config, came))
    if not came:
        raise InputError(f"{url}: {job.stopped or 'no answer'}")
    if isinstance(came[0], str):
        raise InputError(f"{url}: {came[0]}")
    return came[0]


def _spider(url: str, config: Config, came: list[Fetched | str]) -> type[NewsSpider]:
    """A spider that asks for one page; what comes, or why nothing does, is put into `came`."""

    class OnePage(NewsSpider):
        async def start(self) -> AsyncIterator[Request]:
            yield Request(url, self.arrived, errback=self.failed, dont_filter=True)

        def arrived(self, response: Response) -> None:
            told = response.headers.get("Content-Type")
            came.append(Fetched(response.body, response.url, told.decode("latin-1") if told else None))

        def failed(self, failure: Failure) -> None:
            came.append(explain(failure.value or RuntimeError("a failure without an exception")).words)

    OnePage.config = config
    return OnePage
