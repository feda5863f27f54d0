"""Publishers whose story stands in a known container: each layout by field, and what in the container is no story."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import NamedTuple

import pytest

from crawler.parsers import PARSERS, Refusal, parse_page
from storage.records import Article
from tests.parsers.shapes import EN_LINES, EN_TEXT, EN_TITLE, json_ld, meta, page, paragraphs


class Case(NamedTuple):
    url: str
    html: bytes
    published: datetime | None
    author: str | None
    outlet: str


CTA = '<div class="wp-block-techcrunch-inline-cta"><p>Join us at Disrupt: tickets on sale.</p></div>'
TC_HEAD = (
    json_ld(headline=EN_TITLE, author=[{"@type": "Person", "name": "Ravi Okafor"}])
    + meta(article__published_time="2026-02-20T17:00:44+00:00", og__site_name="TechCrunch")
    + '<meta name="sailthru.date" content="2026-02-20 09:00:44"><meta name="author" content="Ravi Okafor">'
)
TC_URL = "https://techcrunch.com/2026/02/20/marlin-robotics-raises-48-million/"
DATELINE = "ROTTERDAM, Feb. 20, 2026 /PRNewswire/ -- " + EN_LINES[0]
PR_BODY = (
    '<section class="release-body container"><div class="row"><div class="col-lg-10">'
    f"<p>{escape(DATELINE)}</p>{paragraphs(EN_LINES[1:])}<p>About Marlin Robotics: it makes vision systems.</p>"
    "<p>SOURCE Marlin Robotics</p><p>Related Links</p><p>https://marlin.example</p></div></div></section>"
)
PR_HEAD = (
    '<meta name="date" content="2026-02-20T09:00:00-05:00"><meta name="author" content="Marlin Robotics">'
)
HEADLINE = f"<h1>{escape(EN_TITLE)}</h1>"


def inline_elements() -> str:
    blocks = (
        f'<section class="story-v2-content-element-inline">{paragraphs((line,))}</section>'
        for line in EN_LINES
    )
    return '<div class="ad__inner">Advertisement 2</div>'.join(blocks)


CASES = {
    "techcrunch/2": Case(
        TC_URL,
        page(
            f'{HEADLINE}<div class="entry-content wp-block-post-content">{paragraphs(EN_LINES[:2])}{CTA}'
            f'{paragraphs(EN_LINES[2:])}<div class="wp-block-tc23-post-relevant-terms"><p>Topics</p></div></div>',
            TC_HEAD,
            title=f"{EN_TITLE} | TechCrunch",
        ),
        datetime(2026, 2, 20, 17, 0, 44, tzinfo=UTC),
        "Ravi Okafor",
        "TechCrunch",
    ),
    "techcrunch/1": Case(
        TC_URL,
        page(
            f'{HEADLINE}<div class="article-content">{paragraphs(EN_LINES[:2])}'
            f'<div class="embed-breakout"><p>More on TechCrunch</p></div>{paragraphs(EN_LINES[2:])}</div>',
            TC_HEAD,
            title=f"{EN_TITLE} | TechCrunch",
        ),
        datetime(2026, 2, 20, 17, 0, 44, tzinfo=UTC),
        "Ravi Okafor",
        "TechCrunch",
    ),
    "prnewswire/1": Case(
        "https://www.prnewswire.com/news-releases/marlin-robotics-raises-48-million-301000001.html",
        page(HEADLINE + PR_BODY, PR_HEAD, title=EN_TITLE),
        datetime(2026, 2, 20, 14, tzinfo=UTC),
        "Marlin Robotics",
        "PR Newswire",
    ),
    "globenewswire/2": Case(
        "https://www.globenewswire.com/news-release/2026/02/20/2800001/0/en/Marlin-Robotics.html",
        page(
            f'{HEADLINE}<div id="main-body-container">{paragraphs()}</div>',
            meta(article__published_time="2026-02-20T14:00:00Z"),
        ),
        datetime(2026, 2, 20, 14, tzinfo=UTC),
        None,
        "GlobeNewswire",
    ),
    "globenewswire/1": Case(
        "https://www.globenewswire.com/news-release/2018/02/20/1300001/0/en/Marlin-Robotics.html",
        page(
            f'{HEADLINE}<time datetime="2018-02-20T14:00:00Z"></time><span class="article-body">{paragraphs()}</span>'
        ),
        datetime(2018, 2, 20, 14, tzinfo=UTC),
        None,
        "GlobeNewswire",
    ),
    "yahoo/2": Case(
        "https://finance.yahoo.com/news/marlin-robotics-raises-48-million-140000123.html",
        page(
            f'{HEADLINE}<div class="body-wrap"><div class="body">{paragraphs()}<div class="readmore">Story continues'
            '</div></div></div><div class="body-wrap"><p>Trending tickers</p></div>',
            json_ld(
                headline=EN_TITLE, datePublished="2026-02-20T14:00:00.000Z", author={"name": "Ines Duarte"}
            ),
        ),
        datetime(2026, 2, 20, 14, tzinfo=UTC),
        "Ines Duarte",
        "Yahoo Finance",
    ),
    "yahoo/1": Case(
        "https://finance.yahoo.com/news/marlin-robotics-raises-48-million-140000123.html",
        page(
            f'{HEADLINE}<time datetime="2021-02-20T14:00:00.000Z">February 20, 2021</time>'
            f'<div class="caas-body">{paragraphs()}<figure class="caas-figure">A robot.</figure></div>'
        ),
        datetime(2021, 2, 20, 14, tzinfo=UTC),
        None,
        "Yahoo Finance",
    ),
    "financialpost/2": Case(
        "https://financialpost.com/technology/marlin-robotics-raises",
        page(
            HEADLINE + inline_elements(),
            json_ld(
                **{"@type": "ReportageNewsArticle"},
                headline=EN_TITLE,
                datePublished="2026-02-20T14:00:00+00:00",
                isAccessibleForFree=False,
                author={"name": "Bloomberg News"},
            ),
        ),
        datetime(2026, 2, 20, 14, tzinfo=UTC),
        "Bloomberg News",
        "Financial Post",
    ),
    "financialpost/1": Case(
        "https://financialpost.com/technology/marlin-robotics-raises",
        page(f'{HEADLINE}<section class="article-content__content-group">{paragraphs()}</section>'),
        None,
        None,
        "Financial Post",
    ),
}


def read(parser: str) -> Article:
    case = CASES[parser]
    found = parse_page(case.html, case.url, "text/html")
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("parser", CASES)
def test_every_field_of_every_layout(parser: str) -> None:
    article, case = read(parser), CASES[parser]
    assert (article.title, article.parser, article.outlet) == (EN_TITLE, parser, case.outlet)
    assert (article.published, article.author) == (case.published, case.author)


@pytest.mark.parametrize("parser", [name for name in CASES if not name.startswith("prnewswire")])
def test_the_story_is_all_that_is_read(parser: str) -> None:
    assert read(parser).text == EN_TEXT


def test_a_releases_dateline_and_boilerplate_stay_and_its_source_line_ends_it() -> None:
    lines = read("prnewswire/1").text.split("\n")
    assert lines == [DATELINE, *EN_LINES[1:], "About Marlin Robotics: it makes vision systems."]


def test_every_layout_has_a_parser_of_its_name() -> None:
    assert {case.split("/")[0] for case in CASES} <= set(PARSERS)


def wordpress(container: str, junk: str = "") -> bytes:
    return page(
        f'{HEADLINE}<div class="{container}">{paragraphs()}{junk}</div>'
        f'<div id="comments"><p>{"What a story! " * 30}</p></div>',
        '<meta name="generator" content="WordPress 6.4">' + meta(og__site_name="The Quay Ledger"),
        title=f"{EN_TITLE} – The Quay Ledger",
    )


@pytest.mark.parametrize(
    "container", ["entry-content", "post-content clearfix", "td-post-content", "wp-block-post-content"]
)
def test_wordpress_containers_are_known_by_their_classes(container: str) -> None:
    found = parse_page(
        wordpress(container), "https://quay-ledger.example/marlin-robotics-raises/", None, parser="wordpress"
    )
    assert isinstance(found, Article)
    assert (found.text, found.title, found.outlet) == (EN_TEXT, EN_TITLE, "The Quay Ledger")
    assert found.parser == "wordpress/1"


@pytest.mark.parametrize(
    "junk",
    [
        '<div class="sharedaddy"><h3>Share this:</h3><ul><li>Click to share on Facebook</li></ul></div>',
        '<div class="jp-relatedposts"><h3>Related</h3><p>Another robot maker raises money</p></div>',
        '<div class="author-box"><p>Ravi writes about robots and has done so for ten years.</p></div>',
    ],
    ids=["sharing", "related", "author"],
)
def test_wordpress_plugins_are_no_story(junk: str) -> None:
    found = parse_page(
        wordpress("entry-content", junk), "https://quay-ledger.example/a/", None, parser="wordpress"
    )
    assert isinstance(found, Article)
    assert found.text == EN_TEXT


def test_a_page_in_none_of_the_layouts_is_read_by_the_generic_parser() -> None:
    found = parse_page(page(f"<article>{HEADLINE}{paragraphs()}</article>"), TC_URL, None)
    assert isinstance(found, Article)
    assert (found.parser, found.text, found.outlet) == ("generic/1", EN_TEXT, "techcrunch.com")


def test_an_empty_container_is_not_the_story() -> None:
    found = parse_page(page(f'{HEADLINE}<div class="article-content"><p>Loading</p></div>'), TC_URL, None)
    assert isinstance(found, Refusal)


def test_metadata_of_the_story_that_was_opened_first_are_not_believed() -> None:
    """A page saved after its reader went on inside the site: `<title>` and text are new, og: and JSON-LD are not."""
    old_url = "https://techcrunch.com/2016/01/12/copper-kettle-buys-a-bakery-chain-in-lisbon/"
    head = (
        f'<link rel="canonical" href="{old_url}">'
        + meta(
            og__url=old_url,
            og__title="Copper Kettle buys a bakery chain in Lisbon",
            article__published_time="2016-01-12T17:00:44+00:00",
        )
        + json_ld(
            headline="Copper Kettle buys a bakery chain in Lisbon",
            datePublished="2016-01-12T17:00:44Z",
            url=old_url,
        )
    )
    body = f'{HEADLINE}<div class="article-content">{paragraphs()}</div>'
    found = parse_page(page(body, head, title=f"{EN_TITLE} | TechCrunch"), TC_URL, None)
    assert isinstance(found, Article)
    assert (found.title, found.published) == (EN_TITLE, datetime(2026, 2, 20, tzinfo=UTC))
