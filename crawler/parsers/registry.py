"""Which parser reads a page: the one of its host, else the one that the source names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from crawler.parsers import bloomberg, kr36
from crawler.parsers.layouts import LAYOUTS, Layout, read_layouts
from crawler.parsers.page import Page
from crawler.parsers.reading import Hint
from crawler.parsers.story import Refusal, Story

Parser = Callable[[Page, Hint], Story | Refusal | None]


def _by_layout(layouts: tuple[Layout, ...]) -> Parser:
    return partial(read_layouts, layouts=layouts)


PARSERS: dict[str, Parser] = {
    "36kr": kr36.parse,
    "bloomberg": bloomberg.parse,
    **{name: _by_layout(layouts) for name, layouts in LAYOUTS.items()},
}
"""Publisher parsers by the name that a source of the catalogue may give as its `parser`."""

_HOSTS = {
    "36kr.com": "36kr",
    "bloomberg.com": "bloomberg",
    "techcrunch.com": "techcrunch",
    "prnewswire.com": "prnewswire",
    "globenewswire.com": "globenewswire",
    "finance.yahoo.com": "yahoo",
    "news.yahoo.com": "yahoo",
    "financialpost.com": "financialpost",
}


def parser_for(host: str, name: str | None = None) -> Parser | None:
    """The publisher parser of this host (or of the domain above it), else of this name; None: the generic one must do.

    The host goes first, since a source may link to other publishers' pages.
    """
    while host and host not in _HOSTS:
        host = host.partition(".")[2]
    return PARSERS.get(_HOSTS[host] if host else name or "")
