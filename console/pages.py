"""HTML pages that come as files, read by the parsers of the crawl."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from console.inputs import MAX_TEXT
from storage.errors import InputError
from storage.records import Article

if TYPE_CHECKING:
    from crawler.parsers import Refusal


def whole(stream: BinaryIO, name: str) -> bytes:
    """All bytes of a page. InputError for none, and for more than a page may have."""
    body = stream.read(MAX_TEXT + 1)
    if not body.strip():
        raise InputError(f"{name} is empty")
    if len(body) > MAX_TEXT:
        raise InputError(f"{name} has more than {MAX_TEXT // 1_000_000} MB; that is no page")
    return body


def parsed(html: bytes, name: str, url: str | None) -> Article:
    """The story of a page that came as a file: from `url`, else from where the page itself says that it is.

    InputError, with the reason, for a page that holds none.
    """
    from crawler.parsers import parse_page

    address = url or _own_address(html)
    found = parse_page(html, address)
    hint = "" if address or isinstance(found, Article) else "; --url says whose page it is"
    return story(found, name, hint)


def _own_address(html: bytes) -> str:
    """The canonical URL that a page states; empty where it does not."""
    from crawler.charset import decode
    from crawler.parsers.page import Page, Unparsable

    try:
        page = Page.parse("", decode(html, None))
    except Unparsable:
        return ""
    stated = [link.get("href") or "" for link in page.tree.iter("link") if link.get("rel") == "canonical"]
    return next(filter(None, [*stated, page.meta("og:url")]), "")


def story(found: Article | Refusal, name: str, hint: str = "") -> Article:
    """What a parser made of a page. InputError, with its reason, for a page that it refused."""
    if isinstance(found, Article):
        return found
    raise InputError(f"no story in {name}: {found.reason}{hint}")
