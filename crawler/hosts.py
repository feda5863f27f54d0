"""Hosts that asked to be left alone for a while: 429, or 503 with Retry-After."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from scrapy.exceptions import IgnoreRequest

DEFAULT_REST = timedelta(hours=1)
"""After a 429 that names no time."""
MAX_REST = timedelta(hours=24)


class HostResting(IgnoreRequest):
    """The host asked to be left alone; nothing is sent to it for the rest of the sweep."""

    def __init__(self, host: str, until: datetime, status: int) -> None:
        super().__init__(
            f"{host} answers {status}: it asks to be left alone until {until:%Y-%m-%d %H:%M} UTC"
        )
        self.host = host
        self.until = until
        self.status = status


class RestingHosts:
    """Which hosts rest, and until when. Times are aware UTC."""

    def __init__(self) -> None:
        self._resting: dict[str, HostResting] = {}

    def rest(self, host: str, until: datetime, status: int) -> HostResting:
        """Leave a host alone that answered with `status`; the longer of two wishes counts."""
        known = self._resting.get(host)
        if known is None or known.until < until:
            self._resting[host] = HostResting(host, until, status)
        return self._resting[host]

    def check(self, host: str) -> None:
        """Raises `HostResting` where the host is to be left alone."""
        if host in self._resting:
            raise self._resting[host]


def rest_until(status: int, retry_after: str | None, now: datetime) -> datetime | None:
    """Until when an answer asks us to stay away; None where it does not. At most 24 hours ahead.

    Any 429 asks, and a 503 that carries Retry-After (seconds or an HTTP date, RFC 9110 §10.2.3).
    """
    if status != 429 and not (status == 503 and retry_after):
        return None
    told = _retry_after(retry_after or "", now)
    wish = DEFAULT_REST if told is None else told
    return now + min(max(wish, timedelta(0)), MAX_REST)


def _retry_after(text: str, now: datetime) -> timedelta | None:
    text = text.strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), MAX_REST.total_seconds()))
    try:
        moment = parsedate_to_datetime(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
