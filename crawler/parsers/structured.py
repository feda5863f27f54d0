"""JSON-LD as pages really carry it: wrapped in comments, with raw line breaks, in graphs, of any type at any place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

_ARTICLE = re.compile(r"(?:Article|BlogPosting|SocialMediaPosting|NewsStory|Report|Review)$")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)+|(?:-->|//\s*\]\]>|\]\]>|;)\s*$"
)
_MAX_TEXT = 4_000_000
_MAX_NODES = 2_000
# Nodes below these keys tell of other stories.
_OTHERS = frozenset(
    {"liveBlogUpdate", "itemListElement", "comment", "hasPart", "mentions", "relatedLink", "review"}
)


def read_json_ld(scripts: Iterable[str]) -> list[dict[str, Any]]:
    """All nodes of all scripts, flat and in order; what does not parse is left out."""
    return [node for script in scripts for node in _nodes(_load(script))]


def _load(script: str) -> Any:
    if len(script) > _MAX_TEXT:
        return None
    text = _WRAPPING.sub("", script.strip())
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    queue, seen = [data], 0
    while queue and seen < _MAX_NODES:
        seen += 1
        value = queue.pop(0)
        if isinstance(value, list):
            queue = [*value[:_MAX_NODES], *queue]
        elif isinstance(value, dict):
            yield value
            below = (child for key, child in value.items() if key not in _OTHERS)
            queue += [child for child in below if isinstance(child, dict | list)]


def types_of(node: dict[str, Any]) -> list[str]:
    """The node's types as a list of plain names."""
    kind = node.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return [name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)]


def articles_first(nodes: list[dict[str, Any]], url: str) -> list[dict[str, Any]]:
    """The nodes that describe an article, those that name this URL first."""
    found = [node for node in nodes if any(_ARTICLE.search(name) for name in types_of(node))]
    told = [node for node in found if node.get("headline") or node.get("datePublished")]
    return sorted(told, key=lambda node: not _names_url(node, url))


def _names_url(node: dict[str, Any], url: str) -> bool:
    page = node.get("mainEntityOfPage")
    named = {node.get("url"), node.get("@id"), page if isinstance(page, str) else None}
    named.add(page.get("@id") if isinstance(page, dict) else None)
    slug = url.split("?", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1]
    return len(slug) > 5 and any(isinstance(name, str) and slug in name for name in named)


def plain(value: Any) -> str:
    """A text value as it should be read: entities resolved, "" for anything that is no text."""
    return unescape(value).strip() if isinstance(value, str) else ""


def names_of(value: Any) -> list[str]:
    """The names in an author or publisher value: a text, a node, or a list of either."""
    found = []
    for item in (value if isinstance(value, list) else [value])[:50]:
        name = item.get("name") if isinstance(item, dict) else item
        found += [plain(part) for part in (name if isinstance(name, list) else [name])[:50]]
    return [name for name in found if name]
