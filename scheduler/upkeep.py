"""The jobs that keep the database well, each when its time has come.

The times of the last ones stand in the database: a daemon that is restarted every day still does them all.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from crawler.catalog import Config
from scheduler.logs import tell
from scheduler.service import Settings
from storage import pages
from storage import upkeep as keep
from storage.database import Store

LOG_TOO_LONG = 256 * 2**20
"""Bytes of write-ahead log from which on a reader must be holding it open: worth a warning."""

Job = Callable[[Store, Settings, Config, datetime], str]


def run_due(store: Store, settings: Settings, config: Config, now: datetime) -> dict[str, str]:
    """Does the jobs that are due; returns what came of each."""
    done = {}
    for name, (every, job) in JOBS.items():
        last = keep.last_done(store, name)
        if last is None or last > now or now - last >= every:  # a time ahead of now: the clock was set back
            done[name] = job(store, settings, config, now)
            keep.note_done(store, name, now, done[name])
            tell("upkeep", job=name, result=done[name])
    return done


def _retain(store: Store, _: Settings, config: Config, now: datetime) -> str:
    dropped = 0
    while some := pages.forget(store, now - config.retention.raw_pages):
        dropped += some
    old_runs = keep.forget_runs(store, now - config.retention.runs)
    return f"{dropped} raw pages and {old_runs} runs dropped"


def _optimize(store: Store, *_: object) -> str:
    keep.optimize(store)
    return "statistics refreshed"


def _checkpoint(store: Store, *_: object) -> str:
    left = keep.checkpoint(store)
    warning = "; is some program keeping the database open in a transaction?" if left > LOG_TOO_LONG else ""
    return f"{left} bytes of log left{warning}"


def _check(store: Store, *_: object) -> str:
    return "; ".join(keep.check(store.path)) or "sound"


def _back_up(store: Store, settings: Settings, _: Config, now: datetime) -> str:
    if settings.backup_folder is None:
        return "no backup folder is set"
    settings.backup_folder.mkdir(parents=True, exist_ok=True)
    copy = keep.backup(store.path, settings.backup_folder / keep.backup_name(store.path, now))
    keep.rotate(settings.backup_folder, store.path, settings.backups_kept)
    return str(copy)


JOBS: dict[str, tuple[timedelta, Job]] = {
    "checkpoint": (timedelta(hours=1), _checkpoint),
    "retention": (timedelta(days=1), _retain),
    "optimize": (timedelta(days=1), _optimize),
    "backup": (timedelta(days=1), _back_up),
    "integrity": (timedelta(days=7), _check),
}
"""Name → how often, and what. In the order in which they are done."""
