"""The story's text on a page whose layout nobody wrote down.

First our own reading of the page's lines; the whole story of JSON-LD where the page shows only a part of it;
trafilatura where neither finds a story worth the name.
"""

from __future__ import annotations

from copy import deepcopy

from crawler.parsers.json_text import plain
from crawler.parsers.page import Page
from crawler.parsers.prose import paragraphs
from crawler.parsers.story_finder import find_story
from crawler.parsers.wording import letters

_WEAK = 80
"""Bytes of UTF-8 below which a found story is doubted: trafilatura may find more."""
_LEAST = 12
"""Letters below which a text is a label, not a story."""
_LARGE, _MANY = 1_000_000, 3_000
"""Characters of markup, and lines, beyond which trafilatura takes seconds: what our own reading finds must do."""


def story_text(page: Page, headline: str) -> str:
    """Paragraphs of the main text, a line each; "" if there is none."""
    text = _longest(page, headline)
    return text if len(letters(text[:1000])) >= _LEAST else ""


def _longest(page: Page, headline: str) -> str:
    shown = "\n".join(find_story(page.outline, headline))
    told = plain(page.article_data.get("articleBody"))
    if len(told) > 1.5 * len(shown) and len(told) > 400:
        return "\n".join(paragraphs(told) if "<" in told else filter(None, map(str.strip, told.split("\n"))))
    is_large = len(page.source) > _LARGE or len(page.outline.lines) > _MANY
    if is_large or len(shown.encode("utf-8", "replace")) >= _WEAK:
        return shown
    return max(shown, _by_trafilatura(page, letters(headline)), key=len)


def _by_trafilatura(page: Page, headline: str) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415 - a second to import, and few pages need it

    try:
        found = bare_extraction(deepcopy(page.tree), fast=True, include_comments=False, with_metadata=False)
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError):
        return ""  # what strange trees make trafilatura and lxml raise
    lines = (getattr(found, "text", None) or "").split("\n")
    return "\n".join(line for line in lines if line and letters(line) != headline)
