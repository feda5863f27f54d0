"""What a host's robots.txt says to us (RFC 9309), read from the answer to asking for it.

2xx, plain text      its rules
2xx, an HTML page    no rules: the host answers everything with a page
401, 403             nothing may be fetched (stricter than the RFC: who is not let in does not look through the window)
other 4xx            no rules
5xx, no answer       not now: the RFC's "unreachable" means that nothing may be fetched until it answers
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from protego import Protego

AGENT = "fundwire"
"""Our product token, as in the user agent."""

_MAX_BYTES = 512_000
"""RFC 9309 asks for at least 500 KiB; what follows is not read."""
_MAX_LINE = 2_000
_AGENT_LINE = re.compile(r"^[ \t]*user[- ]?agent[ \t:][ \t]*([^#\r\n]*)", re.IGNORECASE | re.MULTILINE)
_HTML = re.compile(rb"\s*<(?:!doctype|html|head|body|script)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host, for us."""

    note: str
    """What was found, in words: "rules", "no robots.txt (404)" …"""
    crawl_delay: float | None = None
    """Seconds, as told."""
    forbids_all: bool = False
    is_unreachable: bool = False
    """`forbids_all` only until the file can be had."""
    parsed: Protego | None = None

    def allow(self, url: str) -> bool:
        """Whether the rules let us fetch a URL of their host."""
        if self.forbids_all:
            return False
        return self.parsed is None or bool(self.parsed.can_fetch(url, AGENT))


def read_rules(status: int, body: bytes) -> Rules:
    """The rules that an answer to `/robots.txt` states."""
    if status >= 500:
        return Rules(note=f"robots.txt answers {status}", forbids_all=True, is_unreachable=True)
    if status in (401, 403):
        return Rules(note=f"robots.txt answers {status}: nothing may be fetched", forbids_all=True)
    if not 200 <= status < 300:
        return Rules(note=f"no robots.txt ({status})")
    if _HTML.match(body):
        return Rules(note="no robots.txt (an HTML page in its place)")
    return _parse(body[:_MAX_BYTES].decode("utf-8-sig", "replace").replace("\0", ""))


def _parse(text: str) -> Rules:
    short = "\n".join(line for line in text.splitlines() if len(line) <= _MAX_LINE)
    parsed = Protego.parse(_AGENT_LINE.sub(_ours_or_others, short))
    return Rules(note="rules", crawl_delay=parsed.crawl_delay(AGENT), parsed=parsed)


def _ours_or_others(line: re.Match[str]) -> str:
    """Agents that cannot mean us become one: Protego takes agents × rules steps (63 s for 3,000 × 10,000)."""
    told = line[1].strip().lower()
    means_us = told == "*" or (told.replace("*", "") and told.replace("*", "") in AGENT)
    return f"User-agent: {told}" if means_us else "User-agent: others"
