"""36kr (36氪): the story is in the page's state JSON, with a twin in the DOM.

Layouts: `36kr/2` since 2020 (`window.initialState`, `widgetTitle`, `widgetContent`, `publishTime` in
milliseconds; the DOM's `articleDetailContent`), `36kr/1` from 2017 to 2020 (`var props={"detailArticle|post":
…}`, `title`, `content`, `published_at` in Beijing time; the DOM's `section.textblock`).

The date is the state's: `article:published_time` is the moment at which the server rendered the page. The
byline and the reposting note around the text are no story; an outside account whose piece is reposted is its
author.
"""

from __future__ import annotations

import re
from collections import deque
from datetime import datetime

from lxml.html import HtmlElement

from crawler.parsers.dates import from_epoch, parse_date, zone
from crawler.parsers.json_text import Json, Node, dig, plain
from crawler.parsers.page import Page
from crawler.parsers.prose import paragraphs
from crawler.parsers.reading import Hint
from crawler.parsers.site_names import without_site
from crawler.parsers.state import assigned
from crawler.parsers.story import Refusal, Story
from crawler.parsers.wording import content_of

_HERE = zone("Asia/Shanghai")
_NAME = "36氪"
_STATES = ("initialState", "__INITIAL_STATE__", "props")
# Containers of the DOM twin and the layout they belong to.
_BODIES = (
    ("articleDetailContent", "36kr/2"),
    ("kr-rich-text-wrapper", "36kr/2"),
    ("pre-item-des", "36kr/2"),
    ("textblock", "36kr/1"),
)
_BYLINE = re.compile(
    r"(?:作者|文|撰文|编辑|责编|采访|记者|出品|来源|封面来源|头图来源|图源|题图|翻译|编译|校对|监制|运营|策划|审校)"
    r"\s*[|｜丨:：/]\s*(?P<names>.{1,60})$"
)
_WRITER = re.compile(r"(?:作者|文|撰文)\s*[|｜丨:：/]")
_REPOST = re.compile(
    r"(?=.{0,40}(?:本文|编者按|公众号|首发|来自|来源|转载)).{0,240}36氪.{0,10}(?:授权|转载|发布)"
)
_ACCOUNT = re.compile(
    r"(?:公众号|专栏|来自|来源|转载自)(?:微信)?(?:公众号|专栏)?\s*[:：]?\s*[“\"「【]?(?P<name>[^“”\"「」【】（）(，,。:：]{2,30})"
)
_AND = re.compile(r"\s*[、，,&/]\s*|\s{2,}")
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


def _post_in(state: Node, path: str) -> Node | None:
    """The story's own node: where article pages keep it, else the node with the id that the URL names."""
    for own in (dig(state, "articleDetail", "articleDetailData", "data"), dig(state, "detailArticle|post")):
        if isinstance(own, dict) and (own.get("widgetTitle") or own.get("title")):
            return own
    key = re.search(r"/(\d{5,})", path)
    queue: deque[Json] = deque([state])
    for _ in range(_MAX_NODES):
        if not (queue and key):
            break
        node = queue.popleft()
        if (
            isinstance(node, dict)
            and str(node.get("itemId") or node.get("id")) == key[1]
            and (own := _flat(node))
        ):
            return own
        inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        queue.extend(child for child in inside if isinstance(child, dict | list))
    return None


def _flat(node: Node) -> Node | None:
    """A node with a title and a text; newsflashes keep theirs in `templateMaterial`."""
    material = node.get("templateMaterial")
    whole = {**node, **material} if isinstance(material, dict) else node
    return whole if (whole.get("widgetTitle") or whole.get("title")) and _markup(whole) else None


def _markup(post: Node) -> str:
    return next(
        (text for key in ("widgetContent", "content", "description") if (text := plain(post.get(key)))), ""
    )


def _from_state(post: Node) -> Story | None:
    title = without_site(plain(post.get("widgetTitle")) or plain(post.get("title")), [_NAME])
    account = plain(post.get("author")) or plain(dig(post, "user", "name"))
    parser = "36kr/2" if "widgetTitle" in post else "36kr/1"
    return _story(title, _lines(_markup(post)), account, _moment(post), parser) if title else None


def _moment(post: Node) -> datetime | None:
    value = post.get("publishTime") or post.get("published_at")
    moment = from_epoch(value) if isinstance(value, int | float) else parse_date(plain(value), _HERE)
    return moment.astimezone(_HERE) if moment else None


def _from_dom(page: Page, hint: Hint) -> Story | None:
    for name, parser in _BODIES:
        body = _first(page, name)
        if body is not None:
            title = next((content_of(heading) for heading in page.headings), "") or page.title_tag
            when = parse_date(_said(page, "item-time"), _HERE) or hint.published
            return _story(without_site(title, [_NAME]), _lines(body), _said(page, "item-a"), when, parser)
    return None


def _first(page: Page, name: str) -> HtmlElement | None:
    """The first element with this class."""
    found = page.tree.xpath(
        "//body//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} "
    )
    return found[0] if found else None


def _said(page: Page, name: str) -> str:
    element = _first(page, name)
    return "" if element is None else content_of(element).strip("· ")


def _lines(markup: str | HtmlElement) -> list[str]:
    return paragraphs(markup, junk=".img-desc, .image-wrapper, .video-wrapper")


def _story(
    title: str, lines: list[str], account: str, published: datetime | None, parser: str
) -> Story | None:
    notes = [line for line in lines if _is_note(line)]
    text = "\n".join(line for line in lines if line not in notes)
    authors = _authors(notes, account)
    story = Story(title=title, text=text, published=published, authors=authors, outlet="36kr", parser=parser)
    return story if text else None


def _is_note(line: str) -> bool:
    """A byline or a reposting note."""
    return len(line) < 300 and bool(_BYLINE.match(line) or _REPOST.match(line))


def _authors(notes: list[str], account: str) -> tuple[str, ...]:
    """The outside account of a reposting note, else the byline's names, else the account that posted it."""
    for note in notes:
        if not _BYLINE.match(note) and (outside := _ACCOUNT.search(note)):
            return (outside["name"].strip(),)
    bylines = (found for note in notes if _WRITER.match(note) and (found := _BYLINE.match(note)))
    names = tuple(name for found in bylines for name in _AND.split(found["names"].strip()) if name)
    return names or ((account,) if account else ())
