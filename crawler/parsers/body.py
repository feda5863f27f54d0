"""The story's text on a page whose layout nobody wrote down: trafilatura over the tree that we have already parsed."""

from __future__ import annotations

from copy import deepcopy

from trafilatura import bare_extraction

from crawler.parsers.page import Page


def story_text(page: Page) -> str:
    """Paragraphs of the main text, a line each; "" if there is none."""
    try:
        found = bare_extraction(deepcopy(page.tree), fast=True, include_comments=False, with_metadata=False)
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError):
        return ""  # what strange trees make trafilatura and lxml raise
    return (found.text or "") if found else ""
