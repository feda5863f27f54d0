"""The last step before the network: Scrapy's own HTTP handler, with a way to end what is under way."""

from __future__ import annotations

import asyncio
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure


class Stopped(IgnoreRequest):
    """The sweep was asked to end before this request was answered."""


class Wire(HTTP11DownloadHandler):
    """Downloads that `hang_up` can end: Scrapy itself waits for every one, up to its timeout."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._transfers: set[asyncio.Task[Response]] = set()
        self._hung_up = False
        crawler.spider.job.on_hang_up = self.hang_up  # type: ignore[union-attr]  # NewsSpider has one

    async def download_request(self, request: Request) -> Response:
        """The answer to a request; `Stopped` where the sweep ends first."""
        if self._hung_up:
            raise Stopped("the sweep was stopped")
        transfer = asyncio.ensure_future(super().download_request(request))
        self._transfers.add(transfer)
        try:
            return await asyncio.shield(transfer)
        except asyncio.CancelledError as cancelled:
            raise Stopped("the sweep was stopped") from cancelled
        finally:
            self._transfers.discard(transfer)

    def hang_up(self) -> None:
        """End all transfers now, and let no other begin."""
        self._hung_up = True
        for transfer in self._transfers:
            transfer.cancel()


def drop_waiting(crawler: Crawler, error: Exception, host: str | None = None) -> None:
    """Let the requests that wait for their turn (at one host, or at all) fail with `error` at once.

    They passed the middlewares already, and would otherwise go out one a delay.
    """
    slots: dict[str, Any] = crawler.engine.downloader.slots
    for name, slot in slots.items():
        while slot.queue and host in (None, name):
            _, waiting = slot.queue.popleft()
            waiting.errback(Failure(error))
