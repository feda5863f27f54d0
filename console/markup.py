"""HTML for messages and feeds: text from the web stays text, and only addresses of the web become links."""

from __future__ import annotations

import html


def is_web(url: str) -> bool:
    """Whether an address is one that a reader may be sent to."""
    return url.startswith(("http://", "https://"))


def anchor(text: str, url: str) -> str:
    """A link; only the text, escaped, where the address is not one of the web."""
    return f'<a href="{html.escape(url)}">{html.escape(text)}</a>' if is_web(url) else html.escape(text)
