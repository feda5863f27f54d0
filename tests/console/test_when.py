from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import click
import pytest

from console.when import When, local, local_day, span, utc

NOW = datetime(2024, 2, 19, 15, 30, tzinfo=UTC)


@pytest.fixture
def in_shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("text", ["", "soon", "7x"])
def test_what_is_no_time_is_refused_with_examples(text: str) -> None:
    with pytest.raises(click.UsageError, match="try 7d, 24h, yesterday"):
        When().convert(text, None, None)


def test_since_takes_the_first_moment_and_until_the_last() -> None:
    since = When().convert("2024-02-19", None, None)
    until = When(end=True).convert("2024-02-19", None, None)
    assert until - since == timedelta(days=1) - timedelta(microseconds=1)


@pytest.mark.usefixtures("in_shanghai")
def test_times_are_shown_in_the_users_zone_and_stored_in_utc() -> None:
    assert local(NOW) == "2024-02-19 23:30"
    assert local_day(NOW + timedelta(hours=1)) == "2024-02-20"
    assert utc(NOW) == "2024-02-19T15:30:00Z"
    assert (local(None), local_day(None), utc(None)) == ("–", "–", None)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (119, "1 min"),
        (7199, "119 min"),
        (7200, "2 h"),
        (200_000, "2 d"),
        (-5, "0 s"),
    ],
)
def test_a_length_of_time_is_said_in_one_unit(seconds: int, said: str) -> None:
    assert span(timedelta(seconds=seconds)) == said
