"""What discovery hands back, and what its modules hand to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storage.records import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A story as a source's response shows it, before its URL is made canonical and the source's rules are applied."""

    href: str
    """As written; may be relative, protocol-relative, or no web address at all."""
    title: str | None = None
    published: datetime | None = None
    """Aware."""
    changed: datetime | None = None
    """Aware; when the page changed last, where that is all that is told: it counts for age, not as a date."""
    summary: str | None = None
    author: str | None = None
    guid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one way of publishing reads out of a response."""

    found: tuple[Found, ...] = ()
    more: tuple[str, ...] = ()
    """Further addresses of the same source, as written: children of a sitemap index, the next page of a list."""
    fresh_for: timedelta | None = None
    """How long the source asks to be left alone: an RSS feed's ttl."""
    refusal: str | None = None
    """Why the response is not what it should be; nothing else is filled then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """The links of one response."""

    links: tuple[Link, ...] = ()
    """In the source's own order, every URL once."""
    more: tuple[str, ...] = ()
    """Further URLs to ask for this source, canonical and fetchable."""
    refusal: str | None = None
    """Set where the body is not what it should be: the crawl falls back to the source's next URL."""
    fresh_for: timedelta | None = None
    """How long the source itself asks to be left alone (an RSS feed's ttl); any length, the caller caps it."""
    dropped: Mapping[str, int] = field(default_factory=dict)
    """How many links were left out, by reason: "not a web address", "excluded", "too old", "over max_links"."""
