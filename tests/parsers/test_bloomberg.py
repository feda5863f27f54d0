"""Bloomberg: four layouts of its story pages, and the page that asks whether you are a robot."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape
from typing import Any

import pytest

from crawler.parsers import Refusal, parse_html, parse_page
from storage.records import Article
from tests.parsers.shapes import EN_LINES, EN_TEXT, EN_TITLE, bloomberg_story, json_ld, page, paragraphs

URL = "https://www.bloomberg.com/news/articles/2026-02-21/marlin-robotics-raises-48-million"
PUBLISHED = datetime(2026, 2, 21, 9, 12, 13, 123000, tzinfo=UTC)
JSON_LD = json_ld(
    headline=EN_TITLE, datePublished="2026-02-21T09:12:13.123Z", author=[{"name": "Ines Duarte"}]
)
NEWSLETTER = '<div class="inline-newsletter-top">Get the Quay newsletter.</div>'


def next_data(story: object) -> bytes:
    state = json.dumps({"props": {"pageProps": {"story": story}}})
    return page(f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{state}</script>')


def props(story: object) -> bytes:
    state = json.dumps({"story": story})
    return page(
        f'<script data-component-props="ArticleBody" type="application/json">{state}</script>', JSON_LD
    )


def body_copy(name: str) -> bytes:
    body = f'<h1>Bloomberg UK</h1><h1>{escape(EN_TITLE)}</h1><div class="{name}">{paragraphs()}{NEWSLETTER}</div>'
    return page(body, JSON_LD, title=f"{EN_TITLE} - Bloomberg")


HTML_BODY = bloomberg_story(body=paragraphs() + NEWSLETTER.replace("div", "aside"))
LAYOUTS = {
    "bloomberg/4": next_data(bloomberg_story()),
    "bloomberg/3": props(HTML_BODY | {"body": paragraphs()}),
    "bloomberg/2": body_copy("body-copy-v2 fence-body"),
    "bloomberg/1": body_copy("body-copy"),
}


def read(html: bytes) -> Article:
    found = parse_page(html, URL, None)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("parser", LAYOUTS)
def test_each_layout_gives_title_date_outlet_and_its_own_version(parser: str) -> None:
    article = read(LAYOUTS[parser])
    assert (article.title, article.published, article.outlet) == (EN_TITLE, PUBLISHED, "Bloomberg")
    assert (article.parser, article.language) == (parser, "en")


@pytest.mark.parametrize("parser", ["bloomberg/3", "bloomberg/2", "bloomberg/1"])
def test_the_markup_layouts_give_the_story_and_nothing_else(parser: str) -> None:
    assert read(LAYOUTS[parser]).text == EN_TEXT


def test_the_story_tree_is_read_in_order_without_ads_newsletters_and_media() -> None:
    expected = [
        EN_LINES[0],
        "Old Backers Return",
        EN_LINES[1],
        EN_LINES[2],
        "Rotterdam office",
        "140 engineers",
    ]
    assert read(LAYOUTS["bloomberg/4"]).text.split("\n") == expected


@pytest.mark.parametrize(
    ("changes", "author"),
    [
        pytest.param({}, "Ines Duarte, Tomas Hale", id="authors"),
        pytest.param({"authors": None}, "Ines Duarte, Tomas Hale", id="byline alone"),
        pytest.param({"authors": [{"name": "Ines Duarte"}], "byline": ""}, "Ines Duarte", id="one author"),
        pytest.param({"authors": [], "byline": None}, None, id="none"),
    ],
)
def test_authors_come_from_the_state(changes: dict[str, Any], author: str | None) -> None:
    assert read(next_data(bloomberg_story(**changes))).author == author


def test_markup_in_a_headline_is_dropped() -> None:
    assert read(next_data(bloomberg_story(headline="Marlin <em>Robotics</em> Raises Money"))).title == (
        "Marlin Robotics Raises Money"
    )


def test_a_tree_nested_deeper_than_the_stack_is_read() -> None:
    node: dict[str, Any] = {"type": "text", "value": EN_TEXT}
    for _ in range(300):
        node = {"type": "link", "content": [node]}
    assert read(next_data(bloomberg_story(body={"content": [node]}))).text == EN_TEXT


@pytest.mark.parametrize(
    "body", [None, 7, [], {"content": "x"}, {"content": [None, 3, {"type": ["a"]}]}], ids=repr
)
def test_a_state_of_another_shape_is_no_crash(body: object) -> None:
    assert isinstance(parse_page(next_data(bloomberg_story(body=body)), URL, None), Refusal)


def test_the_robot_page_is_refused_and_gives_no_title() -> None:
    html = page(
        "<h2>We noticed unusual activity coming from your computer network</h2>"
        "<p>Click the box below to let us know you're not a robot.</p><h3>Why?</h3>"
        "<p>Make sure your browser supports JavaScript and cookies. See our Terms of Service.</p>",
        title="Bloomberg - Are you a robot?",
    )
    found = parse_page(html, URL, "text/html")
    assert isinstance(found, Refusal)
    assert found.kind == "captcha"
    assert parse_html(html, URL) == {"title": "", "text": "", "published": None, "author": []}
