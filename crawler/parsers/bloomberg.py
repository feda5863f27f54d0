"""Bloomberg: the story tree of `__NEXT_DATA__` (since 2023); earlier the ArticleBody props; body-copy before those."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from crawler.parsers.authors import tidy
from crawler.parsers.dates import parse_date
from crawler.parsers.json_text import Json, Node, dig, names_of, plain, read_json
from crawler.parsers.layouts import Layout, read_layouts
from crawler.parsers.page import Page
from crawler.parsers.prose import paragraphs
from crawler.parsers.reading import Hint, described
from crawler.parsers.state import embedded
from crawler.parsers.story import Story

_NO_STORY = frozenset(
    (
        "ad",
        "inline-newsletter",
        "inline-recirc",
        "media",
        "newsletter",
        "tabularData",
        "embed",
        "video",
        "byTheNumbers",
    )
)
_BLOCKS = frozenset(
    ("paragraph", "heading", "listItem", "list-item", "quote", "blockquote", "div", "list", "br")
)
_JUNK = (
    "[class*=newsletter], [class*=recirc], [class*=ad-], .inline-newsletter-top, .terminal-news-story, .trashline, "
    "[class*=bottom-left]"
)
_OUTLET = "Bloomberg"
_LAYOUTS = (
    Layout("bloomberg/2", "div.body-copy-v2, div[class*='body-copy-v']", _JUNK, outlet=_OUTLET),
    Layout("bloomberg/1", "div.body-copy, div.body-content, section.body-copy", _JUNK, outlet=_OUTLET),
)


def parse(page: Page, hint: Hint) -> Story | None:
    """The story in whichever of the layouts the page has; None if it has none."""
    states = (
        (dig(embedded(page, "__NEXT_DATA__"), "props", "pageProps", "story"), "bloomberg/4"),
        (dig(_article_body_props(page), "story"), "bloomberg/3"),
    )
    for told, parser in states:
        if isinstance(told, dict) and (lines := _story_lines(told.get("body"))):
            return _from_state(page, hint, told, lines, parser)
    return read_layouts(page, hint, _LAYOUTS)


def _article_body_props(page: Page) -> Json:
    for script in page.tree.iter("script"):
        if script.get("data-component-props") in {"ArticleBody", "FeatureBody"} and script.text:
            return read_json(script.text.lstrip())
    return None


def _from_state(page: Page, hint: Hint, told: Node, lines: list[str], parser: str) -> Story:
    authors = tuple(names_of(told.get("authors"))) or tuple(tidy([plain(told.get("byline"))]))
    story = described(page, hint, text="\n".join(lines), parser=parser, authors=authors, outlet=_OUTLET)
    published = parse_date(plain(told.get("publishedAt")), hint.zone_for(""))
    title = re.sub(r"<[^>]{1,40}>", "", plain(told.get("headline")))
    return replace(story, title=title or story.title, published=published or story.published)


def _story_lines(body: Json) -> list[str]:
    """Lines of a body that is markup, or a tree of nodes."""
    if isinstance(body, str):
        return paragraphs(body)
    text = "".join(_walk(body)).replace("\u00a0", " ")
    return [line for part in text.split("\n") if (line := part.strip())]


def _walk(body: Json) -> Iterator[str]:
    """Text of the tree in order, a line feed around each block, without recursion."""
    stack: list[Json] = [body]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict) and (kind := str(node.get("type"))) not in _NO_STORY:
            value, inside = node.get("value"), node.get("content")
            edge = "\n" if kind in _BLOCKS else ""
            yield edge + value if kind == "text" and isinstance(value, str) else edge
            stack += [edge, inside if isinstance(inside, list) else None]
