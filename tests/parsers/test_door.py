"""The package's doors: what `parse_page` and `parse_html` promise to those who call them."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from datetime import UTC, datetime, timedelta, timezone

import pytest

import crawler.parsers
from crawler.parsers import PARSERS, Refusal, parse_html, parse_page
from crawler.parsers.language import language_of
from crawler.parsers.registry import parser_for
from storage.records import Article, Link
from tests.parsers.shapes import (
    EN_LINES,
    EN_TEXT,
    EN_TITLE,
    ZH_LINES,
    ZH_TEXT,
    ZH_TITLE,
    json_ld,
    meta,
    page,
    story,
)

URL = "https://www.quay-ledger.example/2026/02/21/marlin?utm_source=feed"
LINK = Link(
    url="https://quay-ledger.example/2026/02/21/marlin",
    source="quay",
    title=EN_TITLE,
    published=datetime(2026, 2, 21, 9, tzinfo=UTC),
    author="Ines Duarte",
)
HEAD = json_ld(
    headline=EN_TITLE, datePublished="2026-02-21T17:12:13+08:00", author={"name": "Ravi Okafor"}
) + meta(og__site_name="The Quay Ledger")


def read(html: bytes, hint: Link | None = None) -> Article:
    found = parse_page(html, URL, "text/html; charset=utf-8", hint=hint)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("title", EN_TITLE),
        ("text", EN_TEXT),
        ("url", LINK.url),
        ("source", "quay"),
        ("outlet", "The Quay Ledger"),
        ("published", datetime(2026, 2, 21, 9, 12, 13, tzinfo=UTC)),
        ("author", "Ravi Okafor"),
        ("language", "en"),
        ("parser", "generic/1"),
        ("is_lead", False),
    ],
)
def test_an_article_has_every_field(field: str, expected: object) -> None:
    assert getattr(read(page(story(), HEAD), LINK), field) == expected


def test_published_is_utc_whatever_the_page_says() -> None:
    found = read(page(story(), HEAD)).published
    assert found is not None
    assert found.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("author", "Ines Duarte"),
        ("published", datetime(2026, 2, 21, 9, tzinfo=UTC)),
        ("outlet", "quay-ledger.example"),
    ],
)
def test_the_feed_fills_what_the_page_leaves_out(field: str, expected: object) -> None:
    html = page(story()).replace(b"2026/02", b"")
    found = parse_page(html, "https://www.quay-ledger.example/marlin", None, hint=LINK)
    assert getattr(found, field) == expected


def test_without_a_link_the_url_is_that_of_the_page() -> None:
    found = read(page(story()))
    assert (found.url, found.source) == (URL, None)


def test_the_bench_function_keeps_the_pages_own_offset() -> None:
    found = parse_html(page(story(), HEAD), URL, None)
    assert found == {
        "title": EN_TITLE,
        "text": EN_TEXT,
        "published": datetime(2026, 2, 21, 17, 12, 13, tzinfo=timezone(timedelta(hours=8))).isoformat(),
        "author": ["Ravi Okafor"],
    }


@pytest.mark.parametrize(
    ("host", "name", "expected"),
    [
        ("36kr.com", None, "36kr"),
        ("pitchhub.36kr.com", None, "36kr"),
        ("bloomberg.com", None, "bloomberg"),
        ("finance.yahoo.com", None, "yahoo"),
        ("uk.finance.yahoo.com", None, "yahoo"),
        ("yahoo.com", None, None),
        ("techcrunch.com", "wordpress", "techcrunch"),
        ("quay.example", "wordpress", "wordpress"),
        ("quay.example", "unheard of", None),
        ("quay.example", None, None),
        ("not36kr.com", None, None),
        ("com", None, None),
        ("", None, None),
        ("", "36kr", "36kr"),
    ],
)
def test_the_parser_is_that_of_the_host_else_of_the_source(
    host: str, name: str | None, expected: str | None
) -> None:
    assert parser_for(host, name) is (PARSERS[expected] if expected else None)


def test_a_source_that_links_elsewhere_gets_the_other_publishers_parser() -> None:
    body = f'<h1>{EN_TITLE}</h1><div class="article-content"><p>{EN_LINES[0]}</p></div>'
    found = parse_page(page(body), "https://techcrunch.com/2026/02/21/marlin/", None, parser="36kr")
    assert isinstance(found, Article)
    assert found.parser == "techcrunch/1"


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        (EN_TEXT, "", "en"),
        (EN_TEXT, "zh-CN", "en"),
        (ZH_TEXT, "", "zh"),
        (ZH_TEXT, "en", "zh"),
        ("水中ロボットを開発する企業が資金を調達した。", "", "ja"),
        ("수중 로봇을 만드는 회사가 투자를 유치했다.", "en", "ko"),
        ("Das Unternehmen sammelt Geld ein.", "de-DE", "de"),
        ("Das Unternehmen sammelt Geld ein.", "", None),
        ("", "fr", "fr"),
        ("", "x", None),
        ("Marlin raises money (融资) for its robots", "en", "en"),
    ],
)
def test_a_script_that_speaks_for_itself_beats_the_declared_language(
    text: str, declared: str, code: str | None
) -> None:
    assert language_of(text, declared) == code


def test_a_chinese_page_gives_a_chinese_article() -> None:
    found = read(page(story(lines=ZH_LINES, title=ZH_TITLE), title=f"{ZH_TITLE}_码头日报", lang="en"))
    assert (found.title, found.text, found.language) == (ZH_TITLE, ZH_TEXT, "zh")


def test_a_refusal_says_why_in_one_line() -> None:
    found = parse_page(b"", URL, None)
    assert found == Refusal("empty", "the answer is empty")


@pytest.mark.parametrize("module", [info.name for info in pkgutil.iter_modules(crawler.parsers.__path__)])
def test_what_the_docstrings_show_is_so(module: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(f"crawler.parsers.{module}"))
    assert failed == 0
