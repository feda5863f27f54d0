"""A source's response → links: one module a way of publishing.

`discover` is the door; `feed.parse_feed` reads a feed by itself.
"""

from __future__ import annotations

from crawler.discovery.found import Discovery
from crawler.discovery.links import discover

__all__ = ["Discovery", "discover"]
