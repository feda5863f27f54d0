"""The shipped sources read answers in their publishers' own shapes (stories and numbers invented)."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest

from crawler.catalog import Source, load
from crawler.discovery import Discovery, discover
from tests.discovery.documents import rss

NOW = datetime(2026, 6, 20, 4, 0, tzinfo=UTC)
STAMP = 1781863285000
AT = datetime(2026, 6, 19, 10, 1, 25, tzinfo=UTC)


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Source]:
    return load().sources


def ask(source: Source, body: str | bytes, *, url: int = 0) -> Discovery:
    data = body if isinstance(body, bytes) else body.encode()
    return discover(source, data, source.urls[url], now=NOW)


def urls(found: Discovery) -> list[str]:
    return [link.url for link in found.links]


def test_36kr_with_its_odd_dates_and_tails(catalogue: dict[str, Source]) -> None:
    feed = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>36氪</title>
        <pubDate>2026-06-19 18:30:00</pubDate>
        <item><title><![CDATA[「青柚」完成数千万元Pre-A轮融资]]></title>
          <link><![CDATA[https://36kr.com/p/3900000000000001?f=rss]]></link>
          <pubDate>2026-06-19 18:01:25  +0800</pubDate>
          <description><![CDATA[<p>硬氪获悉，青柚近日完成融资。</p>
            <p><img src="x"/>投资方为远山资本。</p>]]></description></item>
        <item><title>8点1氪</title><link>https://36kr.com/p/3900000000000002?f=rss</link>
          <pubDate>2026-06-19 20:56:00  +0800</pubDate></item></channel></rss>"""
    found = ask(catalogue["36kr"], feed)
    assert urls(found) == ["https://36kr.com/p/3900000000000001", "https://36kr.com/p/3900000000000002"]
    assert found.links[0].published == AT
    assert found.links[0].summary == "硬氪获悉，青柚近日完成融资。\n投资方为远山资本。"


def test_36kr_of_2016_with_dates_over_lines(catalogue: dict[str, Source]) -> None:
    feed = """<rss version="2.0"><channel><item><title>旧闻</title><link_3g>http://m.36kr.com/p/5.html</link_3g>
        <link>http://36kr.com/p/5055000.html?ktm_source=feed</link>
        <pubDate>
          2026-06-19
          18:01:25  +0800
        </pubDate></item></channel></rss>"""
    (link,) = ask(catalogue["36kr"], feed).links
    assert (link.url, link.published) == ("http://36kr.com/p/5055000.html", AT)


def test_36krs_financing_list_leaves_out_what_is_no_story(catalogue: dict[str, Source]) -> None:
    rows = [
        {
            "itemId": 7,
            "route": f"{route}?itemId=7",
            "templateMaterial": {"widgetTitle": "青柚", "publishTime": 1781863285000},
        }
        for route in ("detail_newsflash", "detail_theme", "detail_article")
    ]
    page = (
        f"<html><script>window.__INIT_PROPS__ = {json.dumps({'/flash': {'itemList': rows}})}</script></html>"
    )
    assert urls(ask(catalogue["36kr-financing"], page)) == [
        "https://36kr.com/newsflashes/7",
        "https://36kr.com/p/7",
    ]


def test_bloombergs_news_sitemap_without_what_is_no_article(catalogue: dict[str, Source]) -> None:
    paths = (
        "news/articles/2026-06-19/brightloom-raises",
        "news/videos/2026-06-19/x",
        "opinion/articles/2026-06-19/y",
    )
    rows = "".join(
        f"<url><loc>https://www.bloomberg.com/{path}</loc><news:news><news:publication_date>2026-06-19T10:01:25.000Z"
        f"</news:publication_date><news:title>Brightloom Raises $12 Million</news:title></news:news></url>"
        for path in paths
    )
    found = ask(
        catalogue["bloomberg-sitemap"],
        f'<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{rows}</urlset>',
    )
    assert urls(found) == ["https://www.bloomberg.com/news/articles/2026-06-19/brightloom-raises"]
    assert (found.links[0].title, found.links[0].published) == ("Brightloom Raises $12 Million", AT)
    assert found.dropped == {"excluded": 2}


def test_bloomberg_is_a_lead_only(catalogue: dict[str, Source]) -> None:
    assert {catalogue[name].fetch for name in ("bloomberg", "bloomberg-sitemap")} == {"feed"}


def test_bloombergs_robot_page_is_refused(catalogue: dict[str, Source]) -> None:
    page = (
        "<!doctype html><html><head><title>Bloomberg - Are you a robot?</title></head><body>x</body></html>"
    )
    assert (
        ask(catalogue["bloomberg"], page).refusal
        == "not a feed but a web page titled “Bloomberg - Are you a robot?”"
    )
    assert ask(catalogue["bloomberg-sitemap"], page).refusal == "not a sitemap"


