"""Hosts that a crawler meets as well: closed, busy, lost in redirects, or pointing where nobody should go."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain, repeat

from console.demo.web import Answer, Reply, redirect

INSIDE = "http://169.254.169.254/latest/meta-data/iam/"
"""Where clouds keep their machines' keys."""

RETRY_AFTER = 2
"""Seconds that the busy host asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Troublemaker:
    """A host with one feed that goes wrong in one way."""

    name: str
    host: str
    routes: Callable[[str, datetime], dict[str, Answer]]
    """Its answers by path, given its origin."""
    feed: str = "/feed"
    listens: bool = True


def _robots(body: str, status: int = 200) -> Reply:
    return Reply(body=body.encode(), content_type="text/plain", status=status)


def _feed(base: str, path: str, now: datetime, title: str) -> Reply:
    body = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Trouble</title>'
        f"<item><title>{title}</title><link>{base}{path}</link>"
        f"<pubDate>{now:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item></channel></rss>"
    )
    return Reply(body=body.encode(), content_type="application/rss+xml", modified=now)


def _story(title: str, text: str) -> Reply:
    head = f"<html><head><title>{title}</title></head>"
    return Reply(body=f"{head}<body><article><h1>{title}</h1><p>{text}</p></article></body></html>".encode())


def _closed(base: str, now: datetime) -> dict[str, Answer]:
    return {
        "/robots.txt": _robots("User-agent: *\nDisallow: /\n"),
        "/feed": _feed(base, "/secret", now, "Nobody was asked to read this"),
    }


def _members(base: str, now: datetime) -> dict[str, Answer]:
    return {"/robots.txt": _robots("members only", 401), "/feed": _feed(base, "/members", now, "For members")}


def _loop(base: str, now: datetime) -> dict[str, Answer]:
    return {"/feed": redirect(f"{base}/feed?again"), "/feed?again": redirect(f"{base}/feed")}


def _trap(base: str, now: datetime) -> dict[str, Answer]:
    port = base.rpartition(":")[2]
    return {
        "/feed": _feed(base, "/keys", now, "A story that is no story"),
        "/keys": redirect(INSIDE),
        "/inside.xml": _feed(base, "/home", now, "Another one"),
        "/home": redirect(f"http://127.0.0.1:{port}/admin"),
    }


def _busy(base: str, now: datetime) -> dict[str, Answer]:
    turned_away = Reply(status=429, body=b"slow down", headers={"Retry-After": str(RETRY_AFTER)})
    story = _story(
        "Ferrygate hires a chief of staff", "Ferrygate, which routes container ships, has hired Mona Petrak."
    )
    feed = _feed(base, "/hires", now, "Ferrygate hires a chief of staff")
    return {"/feed": in_turn(chain([turned_away], repeat(feed))), "/hires": story}


def _bomb(base: str, now: datetime) -> dict[str, Answer]:
    return {"/feed": Reply(body=_zeros(), content_type="text/xml", headers={"Content-Encoding": "gzip"})}


@cache
def _zeros() -> bytes:
    """Twelve million zeros, in gzip: twelve thousand bytes on the way."""
    packer = zlib.compressobj(wbits=31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(12)) + packer.flush()


def _noise(base: str, now: datetime) -> dict[str, Answer]:
    return {"/feed": Reply(body=bytes(range(256)) * 40, content_type="application/rss+xml", modified=now)}


def _nothing(base: str, now: datetime) -> dict[str, Answer]:
    return {}


def in_turn(answers: Iterator[Reply]) -> Callable[[], Reply]:
    """An answer that differs from one request to the next."""
    return lambda: next(answers)


TROUBLE: tuple[Troublemaker, ...] = (
    Troublemaker(name="closed", host="closed.test", routes=_closed),
    Troublemaker(name="members", host="members.test", routes=_members),
    Troublemaker(name="loop", host="loop.test", routes=_loop),
    Troublemaker(name="trap", host="trap.test", routes=_trap),
    Troublemaker(name="trap-home", host="trap.test", routes=_trap, feed="/inside.xml"),
    Troublemaker(name="busy", host="busy.test", routes=_busy),
    Troublemaker(name="bomb", host="bomb.test", routes=_bomb),
    Troublemaker(name="noise", host="noise.test", routes=_noise),
    Troublemaker(name="dead", host="dead.test", routes=_nothing, listens=False),
)
