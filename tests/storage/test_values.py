from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.values import moment, optional_moment, optional_stamp, optional_storable, stamp, storable


def test_a_time_is_stored_in_utc_with_a_z() -> None:
    shanghai = timezone(timedelta(hours=8))
    assert stamp(datetime(2024, 2, 21, 16, 30, 5, 999, tzinfo=shanghai)) == "2024-02-21T08:30:05Z"


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        stamp(datetime(2024, 2, 21))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize("edge", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
@pytest.mark.parametrize("hours", [-12, 14])
def test_the_ends_of_the_calendar_do_not_crash(edge: datetime, hours: int) -> None:
    stored = stamp(edge.replace(tzinfo=timezone(timedelta(hours=hours))))
    assert len(stored) == 20
    assert moment(stored).year in (1, 9999)


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_stored_times_sort_as_times_and_come_back(one: datetime, other: datetime) -> None:
    assert moment(stamp(one)) == one.replace(microsecond=0)
    assert (stamp(one) < stamp(other)) == (one.replace(microsecond=0) < other.replace(microsecond=0))


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_stored_and_keeps_its_length(text: str) -> None:
    plain = storable(text)
    assert len(plain) == len(text)
    assert "\0" not in plain
    plain.encode()


def test_nothing_stays_nothing() -> None:
    assert optional_stamp(None) is None
    assert optional_moment(None) is None
    assert optional_storable(None) is None
    assert optional_storable("a\0b") == "a\ufffdb"
