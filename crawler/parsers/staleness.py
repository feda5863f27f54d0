"""Metadata that tell of another story than the page shows.

A page saved (or served from a cache) after its reader went on inside a script-built site shows the new story,
with the `<title>` of it, while og:url, og:title and JSON-LD are still those of the story that was opened
first.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")


def likeness(one: str, other: str) -> float:
    """0 … 1: the share of the shorter text's words that the other holds too."""
    first, second = (set(_TOKEN.findall(text.casefold())) for text in (one, other))
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def is_of_another_story(shown: list[str], title_tag: str, shared_title: str, shared_url: str) -> bool:
    """The headings shown and `<title>` tell one story, og:title and the words of og:url another."""
    words = _slug(shared_url)
    if not (shared_title and words and title_tag) or likeness(shared_title, words) < 0.5:
        return False
    if likeness(shared_title, title_tag) > 0.34:
        return False
    return any(likeness(text, title_tag) >= 0.6 and likeness(text, shared_title) <= 0.34 for text in shown)


def _slug(url: str) -> str:
    """The words of a URL's last part."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return " ".join(_TOKEN.findall(unquote(path.rstrip("/").rpartition("/")[2])[:300].replace("-", " ")))
