"""36kr: state JSON of two generations, newsflashes, the DOM twin, bylines, reposting notes, pages without a story."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.parsers import Refusal, parse_html, parse_page
from storage.records import Article, Link
from tests.parsers.shapes import ZH_LINES, ZH_TEXT, ZH_TITLE, kr36_page, kr36_state, page, paragraphs, script

URL = "https://www.36kr.com/p/3900000000000001"


def read(html: bytes, url: str = URL, *, parser: str | None = None, hint: Link | None = None) -> Article:
    found = parse_page(html, url, "text/html; charset=utf-8", parser=parser, hint=hint)
    assert isinstance(found, Article), found
    return found


def old_props(**changes: object) -> dict[str, Any]:
    """The state of 2017 to 2020."""
    post = {
        "id": 5290001,
        "title": ZH_TITLE,
        "summary": "…",
        "content": paragraphs(ZH_LINES),
        "published_at": "2020-02-13 15:20:30",
        "user": {"id": 9, "name": "沈若谷"},
        **changes,
    }
    return {
        "detailArticle|post": post,
        "hotPostsOf30|hotPost": [{"id": 1, "title": "别的文章", "content": "<p>别的</p>"}],
    }


DOM = f"""
<div class="article-wrapper"><h1 class="article-title margin-bottom-20 common-width">{ZH_TITLE}</h1>
<div class="article-title-icon common-width margin-bottom-40"><a class="title-icon-item item-a"
href="/user/9">沈若谷</a>
<span class="title-icon-item item-time">·2026-06-15 09:50</span></div>
<div class="common-width content articleDetailContent kr-rich-text-wrapper">{paragraphs(ZH_LINES)}
<p class="image-wrapper"><img src="/robot.jpg"></p><p class="img-desc">图源：企业供图</p></div></div>
"""


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("title", ZH_TITLE),
        ("text", ZH_TEXT),
        ("published", datetime(2026, 6, 15, 1, 50, 0, 127000, tzinfo=UTC)),
        ("author", "沈若谷"),
        ("outlet", "36kr"),
        ("language", "zh"),
        ("parser", "36kr/2"),
        ("url", URL),
    ],
)
def test_the_state_of_an_article_page_gives_every_field(field: str, expected: object) -> None:
    assert getattr(read(kr36_page(kr36_state())), field) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("title", ZH_TITLE),
        ("text", ZH_TEXT),
        ("published", datetime(2020, 2, 13, 7, 20, 30, tzinfo=UTC)),
        ("author", "沈若谷"),
        ("parser", "36kr/1"),
    ],
)
def test_the_props_of_2017_to_2020_give_every_field(field: str, expected: object) -> None:
    html = page(
        script("var props=", old_props()) + "<script>,locationnal={}</script>", title=f"{ZH_TITLE}_36氪"
    )
    assert getattr(read(html, "https://36kr.com/p/5290001.html"), field) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("title", ZH_TITLE),
        ("text", ZH_TEXT),
        ("published", datetime(2026, 6, 15, 1, 50, tzinfo=UTC)),
        ("author", "沈若谷"),
        ("parser", "36kr/2"),
    ],
)
def test_the_dom_twin_gives_every_field_where_the_state_is_missing(field: str, expected: object) -> None:
    assert getattr(read(kr36_page({}, DOM)), field) == expected


def test_the_dom_of_the_old_layout_keeps_its_own_version() -> None:
    body = f'<h1>{ZH_TITLE}</h1><section class="textblock">{paragraphs(ZH_LINES)}</section>'
    assert read(kr36_page({}, body)).parser == "36kr/1"


def test_the_moment_of_rendering_is_never_the_date() -> None:
    assert parse_html(kr36_page(kr36_state()), URL)["published"] == "2026-06-15T09:50:00.127000+08:00"
    relative = DOM.replace("·2026-06-15 09:50", "2小时前")
    assert read(kr36_page({}, relative)).published is None


def test_the_feeds_date_stands_in_for_a_relative_one() -> None:
    told = datetime(2026, 6, 15, 1, 49, tzinfo=UTC)
    link = Link(url=URL, source="36kr", published=told)
    assert read(kr36_page({}, DOM.replace("·2026-06-15 09:50", "2小时前")), hint=link).published == told


def test_a_newsflash_is_found_by_the_id_in_its_url() -> None:
    material = {
        "widgetTitle": ZH_TITLE,
        "widgetContent": ZH_LINES[0],
        "publishTime": 1781488200000,
        "sourceUrlRoute": "webview?url=https://example.com",
    }
    other = {
        "itemId": 42,
        "templateMaterial": {**material, "widgetTitle": "别的快讯", "widgetContent": "别的内容"},
    }
    state = {"newsflashDetail": {"list": [other, {"itemId": 3900000000000002, "templateMaterial": material}]}}
    article = read(kr36_page(state), "https://36kr.com/newsflashes/3900000000000002?f=rss")
    assert (article.title, article.text) == (ZH_TITLE, ZH_LINES[0])
    assert article.published == datetime(2026, 6, 15, 1, 50, tzinfo=UTC)


@pytest.mark.parametrize(
    ("note", "author"),
    [
        pytest.param("作者&nbsp;|&nbsp;顾一舟", "顾一舟", id="byline"),
        pytest.param("作者｜顾一舟、白露", "顾一舟, 白露", id="two names"),
        pytest.param("文 | 顾一舟", "顾一舟", id="short byline"),
        pytest.param("编辑&nbsp;|&nbsp;袁小满", "沈若谷", id="an editor is no author"),
        pytest.param("封面来源 | 视觉图库", "沈若谷", id="nor is the source of a picture"),
        pytest.param(
            '编者按：本文来自微信公众号<a href="https://mp.example.com/s">“潮汐观察”（ID：chaoxi），'
            "</a>作者 白露，编辑 顾一舟。36氪经授权转载。",
            "潮汐观察",
            id="an outside account is",
        ),
        pytest.param(
            "本文来自微信公众号“潮汐观察”，作者：白露，36氪经授权发布。", "潮汐观察", id="in its newer words"
        ),
    ],
)
def test_bylines_and_reposting_notes_name_the_author_and_are_no_story(note: str, author: str) -> None:
    article = read(kr36_page(kr36_state(widgetContent=f"<p>{note}</p>{paragraphs(ZH_LINES)}")))
    assert article.author == author
    assert article.text == ZH_TEXT


def test_a_sentence_about_the_outlet_stays_in_the_story() -> None:
    line = "青屿智能创始人对36氪表示，公司将在明年发布新一代产品，并计划进入东南亚市场。"
    assert line in read(kr36_page(kr36_state(widgetContent=f"<p>{line}</p>{paragraphs(ZH_LINES)}"))).text


def test_captions_are_no_story() -> None:
    markup = f'{paragraphs(ZH_LINES)}<p class="img-desc">（图源/企业）</p>'
    assert "图源" not in read(kr36_page(kr36_state(widgetContent=markup))).text


@pytest.mark.parametrize(
    ("told", "title"),
    [
        pytest.param(f"{ZH_TITLE}-36氪", ZH_TITLE, id="suffix"),
        pytest.param(
            "开源模型GLM-5.2发布：价格再降一半", "开源模型GLM-5.2发布：价格再降一半", id="hyphen in a name"
        ),
    ],
)
def test_the_sites_name_goes_and_a_name_with_a_hyphen_stays(told: str, title: str) -> None:
    assert read(kr36_page(kr36_state(widgetTitle=told))).title == title


def test_an_enciphered_state_is_refused_and_not_solved() -> None:
    found = parse_page(kr36_page({"state": "U2FsdGVkX1+abc==", "isEncrypt": True}), URL, None)
    assert isinstance(found, Refusal)
    assert found.kind == "encrypted"


def test_an_enciphered_state_beside_the_dom_twin_is_no_loss() -> None:
    html = kr36_page({"state": "U2FsdGVkX1+abc==", "isEncrypt": True}, DOM)
    assert read(html).text == ZH_TEXT


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            kr36_page({"articleDetail": {"articleDetailData": {"code": 500, "data": None}}}), id="no data"
        ),
        pytest.param(kr36_page(kr36_state(widgetContent="")), id="no content"),
        pytest.param(kr36_page([1, 2, 3]), id="a list for a state"),
        pytest.param(
            kr36_page(kr36_state(widgetContent={"a": 1}, widgetTitle=7, publishTime="x")), id="other types"
        ),
    ],
)
def test_a_shell_without_a_story_is_refused_as_empty(html: bytes) -> None:
    found = parse_page(html, URL, None)
    assert isinstance(found, Refusal)
    assert found.kind == "empty"


def test_a_security_check_with_status_200_is_refused() -> None:
    html = page(
        '<p class="title">正在进行安全检测，请稍候…</p><script>var a=JSON.parse(atob("eyJhIjoxfQ=="))</script>',
        title="",
    )
    found = parse_page(html, URL, "text/html")
    assert isinstance(found, Refusal)
    assert found.kind == "blocked"


def test_a_source_at_another_host_may_name_the_parser() -> None:
    assert (
        read(kr36_page(kr36_state()), "https://mirror.example/p/3900000000000001", parser="36kr").parser
        == "36kr/2"
    )
