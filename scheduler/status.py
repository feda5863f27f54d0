"""How things stand: the daemon, its sweeps, each source, the queue, the disk. Read from the database alone."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.catalog import Config
from storage import runs, sources
from storage.database import Store
from storage.runs import Run
from storage.sources import SourceHealth

SERVICE = "service"
"""`runs.kind` of a daemon's own row, which it keeps alive as long as it lives."""

BAD = ("blocked", "failing", "degraded")
"""Verdicts that a person should look into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How fundwire stands at a moment. Sizes in bytes."""

    at: datetime
    daemons: tuple[Run, ...]
    """Those that live."""
    sweeping: tuple[Run, ...]
    last_run: Run | None
    next_due: datetime | None
    sources: tuple[SourceHealth, ...]
    queue: int
    articles: int
    deals: int
    database_bytes: int
    log_bytes: int
    disk_free: int

    @property
    def troubled(self) -> tuple[SourceHealth, ...]:
        """The sources that a person should look into."""
        return tuple(one for one in self.sources if one.verdict in BAD)


def collect(store: Store, config: Config, now: datetime) -> Status:
    """Reads how things stand. Dead runs are told from living ones by their processes; nothing is written."""
    alive = runs.alive(store, now)
    last = [run for run in runs.latest(store) if run.kind != SERVICE and run.state != "running"]
    health = _health(store, config)
    return Status(
        at=now,
        daemons=tuple(run for run in alive if run.kind == SERVICE),
        sweeping=tuple(run for run in alive if run.kind != SERVICE),
        last_run=last[0] if last else None,
        next_due=min((one.next_due or now for one in health), default=None),
        sources=health,
        queue=sum(one.waiting for one in health),
        articles=_count(store, "SELECT count(*) AS n FROM articles"),
        deals=_count(store, "SELECT count(*) AS n FROM deals"),
        database_bytes=_size(store.path),
        log_bytes=_size(Path(f"{store.path}-wal")),
        disk_free=shutil.disk_usage(store.path.absolute().parent).free,
    )


def _health(store: Store, config: Config) -> tuple[SourceHealth, ...]:
    known = sources.health(store)
    return tuple(known.get(one.name, SourceHealth(source=one.name)) for one in config.enabled_sources)


def _count(store: Store, sql: str) -> int:
    return int(store.rows(sql)[0]["n"])


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
