"""How stories are fetched: redirects, walls, hostile answers; one that goes wrong costs the others nothing."""

from __future__ import annotations

import asyncio
import gzip
import os
import signal
import zlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from console.demo.web import Reply, redirect
from crawler.__main__ import main
from crawler.events import (
    ArticleSaved,
    DealFound,
    LinkEnded,
    LinksFound,
    SourceFinished,
    SourceStarted,
    SweepStarted,
)
from crawler.parsers import Refusal
from crawler.reading import Read, attempt, read_page
from crawler.work import Work
from storage import links
from tests.crawl.newsroom import NOW, Newsroom
from tests.crawl.wires import Wires

HOUR = timedelta(hours=1)


def test_an_article_stands_under_the_address_where_it_was_found_in_the_end(room: Newsroom) -> None:
    room.page("daily.test", "/2026/one")
    room.web.routes["daily.test", "/go/1"] = redirect(
        room.url("daily.test", "/2026/one?utm_source=feed"), 301
    )
    room.source("daily", room.feed("daily.test", room.url("daily.test", "/go/1")))
    room.sweep()
    assert room.articles() == ["daily.test/2026/one"]
    assert room.link_states()["/go/1"] == "fetched"


def test_two_links_that_lead_to_one_story_are_one_article(room: Newsroom) -> None:
    room.page("daily.test", "/one")
    for n in (1, 2):
        room.web.routes["daily.test", f"/go/{n}"] = redirect(room.url("daily.test", "/one"))
    room.source("daily", room.feed("daily.test", *(room.url("daily.test", f"/go/{n}") for n in (1, 2))))
    assert room.sweep().verdict("daily") == "ok"
    assert room.articles() == ["daily.test/one"]


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("http://127.0.0.1:{port}/admin", "this machine"),
        ("http://localhost:{port}/admin", "this machine"),
        ("http://[::1]:{port}/admin", "this machine"),
        ("http://[::ffff:127.0.0.1]:{port}/admin", "this machine"),
        ("http://2130706433:{port}/admin", "this machine"),
        ("http://0177.0.0.1:{port}/admin", "this machine"),
        ("http://169.254.169.254/latest/meta-data/", "metadata"),
        ("http://10.0.0.1/", "private"),
    ],
)
def test_a_redirect_into_private_places_is_refused_and_told(room: Newsroom, target: str, why: str) -> None:
    room.web.routes["127.0.0.1", "/admin"] = room.web.routes["localhost", "/admin"] = Reply(body=b"secret")
    room.web.routes["daily.test", "/one"] = redirect(target.format(port=room.web.port))
    room.source("daily", room.feed("daily.test", room.url("daily.test", "/one")))
    result = room.sweep().of("daily")
    assert result.refused == 1
    assert why in (result.reason or "")
    assert room.asked() == ["/feed", "/one"]
    assert {visit.host for visit in room.web.visits} == {"daily.test"}


def test_a_source_at_a_private_address_is_refused_unless_the_configuration_allows_it(room: Newsroom) -> None:
    local = f"http://127.0.0.1:{room.web.port}/feed"
    room.feed("127.0.0.1", room.page("127.0.0.1", "/one"))
    room.forget_hosts()
    room.source("local", local)
    swept = room.sweep()
    assert (swept.verdict("local"), room.web.visits) == ("refused", [])
    assert "this machine" in (swept.of("local").reason or "")
    room.allow("127.0.0.*")
    assert room.sweep("local").verdict("local") == "ok"


def test_an_endless_redirect_ends(room: Newsroom) -> None:
    room.web.routes["daily.test", "/one"] = redirect(room.url("daily.test", "/two"))
    room.web.routes["daily.test", "/two"] = redirect(room.url("daily.test", "/one"))
    room.source(
        "daily", room.feed("daily.test", room.url("daily.test", "/one"), room.page("daily.test", "/three"))
    )
    result = room.sweep().of("daily")
    assert (result.fetched, result.failed) == (1, 1)
    assert len(room.asked()) == 1 + 6 + 1


def packed(body: bytes, encoding: str) -> Reply:
    squeezed = gzip.compress(body, 9) if encoding == "gzip" else zlib.compress(body, 9)
    return Reply(body=squeezed, headers={"Content-Encoding": encoding})


@pytest.mark.parametrize(
    "reply",
    [
        packed(b"<p>" + b"a" * 30_000_000, "gzip"),
        packed(b"<p>" + b"a" * 30_000_000, "deflate"),
        Reply(body=b"<p>" + b"a" * 400_000),
    ],
    ids=["gzip-bomb", "deflate-bomb", "large"],
)
def test_an_answer_beyond_the_limit_is_refused(room: Newsroom, reply: Reply) -> None:
    room.network["max_bytes"] = 200_000
    room.outlet("daily", "one", "two")
    room.web.routes["daily.test", "/one"] = reply
    result = room.sweep().of("daily")
    assert (result.fetched, result.refused) == (1, 1)
    assert "larger than the limit" in (result.reason or "")


