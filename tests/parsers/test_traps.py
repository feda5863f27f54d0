"""Traps that real pages set, each rebuilt with an invented story."""

from __future__ import annotations

import pytest

from crawler.parsers import parse_html
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
    paragraphs,
    story,
)

URL = "https://quay-ledger.example/marlin"


def published(
    head: str, before: str = "", *, lines: tuple[str, ...] = EN_LINES, title: str = EN_TITLE
) -> object:
    return parse_html(page(story(before, lines=lines, title=title), head, title=title), URL)["published"]


def test_local_time_beside_the_right_one_is_not_taken() -> None:
    """Pacific time without a zone in sailthru.date, eight hours off."""
    head = '<meta name="sailthru.date" content="2016-01-12 09:00:44">' + json_ld(
        headline=EN_TITLE, datePublished="2016-01-12T17:00:44Z"
    )
    assert published(head) == "2016-01-12T17:00:44+00:00"


def test_a_date_with_a_month_of_one_digit_and_no_zone_is_beijings_on_a_chinese_page() -> None:
    head = '<meta name="apub:time" content="2020-7-9 02:57:42">'
    assert published(head, lines=ZH_LINES, title=ZH_TITLE) == "2020-07-09T02:57:42+08:00"


def test_the_first_of_two_published_times_counts() -> None:
    head = meta(article__published_time="2020-05-01T10:00:00+00:00") + meta(
        article__published_time="2020-05-01T13:00:00+00:00"
    )
    assert published(head) == "2020-05-01T10:00:00+00:00"


def test_english_prose_in_a_metadata_date_is_read() -> None:
    assert (
        published(meta(article__published_time="June 03, 2020, 06:46 PM EDT")) == "2020-06-03T18:46:00-04:00"
    )


def test_one_clock_with_two_zones_has_the_one_that_is_no_default() -> None:
    head = meta(article__published_time="2020-05-01T14:05:00Z") + json_ld(
        headline="x", datePublished="2020-05-01T14:05:00+05:30"
    )
    assert published(head) == "2020-05-01T14:05:00+05:30"


def test_the_date_of_an_update_is_not_that_of_publication() -> None:
    head = meta(article__modified_time="2021-01-01T00:00:00Z") + json_ld(
        headline="x", dateModified="2021-01-01T00:00:00Z", datePublished="2020-05-01T10:00:00Z"
    )
    assert published(head) == "2020-05-01T10:00:00+00:00"


@pytest.mark.parametrize(
    "tail", ["_码头财经", "_码头网资讯_码头网", "-码头网", "|机器人_码头新闻", "--科技--码头网", " - 码头网"]
)
def test_chinese_suffixes_go(tail: str) -> None:
    html = page(
        f"<div class='tit'>{ZH_TITLE}</div>{paragraphs(ZH_LINES)}",
        meta(og__site_name="码头网"),
        title=ZH_TITLE + tail,
    )
    title = parse_html(html, "https://news.matou.example/a.html")["title"]
    assert title.split("|")[0] == ZH_TITLE


@pytest.mark.parametrize("channel", ["新闻中心", "码头网", "财经", "Business Monday"])
def test_a_channels_name_in_the_first_h1_is_not_the_headline(channel: str) -> None:
    html = page(
        story(f'<h1 class="channel-logo">{channel}</h1>', lines=ZH_LINES, title=ZH_TITLE),
        title=f"{ZH_TITLE}_码头网",
    )
    assert parse_html(html, URL)["title"] == ZH_TITLE


def test_a_headline_cut_at_a_quotation_mark_in_og_title_is_whole() -> None:
    whole = ZH_TITLE + "：“要做水下的眼睛”"
    html = page(story(lines=ZH_LINES, title=whole), meta(og__title=ZH_TITLE), title=whole)
    assert parse_html(html, URL)["title"] == whole


def test_comments_longer_than_the_story_are_not_the_story() -> None:
    comments = "".join(
        f"<li><b>读者{n}</b><div>这家公司我去过，产品做得确实不错，就是价格太贵了，第{n}楼。</div></li>"
        for n in range(200)
    )
    after = f'<div id="comments-container" class="gc-comment"><ul>{comments}</ul></div>'
    assert (
        parse_html(page(story(after=after, lines=ZH_LINES, title=ZH_TITLE), title=ZH_TITLE), URL)["text"]
        == ZH_TEXT
    )


def test_a_hidden_link_farm_behind_the_story_is_not_the_story() -> None:
    farm = "".join(f'<a href="/{n}">第{n}家公司获得投资的消息全文</a> ' for n in range(4_000))
    after = f'<div style="display: none">{farm}</div>'
    assert (
        parse_html(page(story(after=after, lines=ZH_LINES, title=ZH_TITLE), title=ZH_TITLE), URL)["text"]
        == ZH_TEXT
    )


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "big5"])
def test_a_page_saved_again_in_utf8_that_still_declares_its_old_charset(declared: str) -> None:
    html = page(story(lines=ZH_LINES, title=ZH_TITLE), title=ZH_TITLE).replace(
        b'charset="utf-8"', f'charset="{declared}"'.encode()
    )
    assert parse_html(html, URL, f"text/html; charset={declared}")["text"] == ZH_TEXT


def test_a_chinese_page_needs_nobody_to_say_that_it_is_chinese() -> None:
    html = page(story(lines=ZH_LINES, title=ZH_TITLE), title=ZH_TITLE, lang="en")
    assert parse_html(html, URL)["text"] == ZH_TEXT


def test_metadata_in_value_for_content_are_read() -> None:
    head = f'<meta name="og:title" value="{EN_TITLE}"><meta name="author" value="Ada Berg">'
    found = parse_html(page(f"<h1>Quay</h1>{paragraphs()}", head, title="Quay"), URL)
    assert (found["title"], found["author"], found["text"]) == (EN_TITLE, ["Ada Berg"], EN_TEXT)
