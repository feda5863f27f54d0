"""36kr's lists: the gateway's JSON, the state that its pages carry, and the markup of old pages.

All of them hold `itemList`s of `{itemId, route, templateMaterial{widgetTitle, widgetContent, publishTime}}`; the route
says what the item is: `detail_newsflash` lives at /newsflashes/ID, `detail_article` at /p/ID, others are no stories.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup, Tag

from crawler.catalog import Source
from crawler.charset import utf8
from crawler.discovery.dates import read_shown_date
from crawler.discovery.found import Found, Reading
from crawler.discovery.listing import page_title, read_page
from crawler.discovery.markup import plain_line, plain_text

MAX_BYTES = 5_000_000
MAX_ITEMS = 1000
_MAX_STATES = 5
_MAX_NODES = 200_000
_STATE = re.compile(r"window\.(?:initialState|__INIT_PROPS__)\s*=\s*")
_PATHS = {"detail_newsflash": "/newsflashes/", "detail_article": "/p/"}


def discover_kr36(source: Source, data: bytes, url: str, content_type: str | None, now: datetime) -> Reading:
    """The stories of a 36kr answer, whichever of its shapes it has."""
    text = utf8(data[:MAX_BYTES], content_type).decode("utf-8", "replace").lstrip()
    starts = (
        [0] if text.startswith("{") else [match.end() for match in islice(_STATE.finditer(text), _MAX_STATES)]
    )
    found = tuple(story for start in starts for story in _from_state(_decoded(text, start), url))
    if found:
        return Reading(found=found[:MAX_ITEMS])
    page = read_page(data[:MAX_BYTES], content_type)
    found = tuple(_from_markup(page, source, now))
    return Reading(found=found[:MAX_ITEMS], refusal=None if found else _objection(text, page))


def _decoded(text: str, start: int) -> Any:  # noqa: ANN401 - whatever JSON there is
    """The JSON value that begins at a place in a text; None where none does."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def _from_state(state: object, url: str) -> Iterator[Found]:
    for item in _items(state):
        material = item.get("templateMaterial")
        path = _path(item)
        if isinstance(material, dict) and path:
            yield Found(
                href=_site(url) + path,
                title=plain_line(_string(material, "widgetTitle")) or None,
                published=_moment(material.get("publishTime")),
                summary=plain_text(_string(material, "widgetContent") or _string(material, "summary"))
                or None,
                author=_string(material, "authorName") or None,
                guid=path.rpartition("/")[2],
            )


def _items(state: object) -> Iterator[dict[str, Any]]:
    """The members of every `itemList` in a state, wherever it hangs, in the state's order."""
    pending: list[object] = [state]
    for _ in range(_MAX_NODES):
        if not pending:
            return
        node = pending.pop()
        if isinstance(node, dict):
            listed = node.get("itemList")
            if isinstance(listed, list):
                yield from (item for item in listed if isinstance(item, dict))
            pending.extend(value for key, value in reversed(node.items()) if key != "itemList")
        elif isinstance(node, list):
            pending.extend(reversed(node))


def _path(item: dict[str, Any]) -> str:
    """`detail_newsflash?itemId=12` as `/newsflashes/12`; empty for a route that leads to no story."""
    kind, _, query = _string(item, "route").partition("?")
    told = parse_qs(query).get("itemId", [str(item.get("itemId", ""))])[0]
    return f"{_PATHS[kind]}{told}" if kind in _PATHS and told.isdecimal() else ""


def _site(url: str) -> str:
    """Where the stories live: 36kr.com for its other hosts too, else the host that answered."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return (
        "https://36kr.com"
        if host == "36kr.com" or host.endswith(".36kr.com")
        else f"{parts.scheme}://{parts.netloc}"
    )


def _moment(milliseconds: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(str(milliseconds)) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _from_markup(page: BeautifulSoup, source: Source, now: datetime) -> Iterator[Found]:
    for link in page.select(
        ".newsflash-item a.item-title, .item-title a.title, .article-item-info a.article-item-title"
    ):
        item = link.find_parent(class_=re.compile(r"newsflash-item|css-|article-item-info")) or link
        yield Found(
            href=str(link.get("href", "")),
            title=link.get_text(" ", strip=True) or None,
            published=read_shown_date(_text(item, ".time"), now, source.zone),
            summary=_text(item, ".item-desc"),
        )
    for item in page.select("ul.sameday_list > li[id]"):  # the newsflash list of 2017
        yield Found(
            href=f"/newsflashes/{item.get('id')}",
            title=_text(item, "h2 span.title"),
            published=read_shown_date(_text(item, ".time, .date"), now, source.zone),
            summary=_text(item, ".fast_news_content p"),
        )


def _text(item: Tag, selector: str) -> str | None:
    element = item.select_one(selector)
    return element.get_text(" ", strip=True) or None if element else None


def _objection(text: str, page: BeautifulSoup) -> str:
    if '"isEncrypt":true' in text:
        return "the page's state is encrypted"
    return f"no list of 36kr stories{page_title(page)}"


def _string(holder: dict[str, Any], key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""