def test_techcrunchs_feed_with_its_lead_and_stable_id(catalogue: dict[str, Source]) -> None:
    story = (
        "<title>Brightloom&#8217;s light looms nab $12M</title>"
        "<link>https://techcrunch.com/2026/06/19/brightloom/</link>"
        '<guid isPermaLink="false">https://techcrunch.com/?p=2900001</guid>'
        "<dc:creator><![CDATA[Ada Quill]]></dc:creator>"
        "<pubDate>Fri, 19 Jun 2026 10:01:25 +0000</pubDate>"
        "<description><![CDATA[<p>Brightloom weaves light. [&#8230;]</p><p>&copy; 2026</p>]]></description>"
    )
    event = "<title>Last day</title><link>https://techcrunch.com/events/disrupt/</link>"
    found = ask(catalogue["techcrunch"], rss(story, event))
    (link,) = found.links
    assert (link.title, link.guid, link.author) == (
        "Brightloom’s light looms nab $12M",
        "https://techcrunch.com/?p=2900001",
        "Ada Quill",
    )
    assert (link.published, found.dropped) == (AT, {"excluded": 1})


def test_techcrunchs_news_sitemap_stands_in_for_its_feed(catalogue: dict[str, Source]) -> None:
    body = (
        '<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url>'
        "<loc>https://techcrunch.com/2026/06/19/brightloom/</loc><n:news><n:publication_date>2026-06-19T10:01:25+00:00"
        "</n:publication_date><n:title>Brightloom</n:title></n:news></url></urlset>"
    )
    (link,) = ask(catalogue["techcrunch"], body, url=1).links
    assert (link.title, link.published) == ("Brightloom", AT)


def test_yahoos_gzipped_sitemap(catalogue: dict[str, Source]) -> None:
    rows = "".join(
        f"<url><loc>https://finance.yahoo.com/{path}</loc><lastmod>2026-06-19</lastmod></url>"
        for path in ("news/brightloom-raises-100125123.html", "quote/BRLM")
    )
    found = ask(catalogue["yahoo-finance"], gzip.compress(f"<urlset>{rows}</urlset>".encode()))
    assert urls(found) == ["https://finance.yahoo.com/news/brightloom-raises-100125123.html"]


def test_globenewswires_dublin_core_in_its_own_namespace(catalogue: dict[str, Source]) -> None:
    feed = """<rss version="2.0" xmlns:dc="http://dublincore.org/documents/dcmi-namespace/"><channel><item>
        <title>Brightloom Announces $12 Million Series A</title>
        <link>https://www.globenewswire.com/news-release/2026/06/19/1/0/en/Brightloom.html</link>
        <pubDate>Fri, 19 Jun 2026 10:01 GMT</pubDate><dc:contributor>Brightloom Inc.</dc:contributor>
        <dc:creator>Brightloom</dc:creator></item></channel></rss>"""
    (link,) = ask(catalogue["globenewswire"], feed).links
    assert (link.author, link.published) == ("Brightloom", AT.replace(second=0))


def test_the_verges_atom_feed(catalogue: dict[str, Source]) -> None:
    feed = """<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">
        <title type="text">The Verge</title><entry><author><name>Ada Quill</name></author>
        <title type="html"><![CDATA[Brightloom&#8217;s looms]]></title>
        <link rel="alternate" type="text/html" href="https://www.theverge.com/2026/6/19/brightloom" />
        <id>https://www.theverge.com/?p=1</id><updated>2026-06-20T00:00:00+00:00</updated>
        <published>2026-06-19T06:01:25-04:00</published>
        <content type="html"><![CDATA[<figure><img src="x"></figure><p>Light, woven.</p>]]></content></entry></feed>"""
    (link,) = ask(catalogue["the-verge"], feed).links
    assert (link.title, link.published, link.summary) == ("Brightloom’s looms", AT, "Light, woven.")


def test_a_chinese_feed_in_undeclared_gbk_without_zone(catalogue: dict[str, Source]) -> None:
    feed = (
        "<rss><channel><title>创业邦</title><item><title>青柚机器人完成A轮融资，远山资本领投</title>"
        "<link>https://www.cyzone.cn/article/1.html</link><pubDate>2026-06-19 18:01:25</pubDate>"
        "<description>本轮资金将用于产品研发和市场拓展</description></item></channel></rss>"
    )
    (link,) = ask(catalogue["cyzone"], feed.encode("gbk")).links
    assert (link.title, link.published) == ("青柚机器人完成A轮融资，远山资本领投", AT)


def test_pedailys_list_page(catalogue: dict[str, Source]) -> None:
    page = """<ul><li><a href="/202606/500001.shtml">青柚完成A轮融资</a></li><li><a href="/about.shtml">关于</a></li>
        <li><a href="https://news.pedaily.cn/202606/500002.shtml" title="远舟获B轮融资"><img src="x"/></a></li></ul>"""
    found = ask(catalogue["pedaily-list"], page)
    assert [link.title for link in found.links] == ["青柚完成A轮融资", "远舟获B轮融资"]
    assert found.dropped == {"excluded": 1}


def test_techcrunchs_json_is_the_whole_story(catalogue: dict[str, Source]) -> None:
    post = {
        "link": "https://techcrunch.com/2026/06/19/brightloom/",
        "date_gmt": "2026-06-19T10:01:25",
        "title": {"rendered": "Brightloom"},
        "content": {"rendered": "<p>One.</p><p>Two.</p>"},
    }
    (link,) = ask(catalogue["techcrunch-json"], json.dumps([post])).links
    assert (link.summary, link.published) == ("One.\nTwo.", AT)