ROBOT_PAGE = Reply(
    body=b"<html><title>Are you a robot?</title><body>We have detected unusual activity. Please solve the captcha"
    b"<div class='px-captcha'></div><script src='https://client.perimeterx.example/main.js'></script></body></html>"
)
CIPHER_PAGE = Reply(
    body=b'<html><title>36kr</title><script>window.initialState={"isEncrypt":true,"state":"r5v"}</script></html>'
)
LEAD_OF_ONE = ("daily.test/one", "Told: one", "In short, one goes on.", 1)


def stored(room: Newsroom) -> list[tuple[str, str, str, int]]:
    """Address without scheme and port, headline, first line and whether it is a lead, of every article."""
    rows = room.rows("SELECT title, text, is_lead FROM articles ORDER BY url")
    told = [(row["title"], row["text"].partition("\n")[0], row["is_lead"]) for row in rows]
    return [(url, *fields) for url, fields in zip(room.articles(), told, strict=True)]


@pytest.mark.parametrize(
    ("wall", "keys"),
    [(ROBOT_PAGE, {}), (Reply(status=403, body=b"no"), {}), (CIPHER_PAGE, {"parser": "36kr"})],
    ids=["robot page", "403", "enciphered"],
)
def test_a_story_behind_a_wall_is_kept_as_a_lead_until_its_page_can_be_read(
    room: Newsroom, wall: Reply, keys: dict[str, str]
) -> None:
    room.outlet("daily", "one", "two")
    room.sources["daily"].update(language="en", **keys)
    room.web.routes["daily.test", "/one"] = wall
    result = room.sweep().of("daily")
    assert (result.verdict, result.fetched, result.blocked, result.leads) == ("ok", 1, 1, 1)
    assert stored(room)[0] == LEAD_OF_ONE
    assert room.link_states() == {"/one": "blocked", "/two": "fetched"}
    room.page("daily.test", "/one")
    room.web.visits.clear()
    room.sweep(now=NOW + HOUR / 2)
    assert "/one" not in room.asked()
    room.sweep(now=NOW + 2 * HOUR)
    assert [(title, is_lead) for _, title, _, is_lead in stored(room)] == [
        ("News of one", 0),
        ("News of two", 0),
    ]
    assert set(room.link_states().values()) == {"fetched"}


def test_a_story_that_stays_behind_its_wall_is_tried_five_times_and_stays_a_lead(room: Newsroom) -> None:
    room.outlet("daily", "one")
    room.web.routes["daily.test", "/one"] = ROBOT_PAGE
    found = [room.sweep("daily", now=NOW + n * 100 * HOUR).of("daily") for n in range(7)]
    assert (found[0].verdict, found[0].blocked) == ("blocked", 1)
    assert "1 kept as headline and summary" in (found[0].reason or "")
    assert room.asked().count("/one") == 5
    assert room.rows("SELECT state, attempts, next_try FROM links") == [
        {"state": "blocked", "attempts": 5, "next_try": None}
    ]
    assert stored(room) == [LEAD_OF_ONE]


def test_a_walled_link_that_its_source_gives_no_headline_is_no_lead(room: Newsroom) -> None:
    one = room.url("daily.test", "/one")
    sitemap = (
        f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{one}</loc></url></urlset>"
    )
    room.web.routes["daily.test", "/map"] = Reply(body=sitemap.encode(), content_type="application/xml")
    room.source("daily", room.url("daily.test", "/map"), kind="sitemap")
    room.web.routes["daily.test", "/one"] = ROBOT_PAGE
    assert (room.sweep().of("daily").leads, room.articles()) == (0, [])


def deadly_main(arguments: list[str]) -> int:
    """The sweep, with a page that brings down whoever reads it, as one does that crashes a C library."""

    def read(html: bytes, url: str, *rest: Any) -> Read | Refusal:  # noqa: ANN401 - handed on as it comes
        if url.endswith("/one"):
            os.kill(os.getpid(), signal.SIGKILL)
        return read_page(html, url, *rest)

    from crawler.spiders import news

    news.__dict__["read_page"] = read
    return main(arguments)


def test_a_page_that_ends_its_process_each_time_is_given_up_with_a_reason(room: Newsroom) -> None:
    room.outlet("daily", "one", "two")
    for death in range(links.MAX_DEATHS):
        with room.start("daily", main=deadly_main) as process:
            assert process.wait(60) == -signal.SIGKILL, death
    result = room.sweep("daily").of("daily")
    assert (result.failed, room.articles()) == (1, ["daily.test/two"])
    assert room.rows("SELECT state, next_try, reason FROM links WHERE url LIKE '%/one'") == [
        {
            "state": "failed",
            "next_try": None,
            "reason": "its page ended the process that read it 5 times",
        }
    ]


