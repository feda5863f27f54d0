"""Nothing that comes from the web becomes markup or script, nothing is written, nobody else is answered."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from console.web.guard import DATASETTES, OURS
from storage.database import Store
from tests.web.newsstand import HOSTILE_URL, IMAGE, NOW, SCRIPT, fill, orla, others
from tests.web.serving import Pages, serving

OURS_BY_ADDRESS = [
    "/",
    "/?text=x",
    "/?min=" + "%3Cscript%3E",
    "/dashboard",
    "/sources",
    "/deal/4711",
    "/none",
]
DATASETTES_BY_ADDRESS = ["/fundwire", "/fundwire/v_deals", "/fundwire/articles", "/fundwire/v_deal_mentions"]


@pytest.fixture
def hostile_pages(newsstand: Path) -> list[str]:
    """Addresses at which the hostile deal and its parties are shown."""
    with Store.open(newsstand, readonly=True) as store:
        deal = store.rows("SELECT id, organization_id FROM deals WHERE company = ?", [IMAGE])[0]
        investors = store.rows(
            "SELECT organization_id AS id FROM deal_investors WHERE deal_id = ?", [deal["id"]]
        )
    assert len(investors) == 2
    named = [f"/investor/{one['id']}" for one in investors]
    return [
        "/",
        f"/deal/{deal['id']}",
        f"/company/{deal['organization_id']}",
        *named,
        "/sources",
        "/dashboard",
    ]


def test_hostile_words_are_shown_and_are_no_markup(pages: Pages, hostile_pages: list[str]) -> None:
    shown = ""
    for path in hostile_pages:
        page = BeautifulSoup(pages.get(path).text, "lxml")
        assert [script.get("src") for script in page.find_all("script")] == ["/static/local.js"], path
        assert page.find_all("img") == []
        assert [
            name for tag in page.find_all() for name in tag.attrs if name.startswith(("on", "style"))
        ] == []
        shown += page.get_text()
    assert SCRIPT in shown
    assert IMAGE in shown


def test_an_address_that_is_none_of_the_web_is_no_link(pages: Pages, hostile_pages: list[str]) -> None:
    for path in hostile_pages:
        page = BeautifulSoup(pages.get(path).text, "lxml")
        schemes = {urlsplit(str(link["href"])).scheme for link in page.select("[href]")}
        assert schemes <= {"", "http", "https"}, path
        assert HOSTILE_URL not in {link["href"] for link in page.select("a")}


def test_nothing_that_turns_the_direction_of_writing_gets_through(
    pages: Pages, hostile_pages: list[str]
) -> None:
    assert [path for path in hostile_pages if {"\u202e", "\u2066"} & set(pages.get(path).text)] == []


def test_what_was_asked_comes_back_as_text(pages: Pages) -> None:
    got = pages.get("/?text=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&min=%3Cb%3E")
    assert "<script>alert" not in got.text
    field = BeautifulSoup(got.text, "lxml").select_one("input[name=text]")
    assert field is not None
    assert field["value"] == '"><script>alert(1)</script>'


@pytest.mark.parametrize("path", OURS_BY_ADDRESS)
def test_our_pages_let_nothing_load_but_our_own_files(pages: Pages, path: str) -> None:
    headers = pages.get(path).headers
    assert headers["content-security-policy"] == OURS
    assert "unsafe" not in OURS


@pytest.mark.parametrize("path", [*DATASETTES_BY_ADDRESS, "/static/page.css", "/-/static/app.css"])
def test_datasettes_pages_load_nothing_from_elsewhere(pages: Pages, path: str) -> None:
    headers = pages.get(path).headers
    assert headers["content-security-policy"] == DATASETTES
    assert "http" not in DATASETTES


@pytest.mark.parametrize("path", [*OURS_BY_ADDRESS, *DATASETTES_BY_ADDRESS, "/fundwire/v_deals.json"])
def test_every_answer_is_taken_for_what_it_says_it_is_and_tells_no_one_where_it_was_read(
    pages: Pages, path: str
) -> None:
    headers = pages.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["server"] is None


@pytest.mark.parametrize("path", OURS_BY_ADDRESS)
def test_our_pages_name_no_other_host(pages: Pages, path: str) -> None:
    page = BeautifulSoup(pages.get(path).text, "lxml")
    loaded = [
        str(tag.get("src") or tag.get("href")) for tag in page.select("script, link, img, source, iframe")
    ]
    assert [address for address in loaded if not address.startswith("/") or address.startswith("//")] == []


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_a_page_of_the_web_that_points_its_name_here_reads_nothing(pages: Pages, host: str) -> None:
    got = pages.get("/fundwire/v_deals.json", headers={"Host": host})
    assert (got.status, "Orla" in got.text) == (421, False)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8001", "127.0.0.1:9", "[::1]:8001"])
def test_this_machines_own_names_are_answered(pages: Pages, host: str) -> None:
    assert pages.get("/", headers={"Host": host}).status == 200


def test_a_name_that_was_added_is_answered(tmp_path: Path) -> None:
    with serving(fill(tmp_path / "news.db", []), names=["deals.example"]) as served:
        assert served.get("/", headers={"Host": "deals.example"}).status == 200


def test_what_all_machines_may_reach_answers_to_every_name(tmp_path: Path) -> None:
    with serving(fill(tmp_path / "news.db", []), host="0.0.0.0") as served:
        here = Pages(served.base.replace("0.0.0.0", "127.0.0.1"))
        assert here.get("/", headers={"Host": "deals.example"}).status == 200


@pytest.mark.parametrize(
    "sql",
    [
        "delete from deals",
        "with x as (select 1) insert into runs select * from x",
        "attach 'other.db' as other",
        "pragma query_only = off",
        "vacuum",
    ],
)
def test_no_sql_of_a_reader_writes(pages: Pages, newsstand: Path, sql: str) -> None:
    before = hashlib.sha256(newsstand.read_bytes()).digest()
    got = pages.get("/fundwire.json?sql=" + sql.replace(" ", "+"))
    assert got.status == 400
    assert hashlib.sha256(newsstand.read_bytes()).digest() == before


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/fundwire", "/fundwire/deals/1"])
def test_there_is_nothing_to_send_to(pages: Pages, method: str, path: str) -> None:
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    with pytest.raises(HTTPError) as refused:
        urlopen(Request(pages.address(path), data=b"x=1", method=method), timeout=20)
    with refused.value:
        assert refused.value.code in (403, 405)


def test_the_database_itself_is_not_handed_out(pages: Pages) -> None:
    assert pages.get("/fundwire.db").status in (403, 404)


def told(served: Pages) -> int:
    return served.get("/").text.count('class="deal"')


def test_what_a_daemon_writes_meanwhile_is_seen_at_once(tmp_path: Path) -> None:
    from storage.articles import save

    path = fill(tmp_path / "news.db", orla())
    with serving(path) as served, Store.open(path) as writer:
        assert told(served) == 1
        assert ">1 deal and" in served.get("/dashboard").text
        for article, mention in others():
            save(writer, article, [mention], raw=None, run=None, now=NOW)
        assert told(served) == 4
        assert ">2 deals and" in served.get("/dashboard").text
        with writer.write() as db:
            db.execute("DELETE FROM deals")
            assert told(served) == 4  # not yet


@pytest.mark.parametrize("name", ["odd ?name#1%20.db", "消息.db", "a'b\".db"])
def test_a_database_may_have_any_name(tmp_path: Path, name: str) -> None:
    with serving(fill(tmp_path / name, orla())) as served:
        assert told(served) == 1
        assert served.get("/fundwire/v_deals.json").status == 200


def test_the_connections_themselves_cannot_write(newsstand: Path) -> None:
    import asyncio

    from console.web.application import datasette
    from console.web.file import NAME
    from crawler import catalog

    served = datasette(newsstand, catalog.load(None))
    ask: Callable[..., object] = served.get_database(NAME).ask
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        asyncio.run(ask(lambda store: store.db.execute("DELETE FROM deals")))  # type: ignore[arg-type]
    served.get_database(NAME).close()


def test_a_query_without_end_is_ended(pages: Pages) -> None:
    endless = "with recursive n(i) as (select 1 union all select i+1 from n) select max(i) from n"
    got = pages.get("/fundwire?sql=" + endless.replace(" ", "%20").replace("+", "%2B") + "&_timelimit=50")
    assert got.status == 503
    assert "The database took too long to answer; ask for less." in got.text
