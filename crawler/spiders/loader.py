"""Every source of the catalogue as a Scrapy spider: `scrapy list`, `scrapy crawl 36kr`."""

from __future__ import annotations

from typing import Self

from scrapy import Request, Spider
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler.catalog import Config, load
from crawler.spiders.news import NewsSpider
from crawler.urls import host
from storage.errors import ConfigError

Names = list[str]
"""Inside the loader `list` is a method that Scrapy asks for."""


class UnknownSpider(UsageError, KeyError):
    """KeyError is what Scrapy expects of a loader; UsageError is what it shows as one line."""

    def __str__(self) -> str:
        return str(self.args[0])


class CatalogueLoader:
    """The spider loader that `settings.SPIDER_LOADER_CLASS` names."""

    def __init__(self, config: Config) -> None:
        self._config = config

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """The catalogue under `fundwire.toml`, or under the file that $FUNDWIRE_CONFIG names."""
        try:
            return cls(load())
        except ConfigError as error:
            raise UsageError(str(error), print_help=False) from error

    def load(self, spider_name: str) -> type[Spider]:
        """The spider of one source, switched on or not."""
        try:
            source = self._config.source(spider_name)
        except ConfigError as error:
            raise UnknownSpider(str(error), print_help=False) from error
        return spider_for(self._config, source.name)

    def list(self) -> Names:
        """The names of all sources."""
        return [*self._config.sources]

    def find_by_request(self, request: Request) -> Names:
        """The sources at the request's host."""
        asked = host(request.url)
        return [
            source.name
            for source in self._config.sources.values()
            if asked in {host(url) for url in source.urls}
        ]


def spider_for(config: Config, name: str) -> type[NewsSpider]:
    """A `NewsSpider` class with a configuration and a name of its own."""
    return type("ConfiguredSpider", (NewsSpider,), {"name": name, "config": config})
