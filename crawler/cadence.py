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

from cronsim import CronSim, CronSimError

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_DURATION = re.compile(r"(?:\d{1,6}[smhd])+", re.ASCII)
_PERIOD = re.compile(r"(\d+)([smhd])")


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
    """At the minutes that a cron line names, in the source's own time zone."""

    line: str


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
        return _parse_cron(text)
    if words[:1] == ["adaptive"]:
        return _parse_adaptive("".join(words[1:]))
    if len(words) != 1:
        raise ValueError(f"expected '15m', a cron line of five fields or 'adaptive 10m..6h', got '{text}'")
    return Interval(parse_duration(words[0]))


def next_due(cadence: Cadence, last: datetime | None, now: datetime, tz: str = "UTC") -> datetime:
    """When a source is due again (aware, UTC), given when it was last looked at. Never looked at: now.

    A `last` in the future (the clock was set back) counts as now. A moment in the past means "due": missed periods
    are made up once, since the next look becomes the new `last`. Adaptive counts its fastest pace here. An hour that
    the clock skips runs as it resumes, a doubled one runs once.
    """
    if last is None:
        return now.astimezone(UTC)
    last = min(last, now).astimezone(UTC)
    if isinstance(cadence, Cron):
        return next(CronSim(cadence.line, last.astimezone(ZoneInfo(tz)))).astimezone(UTC)
    return last + (cadence.period if isinstance(cadence, Interval) else cadence.fastest)


def _parse_adaptive(bounds: str) -> Adaptive:
    fastest, dots, slowest = bounds.partition("..")
    if not dots:
        raise ValueError(f"expected bounds like 'adaptive 10m..6h', got 'adaptive {bounds}'")
    cadence = Adaptive(parse_duration(fastest), parse_duration(slowest))
    if cadence.fastest > cadence.slowest:
        raise ValueError(f"expected the faster bound first, got 'adaptive {bounds}'")
    return cadence


def _parse_cron(line: str) -> Cron:
    try:
        next(CronSim(line, datetime(2024, 1, 1, tzinfo=UTC)))  # 30 February never comes: say so now
    except (CronSimError, StopIteration) as error:
        what = str(error).lower() or "it never comes"
        raise ValueError(f"expected a cron line like '0 9 * * mon-fri', got '{line}' ({what})") from error
    return Cron(line)
