"""Markdown that shows text from the web as text: nothing in it becomes a link, an image, emphasis or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from console.markup import is_web
from console.safe import one_line

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>()#|~&!@]|:(?=//)|(?<=www)\.", re.I)  # also what GitHub links by itself
_LINK_SAFE = "/:?#@!$&'*+,;=%~-._"


def escape(text: str) -> str:
    """One line of text in which every character that Markdown or HTML reads stands for itself.

    >>> escape("[pay](http://x) <b>*now*</b>")
    '\\\\[pay\\\\]\\\\(http://x\\\\) \\\\<b\\\\>\\\\*now\\\\*\\\\</b\\\\>'
    """
    return _ACTIVE.sub(r"\\\g<0>", one_line(text))


def link(text: str, url: str) -> str:
    """A link; only the text where the address is not one of the web."""
    if not is_web(url):
        return escape(text)
    return f"[{escape(text)}]({quote(one_line(url), safe=_LINK_SAFE)})"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with a header line."""
    lines = [columns, ["---"] * len(columns), *([escape(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
