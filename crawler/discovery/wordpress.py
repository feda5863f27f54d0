"""WordPress' JSON (`/wp-json/wp/v2/posts`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from crawler.catalog import Source
from crawler.charset import utf8
from crawler.discovery.dates import read_date
from crawler.discovery.found import Found, Reading
from crawler.discovery.markup import plain_line, plain_text

MAX_POSTS = 1000


def discover_wordpress(
    source: Source, data: bytes, url: str, content_type: str | None, now: datetime
) -> Reading:
    """The posts of an answer; anything but a list of posts is refused with WordPress' own words."""
    try:
        posts = msgspec.json.decode(utf8(data, content_type))
    except (msgspec.DecodeError, RecursionError) as error:
        return Reading(refusal=f"not WordPress' JSON: {error}")
    if isinstance(posts, dict):
        return Reading(refusal=f"WordPress says: {str(posts.get('message') or posts.get('code'))[:200]}")
    if not isinstance(posts, list):
        return Reading(refusal="not a list of posts")
    return Reading(found=tuple(_stories(posts[:MAX_POSTS], source)))


def _stories(posts: list[Any], source: Source) -> Iterator[Found]:
    for post in posts:
        if isinstance(post, dict) and isinstance(post.get("link"), str):
            yield Found(
                href=post["link"],
                title=plain_line(_rendered(post, "title"), is_html=True) or None,
                published=read_date(_string(post, "date_gmt"), UTC)
                or read_date(_string(post, "date"), source.zone),
                summary=plain_text(_rendered(post, "content") or _rendered(post, "excerpt")) or None,
                author=_author(post),
                guid=_rendered(post, "guid") or None,
            )


def _author(post: dict[str, Any]) -> str | None:
    yoast = post.get("yoast_head_json")
    return _string(yoast, "author") if isinstance(yoast, dict) else None


def _rendered(post: dict[str, Any], key: str) -> str:
    value = post.get(key)
    return _string(value, "rendered") or "" if isinstance(value, dict) else _string(post, key) or ""


def _string(holder: dict[str, Any], key: str) -> str | None:
    value = holder.get(key)
    return value if isinstance(value, str) else None
