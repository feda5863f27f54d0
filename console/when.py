"""Times as people give and read them: `7d`, `yesterday`, `2024-02` in; their own zone out."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import click

_AGO = re.compile(r"(?:\d{1,5}[smhdw])+")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAYS_BACK = {"today": 0, "yesterday": 1}


def period(text: str, now: datetime) -> tuple[datetime, datetime]:
    """The first and last moment that `text` means, in UTC: a day or month is long, `7d` (ago) is one moment.

    Dates and times without a zone are the user's own. Raises ValueError for anything else.
    """
    text = text.strip().lower()
    if _AGO.fullmatch(text):
        moment = now - _duration(text)
        return moment, moment
    if text in _DAYS_BACK:
        return _days(now.astimezone().date() - timedelta(days=_DAYS_BACK[text]), 1)
    if month := _MONTH.fullmatch(text):
        first = date(int(month[1]), int(month[2]), 1)
        return _days(first, ((first + timedelta(days=31)).replace(day=1) - first).days)
    if len(text) == len("2024-02-19"):
        return _days(date.fromisoformat(text), 1)
    moment = datetime.fromisoformat(text.upper()).astimezone(UTC)
    return moment, moment


def _duration(text: str) -> timedelta:
    from crawler.cadence import parse_duration

    return parse_duration(re.sub(r"(\d+)w", lambda weeks: f"{7 * int(weeks[1])}d", text))


def _days(first: date, count: int) -> tuple[datetime, datetime]:
    begin = datetime.combine(first, time()).astimezone(UTC)
    end = datetime.combine(first + timedelta(days=count), time()).astimezone(UTC)
    return begin, end - timedelta(microseconds=1)


class When(click.ParamType[datetime]):
    """A command line's `--since` (the first moment of what is said) or `--until` (the last)."""

    name = "time"

    def __init__(self, *, end: bool = False) -> None:
        self.end = end

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment in UTC; a usage error that shows what is understood."""
        if isinstance(value, datetime):
            return value
        try:
            return period(str(value), datetime.now(UTC))[self.end]
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no time; try 7d, 24h, yesterday, 2024-02 or 2024-02-19", param, ctx)


def local(moment: datetime | None) -> str:
    """`moment` in the user's zone, to the minute: `2024-02-19 17:30`; `–` for none."""
    return "–" if moment is None else f"{moment.astimezone():%Y-%m-%d %H:%M}"


def local_day(moment: datetime | None) -> str:
    """The day of `moment` in the user's zone; `–` for none."""
    return "–" if moment is None else f"{moment.astimezone():%Y-%m-%d}"


def utc(moment: datetime | None) -> str | None:
    """`moment` as JSON carries it: UTC, ISO 8601, a `Z` at the end."""
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def span(delta: timedelta) -> str:
    """A length of time in its one largest unit: `40 s`, `12 min`, `3 h`, `5 d`."""
    seconds = max(0, round(delta.total_seconds()))
    for unit, size in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * size or (unit == "min" and seconds >= size):
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
