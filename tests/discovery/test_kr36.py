"""36kr's lists in all their shapes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler.discovery import Discovery, discover
from tests.discovery.documents import source

NOW = datetime(2026, 6, 20, 4, 0, tzinfo=UTC)
STAMP = 1781863285000  # 2026-06-19 18:01:25 in Beijing
LIST = "https://pitchhub.36kr.com/financing-flash"


def row(number: int, route: str, title: str, **material: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "itemId": number,
        "route": f"{route}?itemId={number}",
        "templateMaterial": {"itemId": number, "widgetTitle": title, "publishTime": STAMP, **material},
    }


ROWS = [
    row(
        101,
        "detail_newsflash",
        "「青柚」完成A轮融资",
        widgetContent="<p>36氪获悉，青柚完成<b>A轮</b>融资。</p>",
    ),
    row(102, "detail_article", "36氪首发 | 「远舟」获B轮", widgetContent=""),
    row(103, "detail_theme", "专题：具身智能"),
]
EXPECTED = ["https://36kr.com/newsflashes/101", "https://36kr.com/p/102"]


def ask(body: str, url: str = LIST) -> Discovery:
    kr36 = source("kr36", timezone="Asia/Shanghai", max_age=timedelta(days=30))
    return discover(kr36, body.encode(), url, now=NOW)


def urls(found: Discovery) -> list[str]:
    return [link.url for link in found.links]


class TestStates:
    def test_the_gateways_json(self) -> None:
        body = json.dumps({"code": 0, "data": {"itemList": ROWS, "pageCallback": "x", "hasNextPage": 1}})
        first, second = ask(body, "https://gateway.36kr.com/api/mis/nav/newsflash/flow").links
        assert [first.url, second.url] == EXPECTED
        assert first.title == "「青柚」完成A轮融资"
        assert first.published == datetime(2026, 6, 19, 10, 1, 25, tzinfo=UTC)
        assert first.summary == "36氪获悉，青柚完成A轮融资。"
        assert (first.guid, second.summary) == ("101", None)

    def test_the_financing_flash_page(self) -> None:
        body = f"<html><script>window.__INIT_PROPS__ = {json.dumps({'itemList': ROWS})}</script></html>"
        assert urls(ask(body)) == EXPECTED

    def test_the_initial_state_wherever_the_list_hangs_in_it(self) -> None:
        state = {
            "a": [1, {"b": {"newsflashList": {"data": {"itemList": ROWS}}}}],
            "c": {"itemList": ROWS[:1]},
        }
        body = f"<script>window.initialState={json.dumps(state)};window.other=1</script>"
        assert urls(ask(body)) == EXPECTED

    def test_another_host_keeps_its_own_stories(self) -> None:
        body = json.dumps({"itemList": ROWS})
        assert urls(ask(body, "http://36kr.test:8080/flow"))[0] == "http://36kr.test:8080/newsflashes/101"

    @pytest.mark.parametrize(
        "broken",
        [
            {"route": "detail_newsflash"},
            {"route": 7, "templateMaterial": {}},
            {"route": "detail_article?itemId=../../etc", "templateMaterial": {}},
            {"route": "detail_article?itemId=1", "templateMaterial": None},
            "text",
            None,
        ],
    )
    def test_a_broken_row_costs_only_itself(self, broken: object) -> None:
        assert urls(ask(json.dumps({"itemList": [broken, *ROWS]}))) == EXPECTED

    @pytest.mark.parametrize("stamp", [None, "", "soon", 10**30, True])
    def test_a_broken_date_is_none(self, stamp: object) -> None:
        rows = [row(101, "detail_newsflash", "x", publishTime=stamp)]
        (link,) = discover(
            source("kr36", max_age=timedelta(days=30_000)),
            json.dumps({"itemList": rows}).encode(),
            LIST,
            now=NOW,
        ).links
        assert link.published is None or link.published.year == 1970


class TestMarkup:
    def test_the_newsflash_list_with_relative_times(self) -> None:
        body = """<div class="newsflash-item"><a class="item-title" href="/newsflashes/201">「青柚」完成A轮</a>
            <div class="item-desc"><span>青柚完成A轮融资。</span></div><span class="time">2小时前</span></div>"""
        (link,) = ask(body, "https://www.36kr.com/newsflashes").links
        assert (link.url, link.title) == ("https://36kr.com/newsflashes/201", "「青柚」完成A轮")
        assert link.summary == "青柚完成A轮融资。"
        assert link.published == NOW - timedelta(hours=2)

    def test_the_financing_list_with_protocol_relative_links(self) -> None:
        body = """<div class="css-1x"><div class="item-title">
            <a class="title" href="//36kr.com/newsflashes/202">「远舟」</a></div>
            <div class="item-other"><span class="time">昨天</span></div></div>"""
        (link,) = ask(body).links
        assert link.url == "https://36kr.com/newsflashes/202"
        assert link.published is not None
        assert link.published.date().isoformat() == "2026-06-19"

    def test_the_newsflash_list_of_2017(self) -> None:
        body = """<ul class="sameday_list"><li id="203"><h2><span class="title">「青柚」上线</span></h2>
            <div class="fast_news_content"><p><span>青柚今日上线。</span></p></div></li></ul>"""
        (link,) = ask(body, "https://36kr.com/newsflashes").links
        assert (link.url, link.title, link.summary) == (
            "https://36kr.com/newsflashes/203",
            "「青柚」上线",
            "青柚今日上线。",
        )


class TestRefusals:
    def test_a_security_check(self) -> None:
        refusal = ask("<html><title>安全检测</title><script>probe()</script></html>").refusal
        assert refusal == "no list of 36kr stories on “安全检测”"

    def test_an_encrypted_state(self) -> None:
        body = '<script>window.initialState={"state":"c2VjcmV0","isEncrypt":true}</script>'
        assert ask(body).refusal == "the page's state is encrypted"

    @pytest.mark.parametrize("body", ['{"code":1,"msg":"limit"}', "{", "window.initialState=", "[]"])
    def test_a_state_without_stories(self, body: str) -> None:
        assert ask(body).refusal == "no list of 36kr stories"
