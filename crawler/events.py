"""What a sweep tells while it works, for whoever shows its progress."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from storage.records import LinkState
from storage.runs import SourceResult


@dataclass(frozen=True, slots=True)
class SweepStarted:
    """The first request is about to go out."""

    run: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceStarted:
    """A source is asked."""

    source: str


@dataclass(frozen=True, slots=True)
class LinksFound:
    """A source has been read: what it lists, what of it is new, and how many stories are fetched now."""

    source: str
    found: int
    new: int
    pending: int


@dataclass(frozen=True, slots=True)
class ArticleSaved:
    """A story is in the database."""

    source: str
    url: str
    title: str
    mentions: int


@dataclass(frozen=True, slots=True)
class LinkEnded:
    """A link became no article, and why."""

    source: str
    url: str
    state: LinkState
    reason: str


@dataclass(frozen=True, slots=True)
class DealFound:
    """A deal first heard of in this sweep."""

    source: str
    deal: int
    """Its number in `deals`."""
    url: str


@dataclass(frozen=True, slots=True)
class SourceFinished:
    """A source is done; the result holds counts, verdict and reason."""

    source: str
    result: SourceResult


Event = SweepStarted | SourceStarted | LinksFound | ArticleSaved | LinkEnded | DealFound | SourceFinished
OnEvent = Callable[[Event], None]
