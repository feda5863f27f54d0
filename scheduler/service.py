"""What the daemon is told to be, and the work of one tick: which sources are due, and which hosts are free."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.catalog import Config, Source
from crawler.urls import host
from storage import leases, runs, sources
from storage.database import Store

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time of day, aware UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the daemon works. Spans of time; all have defaults that suit a small machine."""

    database: Path
    config: Path | None = None
    tick: timedelta = timedelta(seconds=15)
    """Between two looks at what is due."""
    sweeps: int = 3
    """At most so many sweeps at once."""
    sweep_deadline: timedelta = timedelta(minutes=15)
    """A sweep that takes longer is asked to stop."""
    grace: timedelta = timedelta(seconds=30)
    """And after so much more it is killed. Also how long the sweeps have when the daemon stops."""
    health_port: int | None = None
    """Port of the health page on localhost; 0: any free one; None: no page."""
    backup_folder: Path | None = None
    """Where copies of the database go, one a day; None: no copies."""
    backups_kept: int = 7
    clock: Clock = utc_now


def ready(store: Store, config: Config, busy_hosts: Iterable[str], now: datetime) -> list[Source]:
    """The sources to sweep now: due, not being swept, and at no host that is.

    Finds and frees what dead runs had first.
    """
    runs.mark_lost(store, now)
    taken = leases.held(store)
    busy = {*busy_hosts, *(name.removeprefix("host ") for name in taken if name.startswith("host "))}
    names = [source.name for source in config.enabled_sources if f"source {source.name}" not in taken]
    due = set(sources.due(store, names, now))
    return [
        source for source in config.enabled_sources if source.name in due and busy.isdisjoint(hosts(source))
    ]


def hosts(source: Source) -> frozenset[str]:
    """The hosts that a source is asked at."""
    return frozenset(host(url) for url in source.urls)


def next_due(store: Store, config: Config, now: datetime) -> datetime | None:
    """When the first of the sources is due; now or earlier: at once. None without sources."""
    memories = (sources.recall(store, source.name) for source in config.enabled_sources)
    return min((memory.next_due or now for memory in memories), default=None)
