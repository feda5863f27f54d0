"""How often a source is looked at, as data: an interval, a cron line, or adaptive between two bounds.

15m              every fifteen minutes (s, m, h, d; "1h30m" works)
0 9 * * 1-5      a cron line in the source's own time zone; 0 and 7 are Sunday, names (mon, jan) and steps work
adaptive 10m..6h faster while it brings new stories, slower while it does not
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_DURATION = re.compile(r"(?:\d{1,6}[smhd])+", re.ASCII)
_PERIOD = re.compile(r"(\d+)([smhd])")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS_AHEAD = 8
"""A cron day comes at least once in eight years (29 February over a century's gap), or never."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Every `period`."""

    period: timedelta


@dataclass(frozen=True, slots=True)
class Adaptive:
    """Between `fastest` and `slowest`, by how much the source brings."""

    fastest: timedelta
    slowest: timedelta


@dataclass(frozen=True, slots=True)
class Cron:
    """The minutes, hours, days of the month, months and weekdays (Sunday = 0) that a cron line names."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either_day: bool
    """Both day fields are restricted: cron then takes a day that fits one of them."""

    def has_day(self, moment: datetime) -> bool:
        """Whether the line names this local day."""
        by_date = moment.day in self.days
        by_week = (moment.weekday() + 1) % 7 in self.weekdays
        return moment.month in self.months and (
            by_date or by_week if self.either_day else by_date and by_week
        )


Cadence = Interval | Adaptive | Cron


def parse_duration(text: str) -> timedelta:
    """A time span like "15m", "36h" or "1h30m"; ValueError says what was expected."""
    text = text.strip().lower()
    if not _DURATION.fullmatch(text):
        raise ValueError(f"expected a time span like '15m', '36h' or '30d', got '{text}'")
    span = timedelta(seconds=sum(int(count) * _UNITS[unit] for count, unit in _PERIOD.findall(text)))
    if not span:
        raise ValueError("expected a time span above zero")
    return span


@lru_cache(maxsize=1024)
def parse_cadence(text: str) -> Cadence:
    """Reads a cadence; ValueError says what was expected."""
    words = text.split()
    if len(words) == 5:
        return _parse_cron(words)
    if words[:1] == ["adaptive"]:
        return _parse_adaptive("".join(words[1:]))
    if len(words) != 1:
        raise ValueError(f"expected '15m', a cron line of five fields or 'adaptive 10m..6h', got '{text}'")
    return Interval(parse_duration(words[0]))


def next_due(cadence: Cadence, last: datetime | None, now: datetime, tz: str = "UTC") -> datetime:
    """When a source is due again (aware, UTC), given when it was last looked at. Never looked at: now.

    A `last` in the future (the clock was set back) counts as now. A moment in the past means "due": missed periods
    are made up once, since the next look becomes the new `last`. Adaptive counts its fastest pace here.
    """
    if last is None:
        return now.astimezone(UTC)
    last = min(last, now).astimezone(UTC)
    if isinstance(cadence, Cron):
        return _next_cron(cadence, last, ZoneInfo(tz))
    return last + (cadence.period if isinstance(cadence, Interval) else cadence.fastest)


def _next_cron(cron: Cron, after: datetime, zone: ZoneInfo) -> datetime:
    """The first named minute after a moment. A skipped hour runs when the clock resumes; a doubled one runs once."""
    day = after.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    for _ in range(366 * _YEARS_AHEAD):
        if cron.has_day(day):
            for hour in sorted(cron.hours):
                for minute in sorted(cron.minutes):
                    moment = day.replace(hour=hour, minute=minute).astimezone(UTC)
                    if moment > after:
                        return moment
        day += timedelta(days=1)
    raise ValueError("the cron line names a day that never comes")


def _parse_adaptive(bounds: str) -> Adaptive:
    fastest, dots, slowest = bounds.partition("..")
    if not dots:
        raise ValueError(f"expected bounds like 'adaptive 10m..6h', got 'adaptive {bounds}'")
    cadence = Adaptive(parse_duration(fastest), parse_duration(slowest))
    if cadence.fastest > cadence.slowest:
        raise ValueError(f"expected the faster bound first, got 'adaptive {bounds}'")
    return cadence


def _parse_cron(fields: list[str]) -> Cron:
    minutes = _cron_field(fields[0], "minute", 0, 59)
    hours = _cron_field(fields[1], "hour", 0, 23)
    days = _cron_field(fields[2], "day of the month", 1, 31)
    months = _cron_field(fields[3], "month", 1, 12, _MONTHS)
    weekdays = frozenset(day % 7 for day in _cron_field(fields[4], "weekday", 0, 7, _DAYS))
    cron = Cron(
        minutes,
        hours,
        days,
        months,
        weekdays,
        not fields[2].startswith("*") and not fields[4].startswith("*"),
    )
    _next_cron(cron, datetime(2024, 1, 1, tzinfo=UTC), ZoneInfo("UTC"))  # 31 February never comes: say so now
    return cron


def _cron_field(text: str, what: str, low: int, high: int, names: tuple[str, ...] = ()) -> frozenset[int]:
    return frozenset(n for part in text.lower().split(",") for n in _cron_part(part, what, low, high, names))


def _cron_part(part: str, what: str, low: int, high: int, names: tuple[str, ...]) -> range:
    span, slash, step = part.partition("/")
    first, dash, last = span.partition("-")
    try:
        start = low if span == "*" else _cron_number(first, low, names)
        end = (
            high if span == "*" or (slash and not dash) else _cron_number(last, low, names) if dash else start
        )
        values = range(start, end + 1, int(step) if slash else 1)
    except ValueError:
        values = range(0)
    if not values or not low <= values[0] or not values[-1] <= high:
        raise ValueError(f"expected a cron {what} of {low}-{high}, got '{part}'")
    return values


def _cron_number(text: str, low: int, names: tuple[str, ...]) -> int:
    return names.index(text) + low if text in names else int(text)
