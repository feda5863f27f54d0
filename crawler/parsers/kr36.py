"""36kr (36氪): the story is in the page's state JSON, with a twin in the DOM.

The date is the state's `publishTime`: `article:published_time` is the moment at which the server rendered the page.
The byline and the reposting note that open the text are no story; an outside account whose piece is reposted is the author.
"""

from __future__ import annotations

import re
from collections import deque
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from crawler.parsers.dates import from_epoch, parse_date, zone
from crawler.parsers.page import Page
from crawler.parsers.prose import drop, paragraphs, soup_of
from crawler.parsers.reading import Hint
from crawler.parsers.site_names import without_site
from crawler.parsers.state import assigned, dig
from crawler.parsers.story import Refusal, Story
from crawler.parsers.structured import plain
from crawler.parsers.wording import content_of

_HERE = zone("Asia/Shanghai")
_STATES = ("initialState", "__INITIAL_STATE__", "props")
_ROLES = r"作者|文|撰文|编辑|责编|采访|记者|出品|来源|封面来源|头图来源|图源|题图|翻译|编译|校对|监制|运营|策划|审校"
_BYLINE = re.compile(rf"^(?:{_ROLES})\s*[|｜丨:：/]\s*(.{{1,60}})$")
_AUTHOR = re.compile(r"^(?:作者|文|撰文)\s*[|｜丨:：/]\s*(.{1,40})$")
_REPOST = re.compile(
    r"^(?:编者按[:：]\s*)?(?:本文|本篇文章)?(?:首发于|来自|转载自|来源于?|系)?.{0,16}(?:公众号|专栏|作者)?.{0,200}36氪.{0,10}(?:授权|转载|发布)"
)
_ACCOUNT = re.compile(
    r"(?:公众号|专栏|来自|来源|转载自)[:：]?\s*[“\"「【]?([^”\"」】（(，,。]{2,30})[”\"」】]?"
)
_NAMES = re.compile(r"\s*[、，,&/]\s*|\s{2,}")
_MAX_NODES = 5_000


def parse(page: Page, hint: Hint) -> Story | Refusal | None:
    """The story of an article or newsflash page; a refusal where the state is enciphered; None for any other page."""
    states = [state for name in _STATES if isinstance(state := assigned(page, name), dict)]
    for state in states:
        post = _post_in(state, page.path)
        if post and (story := _from_state(post)):
            return story
    if story := _from_dom(page, hint):
        return story
    if any(state.get("isEncrypt") for state in states):
        return Refusal("encrypted", "36kr sent the story enciphered")
    return None


def _post_in(state: dict[str, Any], path: str) -> dict[str, Any] | None:
    """The story's own node: where article pages keep it, else the node with this page's id."""
    own = dig(state, "articleDetail", "articleDetailData", "data")
    if isinstance(own, dict) and own.get("widgetTitle"):
        return own
    key = re.search(r"/(\d{5,})", path)
    queue, seen = deque([state]), 0
    while queue and key and seen < _MAX_NODES:
        node, seen = queue.popleft(), seen + 1
        if (
            isinstance(node, dict)
            and str(node.get("itemId") or node.get("id")) == key[1]
            and _holds_story(node)
        ):
            return _flat(node)
        queue.extend(
            child
            for child in (node.values() if isinstance(node, dict) else node)
            if isinstance(child, dict | list)
        )
    return None


def _holds_story(node: dict[str, Any]) -> bool:
    return any(key in node for key in ("widgetContent", "content", "templateMaterial", "description"))


def _flat(node: dict[str, Any]) -> dict[str, Any]:
    material = node.get("templateMaterial")
    return {**node, **material} if isinstance(material, dict) else node


def _from_state(post: dict[str, Any]) -> Story | None:
    markup = next(
        (value for key in ("widgetContent", "content", "description") if (value := plain(post.get(key)))), ""
    )
    lines = _lines(markup)
    title = without_site(plain(post.get("widgetTitle") or post.get("title")), ["36氪"])
    if not title or not lines:
        return None
    account = plain(post.get("author")) or plain(dig(post, "user", "name"))
    return _story(title, lines, account, _moment(post), "36kr/2" if "widgetTitle" in post else "36kr/1")


def _moment(post: dict[str, Any]) -> datetime | None:
    """`publishTime` in milliseconds since 2020; before, `published_at` in Beijing time without a zone."""
    value = post.get("publishTime") or post.get("published_at")
    moment = from_epoch(value) if isinstance(value, int | float) else parse_date(plain(value), _HERE)
    return moment.astimezone(_HERE) if moment else None


def _from_dom(page: Page, hint: Hint) -> Story | None:
    body = _first(
        page,
        "articleDetailContent",
        "kr-rich-text-wrapper",
        "newsflash-content",
        "pre-item-des",
        "content-font",
        "textblock",
    )
    if body is None:
        return None
    title = next((content_of(heading) for heading in page.headings), "") or page.title_tag
    when = _first(page, "item-time", "title-icon-item", "time")
    told = parse_date(content_of(when), _HERE) if when is not None else None
    author = _first(page, "title-icon-item-author", "item-a", "author-name", "author")
    name = content_of(author) if author is not None else ""
    lines = _lines(body)
    parser = (
        "36kr/1"
        if "content-font" in (body.get("class") or "") or "textblock" in (body.get("class") or "")
        else "36kr/2"
    )
    return (
        _story(without_site(title, ["36氪"]), lines, name, told or hint.published, parser) if lines else None
    )


def _first(page: Page, *classes: str) -> HtmlElement | None:
    for name in classes:
        found = page.tree.xpath(
            "//body//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} "
        )
        if found:
            return found[0]
    return None


def _lines(markup: str | HtmlElement) -> list[str]:
    soup = soup_of(markup)
    drop(soup, ".img-desc, .image-wrapper, .video-wrapper")
    return paragraphs(soup)


def _story(title: str, lines: list[str], account: str, published: datetime | None, parser: str) -> Story:
    notes = [line for line in lines if _BYLINE.match(line) or (len(line) < 300 and _REPOST.match(line))]
    text = "\n".join(line for line in lines if line not in notes)
    return Story(
        title=title,
        text=text,
        published=published,
        authors=_authors(notes, account),
        outlet="36kr",
        parser=parser,
    )


def _authors(notes: list[str], account: str) -> tuple[str, ...]:
    """The outside account of a reposting note, else the byline's names, else the state's author."""
    for note in notes:
        if not _BYLINE.match(note) and (outside := _ACCOUNT.search(note)):
            return (outside[1].strip(),)
    bylines = (found for note in notes if (found := _AUTHOR.match(note)))
    names = tuple(name for found in bylines for name in _NAMES.split(found[1].strip()) if name)
    return names or ((account,) if account else ())
