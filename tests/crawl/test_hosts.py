from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.hosts import HostResting, RestingHosts, rest_until

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "retry_after", "rest"),
    [
        (429, "120", timedelta(seconds=120)),
        (429, " 5 ", timedelta(seconds=5)),
        (429, None, timedelta(hours=1)),
        (429, "later", timedelta(hours=1)),
        (429, "-3", timedelta(hours=1)),
        (429, "²", timedelta(hours=1)),
        (429, "9" * 5000, timedelta(hours=24)),
        (503, "30", timedelta(seconds=30)),
        (503, "Wed, 04 Mar 2026 06:06:07 GMT", timedelta(hours=1)),
        (503, "Wed, 04 Mar 2026 06:06:07 -0000", timedelta(hours=1)),
        (503, "Tue, 03 Mar 2026 00:00:00 GMT", timedelta(0)),
        (503, "Fri, 01 Jan 2038 00:00:00 GMT", timedelta(hours=24)),
        (503, "Fri, 99 Foo 99999999 00:00:00 GMT", timedelta(hours=1)),
        (503, None, None),
        (500, "30", None),
        (200, "30", None),
    ],
)
def test_how_long_a_host_asks_to_be_left_alone(
    status: int, retry_after: str | None, rest: timedelta | None
) -> None:
    assert rest_until(status, retry_after, NOW) == (NOW + rest if rest is not None else None)


@given(st.sampled_from([429, 503]), st.text(min_size=1, max_size=40))
@settings(deadline=None, max_examples=200)
def test_whatever_a_host_writes_it_rests_for_a_day_at_most(status: int, told: str) -> None:
    until = rest_until(status, told, NOW)
    assert until is not None
    assert timedelta(0) <= until - NOW <= timedelta(hours=24)


def test_a_resting_host_is_refused_and_the_longer_wish_counts() -> None:
    hosts = RestingHosts()
    hosts.check("news.example")
    hosts.rest("news.example", NOW + timedelta(hours=2), 429)
    hosts.rest("news.example", NOW + timedelta(hours=1), 503)
    with pytest.raises(HostResting) as resting:
        hosts.check("news.example")
    assert resting.value.until == NOW + timedelta(hours=2)
    hosts.check("other.example")
