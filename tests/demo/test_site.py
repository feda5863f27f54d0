from __future__ import annotations

import gzip
import http.client
import json
import re
import socket
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from console.demo import DemoSite
from console.demo.outlet import OUTLETS
from crawler import catalog


class Answer:
    """What came back for one request."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status, self.headers, self.raw = response.status, response.headers, response.read()

    @property
    def body(self) -> bytes:
        return gzip.decompress(self.raw) if self.headers["Content-Encoding"] == "gzip" else self.raw

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(url: str, **headers: str) -> Answer:
    """One request as the name in the URL, whoever that is, at the loopback address; redirects are not followed."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=10)
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers={"Host": parts.netloc, **fields})
        return Answer(connection.getresponse())
    finally:
        connection.close()


def listed(site: DemoSite, name: str, **headers: str) -> Answer:
    """The list of an outlet, as its source's URL gives it."""
    return ask(site.base(OUTLETS[name].host) + OUTLETS[name].at, **headers)


def story_url(site: DemoSite, slug: str, outlet: str) -> str:
    return site.urls(slug)[outlet]


def test_the_configuration_knows_the_sites_hosts_and_no_other_source(demo_site: DemoSite) -> None:
    config = catalog.load(demo_site.config_path)
    hosts = {urlsplit(source.urls[0]).hostname for source in config.sources.values()}
    assert hosts == set(config.network.hosts) == set(config.network.allow_private)
    assert all(host.endswith(".test") for host in config.network.hosts)
    assert config.sources["36kr"].parser == "36kr"
    assert config.sources["bloomberg"].fetch == "feed"


def test_every_outlet_lists_its_stories_and_serves_each(demo_site: DemoSite) -> None:
    for outlet in OUTLETS.values():
        assert listed(demo_site, outlet.name).status == 200, outlet.name
    for outlet in OUTLETS.values():
        for posting in demo_site.postings(outlet):
            if not outlet.delay:
                assert ask(posting.url).status == 200, posting.url


def test_an_unknown_host_or_path_is_not_found(demo_site: DemoSite) -> None:
    assert ask(demo_site.base("nobody.test") + "/").status == 404
    assert ask(demo_site.base("techcrunch.test") + "/nothing").status == 404


def test_requests_are_written_down_in_order(demo_site: DemoSite) -> None:
    listed(demo_site, "techcrunch", User_Agent="somebody/1")
    listed(demo_site, "readwrite")
    first, second = demo_site.requests
    assert (first.host, first.path, first.status) == ("techcrunch.test", "/feed/", 200)
    assert first.headers["user-agent"] == "somebody/1"
    assert second.host == "readwrite.test"
    assert first.at <= second.at
    demo_site.forget_requests()
    assert demo_site.requests == []


def test_a_list_that_has_not_changed_is_answered_with_304(demo_site: DemoSite) -> None:
    first = listed(demo_site, "readwrite")
    assert listed(demo_site, "readwrite", If_None_Match=first.headers["ETag"]).status == 304
    assert listed(demo_site, "readwrite", If_Modified_Since=first.headers["Last-Modified"]).status == 304
    assert listed(demo_site, "readwrite", If_None_Match='"another"').status == 200


def test_an_outlet_without_validators_always_answers_in_full(demo_site: DemoSite) -> None:
    first = listed(demo_site, "pedaily")
    assert (first.headers["ETag"], first.headers["Last-Modified"]) == (None, None)
    assert listed(demo_site, "pedaily", If_None_Match='"x"').status == 200


def test_gzip_is_used_for_those_who_take_it(demo_site: DemoSite) -> None:
    packed, plain = listed(demo_site, "techcrunch", Accept_Encoding="gzip"), listed(demo_site, "techcrunch")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.raw) < len(plain.raw)
    assert packed.body == plain.body


def test_an_edited_story_changes_its_page_its_list_and_their_validators(demo_site: DemoSite) -> None:
    slug = "tidewell-raises-42m-to-keep-nurses-from-quitting"
    url, before = story_url(demo_site, slug, "techcrunch"), listed(demo_site, "techcrunch")
    old = ask(url)
    demo_site.edit(slug, title="Tidewell raises $44M to keep nurses from quitting")
    assert "$44M" in ask(url, If_None_Match=old.headers["ETag"]).text
    assert listed(demo_site, "techcrunch", If_None_Match=before.headers["ETag"]).status == 200
    assert "$44M" in ask(story_url(demo_site, slug, "yahoo-finance")).text


def test_an_edit_of_no_story_is_an_error(demo_site: DemoSite) -> None:
    with pytest.raises(KeyError):
        demo_site.edit("no-such-story", title="x")


def test_36kr_dates_have_two_blanks_and_its_pages_show_the_moment_of_rendering(demo_site: DemoSite) -> None:
    assert "<pubDate>2024-02-19 18:01:25  +0800</pubDate>" in listed(demo_site, "36kr").text
    page = ask(story_url(demo_site, "2655063000000017", "36kr")).text
    assert '<meta property="article:published_time" content="2024-02-27T17:30:00+08:00">' in page
    state = json.loads(page.partition("window.initialState=")[2].partition("</script>")[0])
    data = state["articleDetail"]["articleDetailData"]["data"]
    assert data["publishTime"] == 1708336885000
    assert data["widgetContent"].startswith("<p>作者&nbsp;|&nbsp;沈砚秋</p>")


