"""What every publisher's parser does with the metadata: one call that fills a `Story`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from crawler.parsers.authors import authors_of
from crawler.parsers.dates import zone
from crawler.parsers.json_text import names_of
from crawler.parsers.language import language_of
from crawler.parsers.page import Page
from crawler.parsers.published import published_of
from crawler.parsers.story import Story
from crawler.parsers.titles import headline_of

_HOME = {"zh": "Asia/Shanghai", "ja": "Asia/Tokyo", "ko": "Asia/Seoul"}


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known of the story before its page is read: from the catalogue and from the source's feed."""

    timezone: str | None = None
    """IANA name of the zone in which the outlet writes times without one."""
    title: str | None = None
    published: datetime | None = None

    def zone_for(self, text: str) -> tzinfo:
        """The zone of a time told without one: the outlet's, that of the text's language if it has one, else UTC."""
        return zone(self.timezone or _HOME.get(language_of(text) or ""))


def described(
    page: Page,
    hint: Hint,
    *,
    text: str,
    parser: str,
    authors: tuple[str, ...] = (),
    outlet: str | None = None,
) -> Story:
    """A story with this text and the page's own metadata."""
    title = headline_of(page, hint.title)
    told = page.meta("og:site_name") or next(iter(names_of(page.article_data.get("publisher"))), None)
    return Story(
        title=title,
        text=text,
        published=published_of(page, title, hint.zone_for(title + text), hint.published),
        authors=authors or authors_of(page, title),
        outlet=outlet or told,
        parser=parser,
    )
