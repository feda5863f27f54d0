"""Cheap tests that keep most news away from the grammar."""

from __future__ import annotations

import re
from typing import Final

_TALK: Final = (
    "rais",
    "fund",
    "financ",
    "invest",
    "round",
    "seed",
    "series ",
    "valuation",
    "back",
    "capital",
    "debt",
    "credit",
    "loan",
    "stake",
    "convertible",
    "grant",
)
"""A text without any of these is not about funding."""

_MONEY: Final = re.compile(
    r"[$€£¥₹₩]\s?\d|\d\s?(?:million|billion|mn|mln|bn|crore|lakh|[mMbB])\b|\b(?:USD|EUR|GBP|CHF|SGD|INR|RMB|Rs\.?|SEK|NOK)\s?\d"
    r"|figure|undisclosed|unspecified|millions\b|\b(?:half a|one|two|three|four|five|six|seven|eight|nine|ten) [mb]illion"
)
_ROUND: Final = re.compile(
    r"\b[Ss]eries[\s-][A-Ka-k]\b|\b[Pp]re-?[Ss]eed|\b[Ss]eed\b|\b[Rr]ound\b|\b(?:[Ff]unding|FUNDING|[Ff]inancing|[Ff]undrais|[Rr]aises?|[Rr]aised)\b"
    r"|\b[Ii]nvest(?:s|ed|ment|ors?|ing)\b|\b[Cc]redit (?:facility|line)|\b[Ll]oans?\b|\b[Gg]rant\b|\b[Ss]trategic\b|\b[Bb]acks\b|\b[Dd]ebt\b"
)
_SENTENCE: Final = re.compile(
    r"\b(?:[Rr]ais(?:e|es|ed|ing)|RAIS\w+|[Ff]und(?:s|ing|ed|raise\w*|raising)?|[Ff]inanc\w+|[Ii]nvest\w*|[Rr]ounds?|[Ss]eries|[Ss]eed|[Pp]re-?[Ss]eed|[Vv]alu(?:ation|ed|es|ing)"
    r"|[Bb]ack(?:s|ed|ers?|ing)|[Ll]ed|[Ll]eads?|[Cc]o-led|[Pp]articipat\w+|[Jj]oin(?:s|ed|ing)?|[Ss]ecur(?:es|ed|ing)|[Ll]and(?:s|ed)|[Nn]abs|[Nn]abbed|[Gg]rabs|[Bb]ags|[Bb]agged|[Ss]nags|[Ss]nagged"
    r"|[Cc]los(?:es|ed|ing)|[Rr]eceiv\w+|[Dd]ebt|[Ll]oan|[Cc]apital|[Aa]ngels?|[Tt]alks|[Cc]onvertible|[Rr]eported|[Gg]rants?|[Bb]anks|[Nn]ets|[Pp]ours|[Pp]oured|[Tt]otal|[Rr]eturned|[Pp]ost-money)\b"
)


def passes(title: str, text: str) -> bool:
    """Whether a document can tell of a deal at all: it talks of funding, and of a sum or a round."""
    low = f"{title}\n{text}".lower()
    if not any(word in low for word in _TALK) and not _MONEY.search(title):
        return False
    return any(pattern.search(part) for part in (title, text) for pattern in (_MONEY, _ROUND))


def worth_reading(text: str, start: int, end: int) -> bool:
    """Whether a sentence has any word that the grammar turns on."""
    return _SENTENCE.search(text, start, end) is not None
