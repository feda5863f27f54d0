"""Obeys robots.txt, its Crawl-delay included; `crawler.robots` says what each answer means."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from crawler.robots import Rules, read_rules
from crawler.urls import host

if TYPE_CHECKING:
    from crawler.job import Job

_IS_ROBOTS = "is_robots"


class RobotsRefusal(IgnoreRequest):
    """The host's robots.txt does not let us fetch this."""


class RobotsUnreachable(IgnoreRequest):
    """The host's robots.txt could not be had: nothing is fetched until it can."""


class RobotsMiddleware:
    """Asks each origin for its robots.txt once a sweep, before anything else.

    A connection that fails there fails every request to that origin, in its own words.
    """

    def __init__(self, crawler: Crawler, job: Job) -> None:
        self._crawler = crawler
        self._job = job
        self._asked: dict[str, asyncio.Future[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy asks; the spider is a `NewsSpider`."""
        return cls(crawler, crawler.spider.job)  # type: ignore[union-attr]

    async def process_request(self, request: Request) -> None:
        """Raises `RobotsRefusal`, `RobotsUnreachable`, or what asking for robots.txt raised."""
        if request.meta.get(_IS_ROBOTS):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._asked:
            self._asked[origin] = asyncio.ensure_future(self._ask(origin))
        rules = await asyncio.shield(self._asked[origin])
        if not rules.allow(request.url):
            raise (RobotsUnreachable if rules.is_unreachable else RobotsRefusal)(rules.note)

    async def _ask(self, origin: str) -> Rules:
        request = Request(
            f"{origin}/robots.txt",
            meta={_IS_ROBOTS: True},
            priority=1000,
            callback=NO_CALLBACK,
            dont_filter=True,
        )
        response = await self._crawler.engine.download_async(request)
        rules = read_rules(response.status, response.body)
        self._job.robots[host(origin)] = rules.note
        if rules.crawl_delay:
            self._slow_down(host(origin), rules.crawl_delay)
        return rules

    def _slow_down(self, name: str, crawl_delay: float) -> None:
        """One request at a time, that many seconds apart: at the host's slot, and at one made after it was dropped."""
        network = self._job.config.network
        delay = min(crawl_delay, network.max_crawl_delay)
        downloader = self._crawler.engine.downloader
        manners = downloader.per_slot_settings.setdefault(name, {"delay": network.delay})
        manners.update(delay=max(delay, manners["delay"]), concurrency=1)
        self._job.robots[name] += f", {manners['delay']:g} s between requests"
        if name in downloader.slots:
            downloader.slots[name].delay = manners["delay"]
            downloader.slots[name].concurrency = 1
