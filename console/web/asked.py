"""What a page is asked for, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from storage.database import Store

if TYPE_CHECKING:
    from crawler.catalog import Config

W = TypeVar("W", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request for a page."""

    path: str
    base: str = ""
    """Scheme and host that it was asked of: what an address needs that leaves this server."""
    now: datetime
    config: Config
    version: tuple[int, int] = (0, 0)
    """Of the database: another one whenever anybody has written to it since."""
    place: Mapping[str, str] = field(default_factory=dict)
    """The parts of the path that name something: `{"number": "12"}`."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The query string; of a word given twice the first, blanks and empty words left out."""

    def number(self) -> int:
        """The number in the path."""
        return int(self.place["number"])

    def word(self, name: str, allowed: Sequence[W]) -> W:
        """A word that takes one of a few values; the first of them where it says none of these."""
        told = self.words.get(name)
        return next((one for one in allowed if one == told), allowed[0])

    def page(self) -> int:
        """`page=`, from 1; what is no number, or out of reach, is 1."""
        told = self.words.get("page", "1")
        return int(told) if told.isascii() and told.isdigit() and 0 < len(told) < 6 and int(told) else 1

    def address(self, **changes: object) -> str:
        """This page's own address with some words changed; None takes a word away."""
        words = {**self.words, **changes}
        query = urlencode({name: value for name, value in words.items() if value is not None})
        return f"{self.path}?{query}" if query else self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An answer: a template of this package and what to show in it."""

    template: str
    shown: Mapping[str, Any]
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """An answer that sends the reader on, to another address of this server."""

    address: str


class NoSuchPage(Exception):
    """Nothing is there; the message says what was looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An answer that is no page."""

    text: str
    kind: str
    """Its media type."""


Answer = Page | Elsewhere | Document
View = Callable[[Store, Asked], Answer]
