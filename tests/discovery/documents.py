"""Documents that the tests of discovery are written in: small frames around what a test is about."""

from __future__ import annotations

from typing import Any

from crawler.catalog import Source
from crawler.discovery.feed import parse_feed

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:dcterms="http://purl.org/dc/terms/"'
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">'
)


def rss(*items: str, channel: str = "<title>The Gazette</title>") -> str:
    """An RSS 2.0 feed of these `<item>` contents."""
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'{DECLARATION}<rss version="2.0" {NAMESPACES}><channel>{channel}{body}</channel></rss>'


def atom(*entries: str, feed: str = "<title>The Gazette</title>") -> str:
    """An Atom 1.0 feed of these `<entry>` contents."""
    body = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{feed}{body}</feed>'


def only_entry(document: str | bytes, url: str | None = "https://gazette.example/feed") -> dict[str, Any]:
    """The one entry of a feed."""
    data = document.encode() if isinstance(document, str) else document
    (entry,) = parse_feed(data, url)["entries"]
    assert isinstance(entry, dict)
    return entry


def source(kind: str = "feed", **settings: Any) -> Source:  # noqa: ANN401 - any key of a source
    """A source of the Gazette's."""
    fields: dict[str, Any] = {
        "name": "gazette",
        "outlet": "The Gazette",
        "urls": ("https://gazette.example/feed",),
    }
    return Source(kind=kind, **{**fields, **settings})  # type: ignore[arg-type]
