"""What people hand in: a text, an HTML page, or JSON Lines of articles; a file or standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import click
import msgspec

from console.safe import one_line
from storage.errors import InputError
from storage.records import Article

if TYPE_CHECKING:
    from crawler.parsers import Refusal

T = TypeVar("T")
MAX_TEXT = 10_000_000
"""Bytes of one page, text or line; more is refused, as the crawl refuses it."""

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of JSON Lines: the article, and the caller's own `id` for it."""

    line: int
    id: str | int | None
    article: Article


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no article, and why."""

    line: int
    why: str


class Row(msgspec.Struct):
    """The keys of a line that we read; others are left alone. `lang` and `language` are one."""

    id: str | int | None = None
    url: str | None = None
    title: str | None = None
    text: str | None = None
    published: str | None = None
    source: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    lang: str | None = None


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input for `-`. InputError for what cannot be read."""
    if path == "-":
        yield sys.stdin.buffer
        return
    if Path(path).is_dir():
        raise InputError(f"{path} is a directory; name a file in it")
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below; only opening it may fail as the user's mistake
    except OSError as error:
        raise InputError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from error
    with stream:
        yield stream


@dataclass(frozen=True, slots=True)
class Given:
    """What an input turned out to be: `lines` of JSON Lines, an `article`, or the `html` of one."""

    lines: Iterator[Entry | BadLine] | None = None
    article: Article | None = None
    html: bytes | None = None


class BadLines:
    """Counts the lines that hold no article; each of the first is told on stderr as it comes."""

    TOLD = 5

    def __init__(self, name: str) -> None:
        self.name = name
        self.count = 0
        self.good = 0

    def without(self, lines: Iterable[Entry | BadLine]) -> Iterator[Entry]:
        """The entries among `lines`."""
        for line in lines:
            if isinstance(line, Entry):
                self.good += 1
                yield line
            else:
                self.add(line.line, line.why)

    def unless_broken(
        self, entries: Iterable[Entry], read: Callable[[Article], T]
    ) -> Iterator[tuple[Entry, T]]:
        """Each entry with what `read` makes of its article; one that breaks `read` is a bad line, not the end."""
        for entry in entries:
            try:
                result = read(entry.article)
            except Exception as problem:  # noqa: BLE001 - one text in a million must not cost the others
                self.add(entry.line, f"it breaks the extractor: {type(problem).__name__}: {problem}"[:200])
            else:
                yield entry, result

    def add(self, line: int, why: str) -> None:
        """Count a bad line; the first few are told."""
        self.count += 1
        if self.count <= self.TOLD:
            click.echo(f"{self.name}, line {line}: {one_line(why)}", err=True)

    def report(self) -> None:
        """Say how many there were; InputError if nothing else was there."""
        if not self.good:
            raise InputError(f"{self.name} holds no article; every line is bad ({self.count})")
        if self.count > self.TOLD:
            click.echo(f"{self.name}: {self.count} bad lines, {self.good} good ones", err=True)


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
    from crawler.parsers.charset import decode
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


def read(stream: BinaryIO, name: str) -> Given:
    """Look at the first bytes and decide. InputError for an empty, binary or oversized input."""
    head = _head(stream, name)
    if _is_object(head[-1]) or name.endswith((".jsonl", ".ndjson")):
        return Given(lines=entries(chain(head, _lines(stream))))
    body = b"".join(head) + stream.read(MAX_TEXT + 1)
    if len(body) > MAX_TEXT:
        raise InputError(
            f"{name} holds more than {MAX_TEXT // 1_000_000} MB in one text; JSON Lines may be longer"
        )
    if _HTML.match(body) or name.lower().endswith((".html", ".htm", ".xhtml")):
        return Given(html=body)
    if whole := _one_document(body):
        return Given(lines=whole)
    return Given(article=Article(text=decode(body, name)))


def read_lines(stream: BinaryIO, name: str) -> Iterator[Entry | BadLine]:
    """The articles of JSON Lines. InputError for an input that is empty, or plainly something else."""
    given = read(stream, name)
    if given.lines is None:
        raise InputError(
            f'{name} is no JSON Lines; each line is to be one object like {{"title": …, "text": …}}'
        )
    return given.lines


def entries(lines: Iterator[bytes]) -> Iterator[Entry | BadLine]:
    """The articles of JSON Lines, one by one, in constant memory; blank lines are skipped."""
    decoder = msgspec.json.Decoder(Row)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if len(line) > MAX_TEXT:
            yield BadLine(number, f"longer than {MAX_TEXT // 1_000_000} MB")
            continue
        try:
            row = decoder.decode(line.removeprefix(b"\xef\xbb\xbf"))
            yield Entry(number, row.id, _article(row))
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            yield BadLine(number, str(error) or type(error).__name__)


def decode(body: bytes, name: str) -> str:
    """The text of bytes in UTF-8, UTF-16 with its mark, or GB 18030. InputError for anything binary."""
    encoding = next((known for bom, known in _BOMS.items() if body.startswith(bom)), None)
    if encoding is None and b"\0" in body:
        raise InputError(
            f"{name} looks binary (a zero byte at {body.index(0)}); a text, HTML or JSON Lines is needed"
        )
    for candidate in [encoding] if encoding else ["utf-8", "gb18030"]:
        try:
            text = body.decode(candidate)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise InputError(f"{name} is no text in UTF-8, UTF-16 or GB 18030; it looks binary")


def _head(stream: BinaryIO, name: str) -> list[bytes]:
    """The first line that is not blank, after those that are."""
    head = []
    for line in _lines(stream):
        head.append(line)
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            return head
    raise InputError(f"{name} is empty")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines that are left; an endless one is cut just above the limit and its tail thrown away."""
    while line := stream.readline(MAX_TEXT + 1):
        tail = line
        while len(tail) > MAX_TEXT and not tail.endswith(b"\n"):
            tail = stream.readline(MAX_TEXT + 1)
        yield line


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line.strip().removeprefix(b"\xef\xbb\xbf")), dict)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False


def _one_document(body: bytes) -> Iterator[Entry | BadLine] | None:
    """The articles of a JSON object or array that is spread over several lines."""
    try:
        whole = msgspec.json.decode(body)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    rows = whole if isinstance(whole, list) else [whole]
    if not isinstance(whole, (dict, list)):
        return None
    return entries(msgspec.json.encode(row) for row in rows)


def _article(row: Row) -> Article:
    if not (row.title or row.text):
        raise ValueError("neither title nor text")
    return Article(
        title=row.title or "",
        text=row.text or "",
        url=row.url or "",
        source=row.source,
        outlet=row.outlet,
        published=_published(row.published),
        author=row.author,
        language=row.language or row.lang,
    )


def _published(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(
            f"published: expected ISO 8601 like 2024-02-19T09:30:00Z, got {text[:40]!r}"
        ) from None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)


def _is_text(text: str) -> bool:
    """No more than one control character in a hundred."""
    controls = sum(1 for c in text if c < " " and c not in "\t\n\r\f")
    return controls * 100 <= len(text)
