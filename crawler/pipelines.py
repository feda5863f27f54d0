"""Hands what was read to storage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from scrapy.crawler import Crawler

from crawler.events import ArticleSaved, DealFound
from crawler.reading import Read
from crawler.troubles import Trouble
from crawler.visit import Visit
from storage import articles
from storage.articles import Saved

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
    wall: Trouble | None = None
    """What stood before the page: this is the lead that is kept in its place."""


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
        job, visit = self._job, item.visit
        if item.wall:
            saved = self._save_before_wall(item, item.wall)
            visit.counts["leads"] += 1
        else:
            saved = self._save(item)
            visit.counts["unchanged" if saved.state == "unchanged" else "fetched"] += 1
            visit.count_read(item.read.article)
        if saved.state != "unchanged":
            visit.counts["mentions"] += len(item.read.mentions)
        visit.counts["deals_new"] += len(saved.deals_new)
        job.deals.extend(saved.deals_new)
        self._tell(item, saved.deals_new)
        visit.stories -= 1
        job.close_if_done(visit)
        return item

    def _save(self, item: Telling) -> Saved:
        job, read = self._job, item.read
        return articles.save(
            job.store, read.article, read.mentions, raw=item.raw, run=job.run, now=job.clock(), link=item.link
        )

    def _save_before_wall(self, item: Telling, wall: Trouble) -> Saved:
        """The lead is stored, and the link stays blocked: its page is tried again, and replaces the lead."""
        with self._job.store.write():
            saved = self._save(item)
            self._job.end_link(item.visit, item.link, wall, is_counted=True)
        return saved

    def _tell(self, item: Telling, deals_new: tuple[int, ...]) -> None:
        name, article = item.visit.source.name, item.read.article
        self._job.emit(ArticleSaved(name, article.url, article.title, len(item.read.mentions)))
        for deal in deals_new:
            self._job.emit(DealFound(name, deal, article.url))
