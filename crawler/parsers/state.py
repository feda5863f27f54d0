"""The JSON that script-built pages carry in a `<script>`: found by where it starts, read to where it ends."""

from __future__ import annotations

import json
import re
from typing import Any

from crawler.parsers.page import Page

_DECODER = json.JSONDecoder(strict=False)
_MAX = 8_000_000


def assigned(page: Page, name: str) -> Any:
    """The JSON value that a script assigns to `window.name` (or `name`); None if there is none."""
    found = re.search(
        rf"(?:window\.|window\[[\"']|\b){re.escape(name)}(?:[\"']\])?\s*=\s*(?=[{{\[])", page.source
    )
    return _decode(page.source, found.end()) if found else None


def embedded(page: Page, script_id: str) -> Any:
    """The JSON content of `<script id="…">`; None if there is none."""
    for script in page.tree.iter("script"):
        if script.get("id") == script_id and script.text:
            return parse_json(script.text)
    return None


def parse_json(text: str) -> Any:
    """The JSON value at the start of a script's text; None if it is none."""
    return _decode(text.lstrip(), 0)


def _decode(text: str, start: int) -> Any:
    if len(text) - start > _MAX:
        text = text[: start + _MAX]
    try:
        return _DECODER.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def dig(value: Any, *keys: str) -> Any:
    """The value at the end of a path of keys; None as soon as one is missing.

    >>> dig({"a": {"b": 1}}, "a", "b"), dig({"a": []}, "a", "b")
    (1, None)
    """
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
