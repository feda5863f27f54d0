"""Publishers whose story stands in one known container: each layout a container, and what in it is no story text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from crawler.parsers.page import Page
from crawler.parsers.prose import paragraphs
from crawler.parsers.reading import Hint, described
from crawler.parsers.story import Story

_LEAST = 60
"""Characters below which a container is taken to be empty or another thing."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout of a publisher's article pages."""

    parser: str
    """Id and version, stored with every article that it reads."""
    container: str
    """CSS selector of the story; several matches are read in page order."""
    junk: str = ""
    """CSS selector of what to leave out inside it."""
    end: str = ""
    """Regular expression of the line at which the story is over."""
    outlet: str | None = None
    """Who publishes it; None for what the page itself says."""


_WIRE_END = r"(?:SOURCE\b.{0,120}|Related Links:?|Modal title|Also from this source)$"
_TECHCRUNCH_JUNK = (
    ".wp-block-techcrunch-inline-cta, .wp-block-techcrunch-post-authors, .wp-block-tc23-post-relevant-terms, "
    ".wp-block-techcrunch-social-share, .ad-unit, .embed-tc-newsletter, .piano-inline-promo, .wp-block-image__credits, "
    ".embed-breakout, .article__contributor-bio, .wp-block-tc-ads-ad-slot"
)
_WORDPRESS_JUNK = (
    ".sharedaddy, .jp-relatedposts, .wp-block-buttons, .wp-caption-text, .related-posts, .yarpp-related, .post-tags, "
    ".author-box, .social-share, .addtoany_share_save_container, .newsletter-signup, .wp-block-embed, .code-block, "
    ".essb_links, #comments"
)
_CAAS_JUNK = ".caas-readmore, .caas-iframe, .caas-figure, .caas-yvideo"
LAYOUTS: dict[str, tuple[Layout, ...]] = {
    "techcrunch": (
        Layout("techcrunch/2", "div.wp-block-post-content", _TECHCRUNCH_JUNK, outlet="TechCrunch"),
        Layout("techcrunch/1", "div.article-content", _TECHCRUNCH_JUNK, outlet="TechCrunch"),
    ),
    "prnewswire": (
        Layout(
            "prnewswire/1", "section.release-body", ".news-release-logo", end=_WIRE_END, outlet="PR Newswire"
        ),
    ),
    "globenewswire": (
        Layout("globenewswire/2", "#main-body-container", ".mw_release_contact", _WIRE_END, "GlobeNewswire"),
        Layout("globenewswire/1", "#content-body, .article-body", "", _WIRE_END, "GlobeNewswire"),
    ),
    "yahoo": (
        Layout(
            "yahoo/2",
            "[data-testid='article-content-wrapper'] .body, .body-wrap .body, .atoms-wrapper",
            "[class*=ad-], .recirc, .readmore",
            outlet="Yahoo Finance",
        ),
        Layout(
            "yahoo/1", "div.caas-body, article[itemprop='articleBody']", _CAAS_JUNK, outlet="Yahoo Finance"
        ),
    ),
    "financialpost": (
        Layout(
            "financialpost/2",
            ".story-v2-content-element-inline",
            "[class*=ad__], .newsletter",
            outlet="Financial Post",
        ),
        Layout(
            "financialpost/1", ".article-content__content-group", "[class*=ad__]", outlet="Financial Post"
        ),
    ),
    "wordpress": (
        Layout(
            "wordpress/1",
            ".wp-block-post-content, .entry-content, .post-content, .td-post-content",
            _WORDPRESS_JUNK,
        ),
    ),
}
"""Layouts by the publisher's name in the catalogue, the newest first."""


def read_layouts(page: Page, hint: Hint, layouts: tuple[Layout, ...]) -> Story | None:
    """The story in the first layout that the page has; None if it has none of them."""
    for layout in layouts:
        lines = paragraphs(*_outermost(page, layout.container), junk=layout.junk)
        if sum(map(len, lines)) >= _LEAST:
            text = "\n".join(_until(lines, layout.end))
            return described(page, hint, text=text, parser=layout.parser, outlet=layout.outlet)
    return None


@lru_cache(64)
def _selector(css: str) -> CSSSelector:
    return CSSSelector(css)


def _outermost(page: Page, css: str) -> list[HtmlElement]:
    found = cast("list[HtmlElement]", _selector(css)(page.tree))
    inside = set(found)
    return [element for element in found if not any(parent in inside for parent in element.iterancestors())]


def _until(lines: list[str], end: str) -> list[str]:
    if not end:
        return lines
    stop = next((number for number, line in enumerate(lines) if number and re.match(end, line)), len(lines))
    return lines[:stop]
