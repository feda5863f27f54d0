"""Times as people give and read them: `7d`, `yesterday`, `2024-02` in; their own zone out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import click

from storage.periods import period


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
        except ValueError as error:
            self.fail(str(error), param, ctx)


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
