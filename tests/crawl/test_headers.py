from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.headers import fresh_for
from tests.crawl.newsroom import NOW, Newsroom


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        (None, None),
        ("", None),
        ("public", None),
        ("max-age=300", 300),
        ("public, MAX-AGE = 60, must-revalidate", 60),
        ('max-age="90"', 90),
        ("s-maxage=300", None),
        ("max-age=0", None),
        ("no-cache, max-age=600", None),
        ("max-age=-1", None),
        ("max-age=soon", None),
    ],
)
def test_how_long_an_answer_stays_fresh(told: str | None, seconds: int | None) -> None:
    assert fresh_for(told) == (timedelta(seconds=seconds) if seconds else None)


def test_a_feed_that_says_how_long_it_stays_fresh_is_not_asked_before(room: Newsroom) -> None:
    room.outlet("daily", "one")
    reply = room.web.routes["daily.test", "/feed"]
    room.web.routes["daily.test", "/feed"] = replace(reply, headers={"Cache-Control": "max-age=7200"})  # type: ignore[type-var]
    room.sweep()
    assert room.sweep(now=NOW + timedelta(minutes=119)).report.sources == ()
    assert room.sweep(now=NOW + timedelta(minutes=121)).verdict("daily") == "unchanged"


def test_an_adaptive_source_slows_down_while_it_brings_nothing(room: Newsroom) -> None:
    room.outlet("daily", "one")
    room.sources["daily"]["cadence"] = "adaptive 10m..2h"
    waits, now = [], NOW
    for _ in range(4):
        room.sweep(now=now)
        [row] = room.rows("SELECT unixepoch(next_due) - unixepoch(last_visit) AS wait FROM sources")
        waits.append(row["wait"])
        now += timedelta(seconds=row["wait"] + 1)
    assert waits == [600, 900, 1350, 2025]
