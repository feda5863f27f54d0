"""Puts the address guard under the crawl and tells its refusals apart from names that do not exist."""

from __future__ import annotations

from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest

from crawler.addresses import AddressGuard, GuardedResolver
from crawler.urls import host


class AddressRefused(IgnoreRequest):
    """The host leads to an address that is not of the public internet."""


class AddressMiddleware:
    """Installs the guarded resolver when the crawl starts; `job.guard` says what it refused."""

    def __init__(self, guard: AddressGuard) -> None:
        self._guard = guard

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy asks; the spider is a `NewsSpider`."""
        middleware = cls(crawler.spider.job.guard)  # type: ignore[union-attr]
        crawler.signals.connect(middleware.install, signals.spider_opened)
        return middleware

    def install(self) -> None:
        """Every connection from here on asks the guard; after Scrapy's own resolver, which this replaces."""
        from twisted.internet import reactor  # noqa: PLC0415 - importing it installs one

        reactor.installNameResolver(GuardedResolver(self._guard))

    def process_exception(self, request: Request, exception: Exception) -> None:
        """A name without admitted addresses looks like one that does not exist: say which it is."""
        reason = self._guard.refused.get(host(request.url))
        if reason and isinstance(exception, CannotResolveHostError):
            raise AddressRefused(f"{host(request.url)} {reason}") from exception
