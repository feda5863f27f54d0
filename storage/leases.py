"""Leases: what a run has for itself while it lives, so that two sweeps never ask one host or source at once.

A lease belongs to a run and needs no clock of its own: it is free when its run has ended, or is found lost
(`storage.runs.mark_lost`), which every new run looks for as it begins.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from storage.database import Store
from storage.sources import due
from storage.values import stamp

_TAKE = "INSERT INTO leases (name, run_id, taken) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING"


def take_sources(
    store: Store, run: int, names: Iterable[str], now: datetime, *, only_due: bool = True
) -> list[str]:
    """Take those of the named sources that nobody has and (with `only_due`) whose time has come.

    Looked up and taken in one transaction: of two sweeps that want the same, one gets it, and once it is done
    the other finds it no longer due.
    """
    with store.write():
        wanted = due(store, names, now) if only_due else list(names)
        return [name for name in wanted if _take(store, run, f"source {name}", now)]


def take_host(store: Store, run: int, host: str, now: datetime) -> bool:
    """Take a host; False where another run has it."""
    with store.write():
        return _take(store, run, f"host {host}", now)


def take(store: Store, run: int, name: str, now: datetime) -> bool:
    """Take something else that only one may do at a time, by a name of its own; False where another run has it."""
    with store.write():
        return _take(store, run, name, now)


def _take(store: Store, run: int, name: str, now: datetime) -> bool:
    store.db.execute(_TAKE, [name, run, stamp(now)])
    return bool(store.rows("SELECT 1 FROM leases WHERE name = ? AND run_id = ?", [name, run]))


def held(store: Store) -> dict[str, int]:
    """What is taken now, with the run that has it."""
    return {row["name"]: row["run_id"] for row in store.rows("SELECT name, run_id FROM leases")}


def free(store: Store, run: int) -> None:
    """Give back all that a run has."""
    with store.write() as db:
        db.execute("DELETE FROM leases WHERE run_id = ?", [run])
