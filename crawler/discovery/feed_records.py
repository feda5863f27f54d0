"""A feed as read, before dates are interpreted and links made canonical."""

from __future__ import annotations

from dataclasses import dataclass

MAX_ENTRIES = 5000
"""The rest of a longer feed is not read; the longest real one measured has 338."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry."""

    title: str | None = None
    """Plain text on one line."""
    link: str | None = None
    """Absolute where the feed's own URL is known."""
    original_link: str | None = None
    """The publisher's own URL, where `link` is FeedBurner's counter."""
    id: str | None = None
    dates: tuple[str, ...] = ()
    """As written, the best first: published, then changed, then created."""
    summary: str | None = None
    """As the feed has it, with markup."""
    content: str | None = None
    """The full text, where the feed carries it besides the summary."""
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed, or why it is none."""

    title: str | None = None
    entries: tuple[FeedEntry, ...] = ()
    ttl: str | None = None
    """Minutes that the feed asks to be left alone for, as written."""
    problem: str | None = None
