"""Small readings of text that every parser needs: on one line, and folded to what two spellings have in common."""

from __future__ import annotations

import re
import unicodedata

from lxml.html import HtmlElement

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LETTERS = re.compile(r"[^\W_]+")


def one_line(text: str | None) -> str:
    """Text with every run of white space as one blank; soft hyphens and zero-width marks dropped."""
    return " ".join(_UNSEEN.sub("", text).split()) if text else ""


def content_of(element: HtmlElement) -> str:
    """All text in the element on one line."""
    return one_line(" ".join(element.itertext()) if len(element) else element.text)


def letters(text: str) -> str:
    """Only letters and digits, folded (width, case).

    >>> letters("“Series‑A”: Ｆｕｎｄｉｎｇ!")
    'seriesafunding'
    """
    return "".join(_LETTERS.findall(unicodedata.normalize("NFKC", text).casefold()))
