"""Page → article. Pure: bytes in, records out; nothing is fetched, solved or executed.

`parse_page` is what the crawl calls, `parse_html` what the page benches call.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import Any

from crawler.charset import decode
from crawler.parsers import generic
from crawler.parsers.language import language_of
from crawler.parsers.page import MAX_BYTES, Page, Unparsable
from crawler.parsers.reading import Hint
from crawler.parsers.refusals import not_html, wall
from crawler.parsers.registry import PARSERS, parser_for
from crawler.parsers.story import Refusal, RefusalKind, Story
from crawler.parsers.wording import one_line, storable
from storage.records import Article, Link

__all__ = ["PARSERS", "Refusal", "RefusalKind", "parse_html", "parse_page"]


def parse_page(
    html: bytes,
    url: str,
    content_type: str | None = None,
    *,
    parser: str | None = None,
    timezone: str | None = None,
    hint: Link | None = None,
) -> Article | Refusal:
    """The article on a page as it was fetched, or why there is none. Never raises.

    `content_type` is the HTTP header; `parser` the name that the source gives (see `PARSERS`), for hosts that have
    none of their own; `timezone` the IANA zone of times told without one; `hint` the link as its source's feed told it.
    """
    known = Hint(timezone, hint.title, hint.published) if hint else Hint(timezone)
    page, story = _read(html, url, content_type, parser, known)
    if isinstance(story, Refusal):
        return story
    if page is None or not story.text:
        return Refusal("empty", "there is no story in the page")
    return Article(
        title=story.title or (known.title or ""),
        text=story.text,
        url=hint.url if hint else url,
        source=hint.source if hint else None,
        outlet=story.outlet or page.host or None,
        published=story.published.astimezone(UTC) if story.published else None,
        author=", ".join(story.authors) or (hint.author if hint else None),
        language=language_of(story.text, page.language),
        parser=story.parser,
    )


def parse_html(html: bytes, url: str, content_type: str | None = None) -> dict[str, Any]:
    """`title`, `text`, `published` (ISO 8601 with offset, or None) and `author` (list of names) of a page.

    Never raises, whatever the bytes; all fields are empty for a page that is refused.
    """
    _, story = _read(html, url, content_type, None, Hint())
    if isinstance(story, Refusal):
        story = Story()
    published = story.published.isoformat() if story.published else None
    return {"title": story.title, "text": story.text, "published": published, "author": list(story.authors)}


def _read(
    html: bytes, url: str, content_type: str | None, parser: str | None, hint: Hint
) -> tuple[Page | None, Story | Refusal]:
    if len(html) > MAX_BYTES:
        return None, Refusal("too_big", f"the page has {len(html):,} bytes; at most {MAX_BYTES:,} are read")
    if refusal := not_html(html, content_type):
        return None, refusal
    try:
        page = Page.parse(url, decode(html, content_type))
        story = _story_of(page, parser, hint)
        return page, story if isinstance(story, Refusal) else _storable(story)
    except Unparsable:
        return None, Refusal("empty", "there is no markup in the answer")
    except Exception as problem:  # noqa: BLE001 - hostile pages break libraries in many ways: count each
        return None, Refusal(
            "broken", f"the page cannot be parsed: {type(problem).__name__}: {problem}"[:200]
        )


def _storable(story: Story) -> Story:
    title, outlet = storable(one_line(story.title)), storable(one_line(story.outlet)) or None
    authors = tuple(storable(one_line(name)) for name in story.authors)
    return replace(story, title=title, text=storable(story.text), authors=authors, outlet=outlet)


def _story_of(page: Page, parser: str | None, hint: Hint) -> Story | Refusal:
    """By the publisher's own parser, else by the generic one unless the page is a wall."""
    own = parser_for(page.host, parser)
    story = own(page, hint) if own else None
    if isinstance(story, Refusal) or (story and story.text):
        return story
    found = generic.parse(page, hint)
    return wall(page, found.text) or found
