"""Bloomberg: the story tree of `__NEXT_DATA__` (since 2023), the ArticleBody props before it, the body-copy layouts before those."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from crawler.parsers.authors import tidy
from crawler.parsers.dates import parse_date
from crawler.parsers.layouts import Layout, read_layouts
from crawler.parsers.page import Page
from crawler.parsers.prose import paragraphs, soup_of
from crawler.parsers.reading import Hint, described
from crawler.parsers.state import dig, embedded, parse_json
from crawler.parsers.story import Story
from crawler.parsers.structured import names_of, plain

_NO_STORY = frozenset(
    {
        "ad",
        "inline-newsletter",
        "inline-recirc",
        "media",
        "newsletter",
        "tabularData",
        "embed",
        "video",
        "byTheNumbers",
    }
)
_BLOCKS = frozenset(
    {"paragraph", "heading", "listItem", "list-item", "quote", "blockquote", "div", "list", "br"}
)
_JUNK = "[class*=newsletter], [class*=recirc], [class*=ad-], .inline-newsletter-top, .terminal-news-story, .trashline, [class*=bottom-left]"
_LAYOUTS = (
    Layout("bloomberg/2", "div.body-copy-v2, div[class*='body-copy-v']", _JUNK),
    Layout("bloomberg/1", "div.body-copy, div.body-content, section.body-copy", _JUNK),
)


def parse(page: Page, hint: Hint) -> Story | None:
    """The story in whichever of the layouts the page has; None if it has none."""
    told = dig(embedded(page, "__NEXT_DATA__"), "props", "pageProps", "story")
    if isinstance(told, dict) and (lines := _story_lines(told.get("body"))):
        return _from_state(page, hint, told, lines, "bloomberg/4")
    told = dig(_article_body_props(page), "story")
    if isinstance(told, dict) and (lines := _story_lines(told.get("body"))):
        return _from_state(page, hint, told, lines, "bloomberg/3")
    story = read_layouts(page, hint, _LAYOUTS)
    return story and replace(story, outlet="Bloomberg")


def _article_body_props(page: Page) -> Any:
    scripts = page.tree.xpath(
        "//script[@data-component-props='ArticleBody' or @data-component-props='FeatureBody']"
    )
    return next((parse_json(script.text) for script in scripts if script.text), None)


def _from_state(page: Page, hint: Hint, told: dict[str, Any], lines: list[str], parser: str) -> Story:
    authors = tuple(names_of(told.get("authors"))) or tuple(tidy([plain(told.get("byline"))]))
    story = described(page, hint, text="\n".join(lines), parser=parser, authors=authors)
    published = parse_date(plain(told.get("publishedAt")), hint.zone_for(""))
    title = re.sub(r"<[^>]{1,40}>", "", plain(told.get("headline")))
    return replace(
        story, title=title or story.title, published=published or story.published, outlet="Bloomberg"
    )


def _story_lines(body: Any) -> list[str]:
    """Lines of a body that is markup, or a tree of nodes."""
    if isinstance(body, str):
        return paragraphs(soup_of(body))
    text = "".join(_walk(body)).replace("\u00a0", " ")
    return [line for line in (part.strip() for part in text.split("\n")) if line]


def _walk(body: Any) -> Iterator[str]:
    """Text of the tree in order, a line feed around each block, without recursion."""
    stack: list[Any] = [body]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict) and node.get("type") not in _NO_STORY:
            yield _words(node)
            edge = "\n" if node.get("type") in _BLOCKS else ""
            stack.extend(_between(edge, node.get("content")))


def _between(edge: str, content: Any) -> Iterable[Any]:
    return (edge, content if isinstance(content, list) else [], edge)


def _words(node: dict[str, Any]) -> str:
    """The words of a text node; "" for the others."""
    value = node.get("value")
    return value if node.get("type") == "text" and isinstance(value, str) else ""