@pytest.mark.parametrize(("status", "tries"), [(404, 1), (410, 1), (500, 5)])
def test_a_story_that_stays_away_is_given_up_in_the_end(room: Newsroom, status: int, tries: int) -> None:
    room.source("daily", room.feed("daily.test", room.url("daily.test", "/one")))
    room.web.routes["daily.test", "/one"] = Reply(status=status)
    for day in range(0, 60, 10):
        room.sweep(now=NOW + timedelta(days=day))
    assert room.asked().count("/one") == tries


def test_hung_dripping_and_broken_servers_cost_the_others_nothing(room: Newsroom, wires: Wires) -> None:
    room.network |= {"timeout": 0.4, "allow_private": []}
    room.allow("127.0.0.1")
    room.source("silent", wires.silent())
    room.source("dripping", wires.dripping())
    room.source("torn", wires.answering(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>"))
    room.source("mute", wires.answering(b""))
    room.source("half", wires.half_closing(b"HTTP/1.1 200 OK\r\nContent-"))
    room.source("garbage", wires.answering(b"\x16\x03\x01 no HTTP at all \r\n\r\n"))
    room.source("dead", f"http://127.0.0.1:{room.web.dead_port}/feed")
    room.outlet("daily", "one", "two")
    swept = room.sweep()
    assert swept.verdict("daily") == "ok"
    reasons = {result.source: result.reason for result in swept.report.sources if result.verdict == "failing"}
    assert reasons.pop("garbage")
    assert reasons == {
        "silent": "no answer in time",
        "dripping": "no answer in time",
        "torn": "the connection broke off in the middle of the answer",
        "mute": "the connection broke off",
        "half": "the connection broke off",
        "dead": "the connection is refused",
    }


OK = b"HTTP/1.1 200 OK\r\n"
FLOODS = {
    "head-of-many-lines": (OK, b"X-A: " + b"a" * 5000 + b"\r\n"),
    "head-of-one-line": (OK + b"X-A: ", b"a" * 5000),
    "body-without-length": (OK + b"Content-Type: text/xml\r\n\r\n", b"<item/>" * 1000),
    "chunks": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"a" * 4096 + b"\r\n"),
    "one-chunk-head": (OK + b"Transfer-Encoding: chunked\r\n\r\n1", b";a=" + b"a" * 5000),
    "tiny-chunks": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n" * 1000),
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_an_answer_without_end_is_cut_off_at_the_limit(
    room: Newsroom, wires: Wires, flood: tuple[bytes, bytes]
) -> None:
    """A head without end took Scrapy 1.5 GB in five seconds: its limit is for bodies."""
    room.network |= {"max_bytes": 100_000, "timeout": 20}
    room.allow("127.0.0.1")
    room.source("flood", wires.endless(*flood))
    assert room.sweep().verdict("flood") in ("failing", "refused")
    assert wires.sent < 20_000_000


def test_a_server_whose_certificate_nobody_vouches_for_is_not_believed(
    room: Newsroom, wires: Wires, tmp_path: Path
) -> None:
    room.allow("127.0.0.1")
    room.source("daily", wires.self_signed(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", tmp_path))
    result = room.sweep().of("daily")
    assert (result.verdict, result.reason) == ("failing", "the certificate cannot be verified")
    assert wires.received == []


def test_a_page_that_breaks_a_reader_is_a_refusal() -> None:
    def broken() -> Read | Refusal:
        raise RecursionError("too deep")

    read = asyncio.run(attempt(Work(), broken))
    assert isinstance(read, Refusal)
    assert read.reason == "it breaks the reader: RecursionError: too deep"


def test_a_deal_in_a_story_is_stored_with_it_and_told(room: Newsroom) -> None:
    room.page("daily.test", "/one", "Quillwort raises $12 million Series A led by Harbour Lane Ventures")
    room.source("daily", room.feed("daily.test", room.url("daily.test", "/one")))
    swept = room.sweep()
    assert swept.report.deals == (1,)
    assert swept.of("daily").deals_new == 1
    assert room.rows("SELECT company FROM deals") == [{"company": "Quillwort"}]


def test_events_tell_the_sweep_in_order(room: Newsroom) -> None:
    room.outlet("daily", "one", "two")
    room.page("daily.test", "/one", "Quillwort raises $12 million Series A led by Harbour Lane Ventures")
    room.web.routes["daily.test", "/two"] = Reply(status=404)
    events = room.sweep().events
    assert [
        type(event) for event in events if not isinstance(event, (LinkEnded, ArticleSaved, DealFound))
    ] == [
        SweepStarted,
        SourceStarted,
        LinksFound,
        SourceFinished,
    ]
    assert LinksFound("daily", 2, 2, 2) in events
    assert {(e.url.rpartition("/")[2], e.state) for e in events if isinstance(e, LinkEnded)} == {
        ("two", "failed")
    }
    assert [event.deal for event in events if isinstance(event, DealFound)] == [1]
