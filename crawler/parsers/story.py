"""What a parser gives back: a story, or the reason why the page is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

RefusalKind = Literal[
    "blocked", "captcha", "consent", "gone", "encrypted", "empty", "not_html", "too_big", "broken"
]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A page that is no article, and why. It is counted and shown, never stored."""

    kind: RefusalKind
    """blocked: a wall or challenge; captcha: one that asks for a human; consent: a privacy wall; gone: a page that says
    (with status 200) that the story is not there; encrypted: it is there, but enciphered; empty: there is none (a
    script-only shell, a listing); not_html; too_big; broken: it cannot be parsed."""
    reason: str
    """One line for a person: what was seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a parser read from a page, before it becomes an `Article`."""

    title: str = ""
    text: str = ""
    """Paragraphs separated by a line feed."""
    published: datetime | None = None
    """Aware, in the zone that the page itself tells."""
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    parser: str = "generic/1"
    """Id and version of the parser and layout that read it."""
