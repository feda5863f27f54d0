"""The state that script-built pages carry in a `<script>`: found by where it starts, read to where it ends."""

from __future__ import annotations

import re

from crawler.parsers.json_text import Json, read_json
from crawler.parsers.page import Page


def assigned(page: Page, name: str) -> Json:
    """The JSON value that a script assigns to `window.name` (or `name`); None if there is none."""
    found = re.search(
        rf"(?:window\.|window\[[\"']|\b){re.escape(name)}(?:[\"']\])?\s*=\s*(?=[{{\[])", page.source
    )
    return read_json(page.source, found.end()) if found else None


def embedded(page: Page, script_id: str) -> Json:
    """The JSON content of `<script id="…">`; None if there is none."""
    scripts = (script for script in page.tree.iter("script") if script.get("id") == script_id)
    return next((read_json(script.text.lstrip()) for script in scripts if script.text), None)
