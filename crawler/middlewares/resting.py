"""Leaves hosts alone that ask for it: 429, and 503 with Retry-After."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.hosts import rest_until
from crawler.urls import host
from crawler.wire import drop_waiting

if TYPE_CHECKING:
    from crawler.job import Job


class RestingMiddleware:
    """Nothing more goes to such a host in this sweep; `HostResting` carries until when."""

    def __init__(self, crawler: Crawler, job: Job) -> None:
        self._crawler = crawler
        self._job = job

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy asks; the spider is a `NewsSpider`."""
        return cls(crawler, crawler.spider.job)  # type: ignore[union-attr]

    def process_request(self, request: Request) -> None:
        """Raises `HostResting` for a host that rests."""
        self._job.hosts.check(host(request.url))

    def process_response(self, request: Request, response: Response) -> Response:
        """Raises `HostResting` for an answer that asks for rest, and fails what still waits for that host."""
        told = response.headers.get("Retry-After")
        now = self._job.clock()
        until = rest_until(response.status, told.decode("latin-1") if told else None, now)
        if until is None:
            return response
        name = host(request.url)
        resting = self._job.hosts.rest(name, until, response.status)
        drop_waiting(self._crawler, resting, name)
        raise resting
