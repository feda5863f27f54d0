"""No request to a private address, end to end: `fundwire run` and `fundwire parse URL`, asked by a resolver of our own.

The resolver stands for a DNS server that a stranger runs: names of his lead into our network, one of them only when it
is asked again. Nothing listens in those places but the test's own server on loopback, which must hear nothing.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from console.demo.web import Reply, Web, redirect
from tests.console.child import call
from tests.crawl.newsroom import Newsroom
from tests.processes import PROCESSES

LOOPBACK, METADATA = "this machine (loopback)", "the cloud's metadata service"
NAMES = {
    "localhost": ["127.0.0.1"],
    "metadata.google.internal": ["169.254.169.254"],
    "inside.example": ["127.0.0.1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "shared.example": ["100.64.0.1"],
    "office.example": ["10.0.0.7"],
}
"""What the stranger's DNS server says."""
REBINDS = "rebinds.example"
"""His name that has no address at first, and this machine's from then on."""
_asked = count()
_real = socket.getaddrinfo


def strangers_answer(host: str, *rest: Any, **more: Any) -> list[Any]:  # noqa: ANN401 - as getaddrinfo has it
    """`socket.getaddrinfo` with the stranger's names; numbers in any spelling go to the real one, which asks nobody."""
    name = host.rstrip(".").lower()
    if name == REBINDS:
        if next(_asked) == 0:
            raise socket.gaierror(socket.EAI_NONAME, "no such name yet")
        return _real("127.0.0.1", *rest, **more)
    if name in NAMES:
        return [found for address in NAMES[name] for found in _real(address, *rest, **more)]
    return _real(host, *rest, **more)


def trust_the_stranger() -> None:
    """The first thing that a child process does."""
    setattr(socket, "getaddrinfo", strangers_answer)  # noqa: B010 - typed for less than it takes


@pytest.fixture(scope="module")
def child() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(1, mp_context=PROCESSES, initializer=trust_the_stranger) as pool:
        yield pool


@pytest.fixture
def room(tmp_path: Path, child: ProcessPoolExecutor) -> Iterator[Newsroom]:
    """A newsroom whose server would answer under every one of the names, were it asked."""
    web = Web()
    web.start()
    for host in (*NAMES, REBINDS, "127.0.0.1"):
        web.routes[host, "/admin"] = Reply(body=b"<title>Keys</title><p>These are the keys of the house.</p>")
    yield Newsroom(tmp_path, web, child)
    web.stop()


PLACES = [
    ("127.0.0.1", LOOPBACK),
    ("localhost", LOOPBACK),
    ("localhost.", LOOPBACK),
    ("LOCALHOST", LOOPBACK),
    ("[::1]", LOOPBACK),
    ("[::ffff:127.0.0.1]", LOOPBACK),
    ("[::ffff:7f00:1]", LOOPBACK),
    ("2130706433", LOOPBACK),
    ("0x7f000001", LOOPBACK),
    ("017700000001", LOOPBACK),
    ("0177.0.0.1", LOOPBACK),
    ("0x7f.1", LOOPBACK),
    ("127.1", LOOPBACK),
    ("0.0.0.0", "this machine"),
    ("169.254.169.254", METADATA),
    ("0xa9fea9fe", METADATA),
    ("[::ffff:169.254.169.254]", METADATA),
    ("[fd00:ec2::254]", METADATA),
    ("100.100.100.200", METADATA),
    ("metadata.google.internal", METADATA),
    ("metadata.google.internal.", METADATA),
    ("inside.example", LOOPBACK),
    ("mapped.example", LOOPBACK),
    ("shared.example", "a carrier's shared network"),
    ("100.64.0.1", "a carrier's shared network"),
    ("office.example", "a private network"),
    ("192.168.0.1", "a private network"),
    ("[fe80::1]", "link-local"),
    ("[64:ff9b::7f00:1]", LOOPBACK),
]


def test_stories_that_redirect_there_are_refused_counted_and_shown_in_the_run(
    room: Newsroom, child: ProcessPoolExecutor
) -> None:
    for number, (place, _) in enumerate(PLACES):
        room.web.routes["daily.test", f"/{number}"] = redirect(f"http://{place}:{room.web.port}/admin")
    room.source(
        "daily", room.feed("daily.test", *(room.url("daily.test", f"/{n}") for n in range(len(PLACES))))
    )
    args = ["run", "daily", "--config", str(room.write_config()), "--db", str(room.db), "--json"]
    _, out, _ = child.submit(call, args, str(room.folder)).result(60)
    [source] = json.loads(out)["sources"]
    assert (source["refused"], source["fetched"]) == (len(PLACES), 0)
    assert any(why in source["reason"] for _, why in PLACES)
    assert {visit.host for visit in room.web.visits} == {"daily.test"}
    assert room.articles() == []
    told = {
        row["url"].rpartition("/")[2]: row["reason"] for row in room.rows("SELECT url, reason FROM links")
    }
    assert [place for number, (place, why) in enumerate(PLACES) if why not in told[str(number)]] == []


@pytest.mark.parametrize(("place", "why"), PLACES, ids=[place for place, _ in PLACES])
def test_parse_refuses_it_in_one_line_without_a_request(
    room: Newsroom, child: ProcessPoolExecutor, place: str, why: str
) -> None:
    args = ["parse", f"http://{place}:{room.web.port}/admin", "--config", str(room.write_config())]
    code, out, err = child.submit(call, args, str(room.folder)).result(60)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert why in err or "no http(s) address" in err
    assert room.web.visits == []


def test_a_name_that_changes_its_mind_within_a_sweep_reaches_nothing(
    room: Newsroom, child: ProcessPoolExecutor
) -> None:
    """DNS rebinding: its second answer is this machine, and is looked at like the first."""
    links = [f"http://{REBINDS}:{room.web.port}/admin?n={n}" for n in range(3)]
    room.source("daily", room.feed("daily.test", *links))
    for _ in range(2):
        result = room.sweep("daily").of("daily")
        assert result.fetched == 0
    assert {visit.host for visit in room.web.visits} == {"daily.test"}


def test_a_source_whose_own_name_leads_inside_is_refused_before_its_robots_txt(room: Newsroom) -> None:
    room.source("inside", f"http://inside.example:{room.web.port}/feed")
    swept = room.sweep("inside")
    assert swept.verdict("inside") == "refused"
    assert "leads to 127.0.0.1" in (swept.of("inside").reason or "")
    assert room.web.visits == []
