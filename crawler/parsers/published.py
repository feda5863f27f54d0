"""When a story was published, arbitrated between everything on the page that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice

from crawler.parsers.dates import day_in_url, parse_date
from crawler.parsers.page import Page
from crawler.parsers.wording import content_of

# In order of trust; all lower case.
_META_NAMES = """
    article:published_time datepublished og:published_time parsely-pub-date iso-8601-publish-date article:published
    cxenseparse:recs:publishtime cxense-article-publishtime article:create_at dc.date.issued dcterms.created
    dc.date.created citation_publication_date publication_date pubdate publishdate publish-date publish_date date
    dc.date dcterms.date datecreated apub:time article_date_original sailthru.date
"""
_METAS = tuple(_META_NAMES.split())
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")


def published_of(page: Page, headline: str, assumed: tzinfo, told: datetime | None = None) -> datetime | None:
    """The moment of publication, in the zone that the page gives; None if nothing says it.

    `told` is what the feed said. No story is published after its feed listed it: a later date on the page is that of
    an update, or of the moment at which the server rendered it.
    """
    found = [moment for text in _declared(page) if (moment := parse_date(text, assumed))]
    day = day_in_url(page.path)
    best = _agreed(found, day or (told and told.date()))
    if not best or _contradicts(best, day):
        best = _visible(page, assumed, day, headline) or best or told or _from_day(day, assumed)
    if best and told and best - told > timedelta(days=1):
        return told
    return best and _sharpened(best, found)


def _declared(page: Page) -> Iterator[str]:
    for key in ("datePublished", "dateCreated"):
        value = page.article_data.get(key)
        if isinstance(value, str):
            yield value
    for name in _METAS:
        yield from page.metas.get(name, [])[:2]
    yield from _microdata(page)


def _microdata(page: Page) -> Iterator[str]:
    for element in page.tree.xpath("//*[@itemprop='datePublished' or @pubdate]")[:5]:
        yield element.get("datetime") or element.get("content") or content_of(element)


def _agreed(found: list[datetime], day: date | None) -> datetime | None:
    """The first that the URL's day bears out, else the first."""
    return next(
        (moment for moment in found if day and not _contradicts(moment, day)), found[0] if found else None
    )


def _contradicts(moment: datetime, day: date | None) -> bool:
    return day is not None and abs(moment.date() - day) > timedelta(days=1)


def _sharpened(best: datetime, found: list[datetime]) -> datetime:
    """A date alone gives way to a time on that day; a "Z" put on local time, to the same clock with its offset."""
    for other in found:
        if (
            other.replace(tzinfo=None) == best.replace(tzinfo=None)
            and not best.utcoffset()
            and other.utcoffset()
        ):
            return other
        if not (best.hour or best.minute) and other.date() == best.date() and (other.hour or other.minute):
            return other
    return best


def _visible(page: Page, assumed: tzinfo, day: date | None, headline: str) -> datetime | None:
    """The date that a reader sees: in a `<time>`, else on a line near the headline, else on any line of its own."""
    times = (element.get("datetime") or content_of(element) for element in page.tree.iter("time"))
    for text in (*times, *_lines_near(page, headline)):
        moment = parse_date(text, assumed)
        if moment and not _contradicts(moment, day):
            return moment
    return None


def _lines_near(page: Page, headline: str) -> Iterator[str]:
    lines = [line.text for line in page.outline.lines]
    at = page.outline.find(headline)
    near = lines[max(0, at - 6) : at + 15] if at is not None else []
    for text in near:
        if len(text) < 200 and _HAS_YEAR.search(text):
            yield text
    yield from islice((text for text in lines if len(text) < 60 and _HAS_YEAR.search(text)), 100)


def _from_day(day: date | None, assumed: tzinfo) -> datetime | None:
    return datetime(day.year, day.month, day.day, tzinfo=assumed) if day else None