def test_the_flash_list_holds_the_state_and_a_row_that_is_no_story(demo_site: DemoSite) -> None:
    page = listed(demo_site, "36kr-flash").text
    items = json.loads(page.partition("window.__INIT_PROPS__ = ")[2].partition("</script>")[0])["itemList"]
    assert [item["route"].partition("?")[0] for item in items] == ["detail_newsflash"] * 5 + ["detail_theme"]


def test_the_listing_tells_times_as_seen_from_now(demo_site: DemoSite) -> None:
    times = re.findall(r'class="date">([^<]+)<', listed(demo_site, "pedaily").text)
    assert times[0] == "1小时前"
    assert times[1:3] == ["02-25 18:30", "02-23 10:00"]


def test_the_portals_page_is_gbk_and_does_not_say_so(demo_site: DemoSite) -> None:
    page = ask(story_url(demo_site, "inaxmoon2655063", "tianmen"))
    assert page.headers["Content-Type"] == "text/html"
    assert b"charset" not in page.body
    assert "月之暗面" in page.body.decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        page.body.decode("utf-8")


@pytest.mark.parametrize("name", ["36kr", "bloomberg", "techcrunch", "tianmen", "sifted", "bnn", "prwire"])
def test_xml_lists_are_well_formed(demo_site: DemoSite, name: str) -> None:
    body = listed(demo_site, name).body
    charset = OUTLETS[name].charset
    text = body.decode(charset).replace(f'encoding="{charset}"', 'encoding="utf-8"')
    ElementTree.fromstring(text.encode())


def test_the_sitemap_index_leads_to_a_packed_part(demo_site: DemoSite) -> None:
    part = re.findall(r"<loc>([^<]+)</loc>", listed(demo_site, "prwire").text)
    assert len(part) == 1
    assert gzip.decompress(ask(part[0]).raw).count(b"<url>") == len(demo_site.postings(OUTLETS["prwire"]))


def test_a_counting_redirect_leads_to_the_story(demo_site: DemoSite) -> None:
    posting = demo_site.postings(OUTLETS["sifted"])[0]
    answer = ask(posting.listed)
    assert answer.status == 301
    assert answer.headers["Location"].partition("?")[0] == posting.url


def test_the_mirror_carries_the_text_that_its_origin_keeps_behind_a_robot_check(demo_site: DemoSite) -> None:
    urls = demo_site.urls("alibaba-heads-1-billion-bet-on-chinese-chatbot-maker")
    assert "Are you a robot?" in ask(urls["bloomberg"]).text
    assert "Haruka Lindqvist" in ask(urls["bnn"]).text


def test_block_and_consent_pages_come_with_status_200(demo_site: DemoSite) -> None:
    waf = ask(story_url(demo_site, "202402-zhiyan-a", "leifeng"))
    consent = ask(story_url(demo_site, "vermeil-raises-15m-for-watch-lending", "ledger-post"))
    assert (waf.status, consent.status) == (200, 200)
    assert "智妍" not in waf.text
    assert "Vermeil" not in consent.text


def test_robots_rules_are_served(demo_site: DemoSite) -> None:
    assert "Disallow: /\n" in ask(demo_site.base("closed.test") + "/robots.txt").text
    assert ask(demo_site.base("members.test") + "/robots.txt").status == 401
    assert "Crawl-delay: 0.2" in ask(demo_site.base("patient.test") + "/robots.txt").text


def test_the_busy_host_turns_away_once(demo_site: DemoSite) -> None:
    url = demo_site.base("busy.test") + "/feed"
    first = ask(url)
    assert (first.status, first.headers["Retry-After"]) == (429, "2")
    demo_site.edit("on-saying-no", title="On saying yes")
    assert ask(url).status == 200


def test_one_host_redirects_for_ever_and_one_to_where_nobody_should_go(demo_site: DemoSite) -> None:
    base = demo_site.base("loop.test")
    assert ask(ask(base + "/feed").headers["Location"]).headers["Location"] == base + "/feed"
    assert (
        ask(demo_site.base("trap.test") + "/keys").headers["Location"].startswith("http://169.254.169.254/")
    )
    assert ask(demo_site.base("trap.test") + "/home").headers["Location"].startswith("http://127.0.0.1:")


def test_the_dead_host_refuses_connections(demo_site: DemoSite) -> None:
    url = catalog.load(demo_site.config_path).sources["dead"].urls[0]
    with pytest.raises(ConnectionRefusedError):
        ask(url)


def test_the_ports_are_free_again_when_the_site_is_closed(tmp_path: Path) -> None:
    with DemoSite(tmp_path) as site:
        port = urlsplit(site.base("techcrunch.test")).port
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port or 0), timeout=2)


def test_a_site_without_a_folder_cleans_up_after_itself() -> None:
    with DemoSite() as site:
        path = site.config_path
        assert path.exists()
    assert not path.exists()
