"""Header fields of an answer."""

from __future__ import annotations

import re
from datetime import timedelta

from scrapy.http import Response

_MAX_AGE = re.compile(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_UNSTORED = re.compile(r"(?<![\w-])no-(?:cache|store)", re.IGNORECASE)


def header(response: Response, name: str) -> str | None:
    """The first field of that name, bytes taken for Latin-1; None where there is none."""
    told = response.headers.get(name)
    return told.decode("latin-1") if told else None


def fresh_for(cache_control: str | None) -> timedelta | None:
    """How long an answer stays fresh by its Cache-Control (RFC 9111); None where it does not say."""
    told = _MAX_AGE.search(cache_control or "")
    if told is None or _UNSTORED.search(cache_control or "") or not int(told[1]):
        return None
    return timedelta(seconds=int(told[1]))
