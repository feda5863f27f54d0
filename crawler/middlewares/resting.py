"""Keeps requests from waiting in line for a host that asked to be left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.urls import host

if TYPE_CHECKING:
    from crawler.hosts import RestingHosts


class RestingMiddleware:
    """Fails such requests at once; `crawler.wire` hears hosts ask, and fails those that were in line already."""

    def __init__(self, hosts: RestingHosts) -> None:
        self._hosts = hosts

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy asks; the spider is a `NewsSpider`."""
        return cls(crawler.spider.job.hosts)  # type: ignore[union-attr]

    def process_request(self, request: Request) -> None:
        """Raises `HostResting` for a host that rests."""
        self._hosts.check(host(request.url))
