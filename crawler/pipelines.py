"""Hands what was read to storage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from scrapy.crawler import Crawler

from crawler.events import ArticleSaved, DealFound
from crawler.reading import Read
from crawler.visit import Visit
from storage import articles

if TYPE_CHECKING:
    from crawler.job import Job


@dataclass(frozen=True, slots=True)
class Telling:
    """The item that the spider yields: a story that was read, and what it was read from."""

    visit: Visit
    link: str
    read: Read
    raw: bytes | None
    """The page as it came; None for a lead."""


class StoragePipeline:
    """Stores article, mentions and deals, and marks the link, in one transaction."""

    def __init__(self, job: Job) -> None:
        self._job = job

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy asks; the spider is a `NewsSpider`."""
        return cls(crawler.spider.job)  # type: ignore[union-attr]

    def process_item(self, item: Telling) -> Telling:
        """Stores a `Telling`. Whatever it raises, the spider's `item_broke` hears of."""
        job, visit, read = self._job, item.visit, item.read
        saved = articles.save(
            job.store, read.article, read.mentions, raw=item.raw, run=job.run, now=job.clock(), link=item.link
        )
        visit.counts["unchanged" if saved.state == "unchanged" else "fetched"] += 1
        visit.counts["read"] += 1
        if saved.state != "unchanged":
            visit.counts["mentions"] += len(read.mentions)
        visit.counts["deals_new"] += len(saved.deals_new)
        job.deals.extend(saved.deals_new)
        self._tell(item, saved.deals_new)
        visit.stories -= 1
        job.close_if_done(visit)
        return item

    def _tell(self, item: Telling, deals_new: tuple[int, ...]) -> None:
        name, article = item.visit.source.name, item.read.article
        self._job.emit(ArticleSaved(name, article.url, article.title, len(item.read.mentions)))
        for deal in deals_new:
            self._job.emit(DealFound(name, deal, article.url))
