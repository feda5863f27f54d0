"""Who wrote a story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crawler.parsers.json_text import names_of
from crawler.parsers.page import Page
from crawler.parsers.wording import content_of

_BY = re.compile(
    r"^\s*(?:(?:by|von|par|por|di|text|story by)\s*[:：]?\s+|(?:作者|文|撰文|记者|編輯|作者名)\s*[:：|｜/丨]\s*)",
    re.I,
)
_PARTS = re.compile(r"\s*(?:,|;|\||\band\b|&|、|，|\bund\b|\n)\s*", re.I)
_ADDRESS = re.compile(r"https?://|www\.|@|\.com\b")
_METAS = (
    "author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
)


def authors_of(page: Page) -> tuple[str, ...]:
    """The authors' names, in the page's order; () if none is told."""
    told = names_of(page.article_data.get("author"))
    if not told:
        told = next((found for name in _METAS if (found := tidy(page.metas.get(name, []))) and found), [])
    return tuple(tidy(told) or tidy(_bylines(page)))


def tidy(names: Iterable[str]) -> list[str]:
    """Single names out of bylines ("By Ann Lee and Bo Chen"), once each; addresses and sentences left out."""
    parts = (part for name in names for part in _PARTS.split(_BY.sub("", name)))
    clean = (_BY.sub("", part).strip(" .·-–—|/") for part in parts)
    kept = (
        name for name in clean if 1 < len(name) <= 60 and not _ADDRESS.search(name) and len(name.split()) <= 7
    )
    return list(dict.fromkeys(kept))


def _bylines(page: Page) -> Iterator[str]:
    found = page.tree.xpath("//*[@rel='author' or @itemprop='author']")
    yield from (content_of(element) for element in found[:4] if element.tag != "link")
