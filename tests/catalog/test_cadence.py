"""Cadences as data, and when a source is due again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crawler.cadence import Adaptive, Cron, Interval, next_due, parse_cadence, parse_duration

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)  # a Monday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45s", timedelta(seconds=45)),
        ("15m", timedelta(minutes=15)),
        ("36h", timedelta(hours=36)),
        ("30d", timedelta(days=30)),
        ("1h30m", timedelta(minutes=90)),
        (" 2H ", timedelta(hours=2)),
    ],
)
def test_a_time_span_is_read(text: str, expected: timedelta) -> None:
    assert parse_duration(text) == expected


@pytest.mark.parametrize(
    "text", ["", "15", "m", "15 minutes", "-5m", "1.5h", "0m", "5m!", "１５m", "99999999999s"]
)
def test_a_wrong_time_span_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="expected a time span"):
        parse_duration(text)


def test_the_three_kinds_of_cadence() -> None:
    assert parse_cadence("15m") == Interval(timedelta(minutes=15))
    assert parse_cadence("adaptive 10m..6h") == Adaptive(timedelta(minutes=10), timedelta(hours=6))
    assert parse_cadence("adaptive 10m .. 6h") == parse_cadence("adaptive 10m..6h")
    assert isinstance(parse_cadence("0 9 * * 1-5"), Cron)


def times(line: str) -> list[datetime]:
    """The next ten times that a cron line names."""
    moments = [NOON]
    while len(moments) < 11:
        moments.append(next_due(parse_cadence(line), moments[-1], moments[-1]))
    return moments[1:]


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("0 9 * * 0", "0 9 * * 7"),
        ("0 9 * * 0", "0 9 * * sun"),
        ("0 9 * jan,feb *", "0 9 * 1,2 *"),
        ("0 9 * * mon-fri", "0 9 * * 1-5"),
        ("*/15 * * * *", "0,15,30,45 * * * *"),
        ("5/20 * * * *", "5,25,45 * * * *"),
        ("0 8-18/5 * * *", "0 8,13,18 * * *"),
    ],
)
def test_ways_to_write_the_same_cron_line(line: str, same: str) -> None:
    assert times(line) == times(same)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("soon please", "expected '15m', a cron line"),
        ("adaptive", "expected bounds"),
        ("adaptive 6h..10m", "the faster bound first"),
        ("adaptive 10m..often", "expected a time span"),
        ("60 * * * *", "bad minute"),
        ("* 24 * * *", "bad hour"),
        ("* * 0 * *", "bad day-of-month"),
        ("* * * 13 *", "bad month"),
        ("* * * * 8", "bad day-of-week"),
        ("* * * * someday", "bad day-of-week"),
        ("5-1 * * * *", "bad minute"),
        ("*/0 * * * *", "bad minute"),
        (", * * * *", "bad minute"),
        ("0 0 31 2 *", "bad day-of-month"),
    ],
)
def test_a_wrong_cadence_is_told(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parse_cadence(text)


class TestNextDue:
    def test_a_source_never_looked_at_is_due_now(self) -> None:
        assert next_due(parse_cadence("15m"), None, NOON) == NOON

    def test_an_interval_counts_from_the_last_look(self) -> None:
        assert next_due(parse_cadence("15m"), NOON, NOON) == NOON + timedelta(minutes=15)

    def test_missed_periods_are_made_up_once(self) -> None:
        due = next_due(parse_cadence("15m"), NOON - timedelta(days=3), NOON)
        assert due < NOON
        assert next_due(parse_cadence("15m"), NOON, NOON) > NOON

    def test_a_last_look_in_the_future_counts_as_now(self) -> None:
        assert next_due(parse_cadence("15m"), NOON + timedelta(hours=1), NOON) == NOON + timedelta(minutes=15)

    def test_adaptive_counts_its_fastest_pace(self) -> None:
        assert next_due(parse_cadence("adaptive 10m..6h"), NOON, NOON) == NOON + timedelta(minutes=10)

    @pytest.mark.parametrize(
        ("line", "tz", "expected"),
        [
            ("0 9 * * *", "UTC", "2026-11-24T09:00:00+00:00"),
            ("30 12 * * *", "UTC", "2026-11-23T12:30:00+00:00"),
            ("0 12 * * *", "UTC", "2026-11-24T12:00:00+00:00"),
            ("0 9 * * *", "Asia/Shanghai", "2026-11-24T01:00:00+00:00"),
            ("0 9 * * sun", "UTC", "2026-11-29T09:00:00+00:00"),
            ("0 0 1 1 *", "UTC", "2027-01-01T00:00:00+00:00"),
            ("0 0 29 2 *", "UTC", "2028-02-29T00:00:00+00:00"),
            ("0 0 1 * mon", "UTC", "2026-11-30T00:00:00+00:00"),  # either day
        ],
    )
    def test_a_cron_line_names_the_next_minute_in_the_sources_zone(
        self, line: str, tz: str, expected: str
    ) -> None:
        assert next_due(parse_cadence(line), NOON, NOON, tz).isoformat() == expected

    def test_an_hour_that_the_clock_skips_runs_when_it_resumes(self) -> None:
        before = datetime(2026, 3, 8, 1, 0, tzinfo=ZoneInfo("America/New_York"))
        due = next_due(parse_cadence("30 2 * * *"), before, before, "America/New_York")
        assert due == datetime(2026, 3, 8, 7, 0, tzinfo=UTC)  # 3:00 summer time

    def test_an_hour_that_the_clock_doubles_runs_once(self) -> None:
        zone = "America/New_York"
        before = datetime(2026, 11, 1, 0, 0, tzinfo=ZoneInfo(zone))
        first = next_due(parse_cadence("30 1 * * *"), before, before, zone)
        second = next_due(parse_cadence("30 1 * * *"), first, first, zone)
        assert first == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
        assert second == datetime(2026, 11, 2, 6, 30, tzinfo=UTC)
