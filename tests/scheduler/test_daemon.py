"""The daemon: one clock injected, sweeps as real children, on the demo's web."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from console.demo import DemoSite
from crawler import catalog
from scheduler import status
from scheduler.daemon import Daemon
from scheduler.service import Settings
from storage import runs, sources
from storage.database import Store

MINUTE = timedelta(minutes=1)
SOURCES = ("36kr", "readwrite", "eu-startups", "leifeng", "techcrunch")


class Clock:
    """Shows what it is set to."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def few_sources(demo_site: DemoSite, folder: Path) -> Path:
    """The demo's configuration without the hosts that keep one waiting."""
    head, *tables = demo_site.config_path.read_text(encoding="utf-8").split("\n[sources.")
    kept = [table for table in tables if table.partition("]")[0].strip('"') in SOURCES]
    path = folder / "few.toml"
    path.write_text("\n[sources.".join([head, *kept]), encoding="utf-8")
    return path


@pytest.fixture
def settings(demo_site: DemoSite, tmp_path: Path) -> Settings:
    config = few_sources(demo_site, tmp_path)
    return Settings(database=tmp_path / "fundwire.db", config=config, clock=Clock(demo_site.now))


def drive(settings: Settings, script: Callable[[Daemon], Awaitable[None]]) -> None:
    """Runs a script against a daemon whose clock stands until the script moves it."""

    async def act() -> None:
        daemon = Daemon(settings, catalog.load(settings.config))
        await script(daemon)
        await daemon.settled()

    asyncio.run(act())


async def sweep_once(daemon: Daemon) -> None:
    await daemon.tick()
    await daemon.settled()


def ask(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(settings.database)) as db:
        return db.execute(sql).fetchall()


def test_a_tick_sweeps_what_is_due_in_a_child_and_the_next_finds_nothing(
    settings: Settings, demo_site: DemoSite
) -> None:
    async def script(daemon: Daemon) -> None:
        await sweep_once(daemon)
        demo_site.forget_requests()
        await sweep_once(daemon)

    drive(settings, script)
    assert ask(settings, "SELECT kind, state FROM runs") == [("daemon", "finished")]
    assert ask(settings, "SELECT count(*) FROM deals") > [(5,)]
    assert demo_site.requests == []
    assert [pid for (pid,) in ask(settings, "SELECT pid FROM runs")] != [os.getpid()]


def test_ten_missed_periods_are_made_up_once(settings: Settings, demo_site: DemoSite) -> None:
    async def script(daemon: Daemon) -> None:
        await sweep_once(daemon)
        assert isinstance(settings.clock, Clock)
        settings.clock.now += timedelta(days=10)
        await sweep_once(daemon)
        await sweep_once(daemon)

    drive(settings, script)
    looked = ask(settings, "SELECT count(*) FROM run_sources WHERE run_id > 1 GROUP BY source")
    assert looked and set(looked) == {(1,)}


@pytest.mark.parametrize("jump", [-60 * MINUTE, 60 * MINUTE], ids=["back", "forward"])
def test_a_clock_that_jumps_an_hour_doubles_nothing_and_leaves_no_source_behind(
    settings: Settings, demo_site: DemoSite, jump: timedelta
) -> None:
    async def script(daemon: Daemon) -> None:
        await sweep_once(daemon)
        assert isinstance(settings.clock, Clock)
        settings.clock.now += jump
        await sweep_once(daemon)
        settings.clock.now = demo_site.now + timedelta(days=1, hours=2)
        await sweep_once(daemon)

    drive(settings, script)
    ((last,),) = ask(settings, "SELECT max(id) FROM runs")
    enabled = len(catalog.load(settings.config).enabled_sources)
    assert ask(settings, f"SELECT count(*) FROM run_sources WHERE run_id = {last}") == [(enabled,)]
    assert ask(settings, "SELECT count(*) - count(DISTINCT url) FROM articles") == [(0,)]


def test_two_daemons_on_one_database_never_ask_twice(settings: Settings, demo_site: DemoSite) -> None:
    async def script(daemon: Daemon) -> None:
        other = Daemon(settings, daemon.config)
        await asyncio.gather(daemon.tick(), other.tick())
        await asyncio.gather(daemon.settled(), other.settled())

    drive(settings, script)
    asked = demo_site.stories_asked()
    assert sorted(asked) == sorted(set(asked))
    assert ask(settings, "SELECT max(n) FROM (SELECT count(*) AS n FROM run_sources GROUP BY source)") == [
        (1,)
    ]


def test_a_sweep_that_outlives_its_deadline_is_killed_and_its_sources_slow_down(
    settings: Settings, demo_site: DemoSite
) -> None:
    hasty = replace(settings, sweep_deadline=timedelta(), grace=timedelta(milliseconds=1))

    async def script(daemon: Daemon) -> None:
        await daemon.tick()
        child = next(iter(daemon.children))
        child.process.send_signal(19)  # SIGSTOP: it hangs, whatever it is told
        await daemon.settled()

    drive(hasty, script)
    with Store.open(settings.database, create=True) as store:
        assert runs.alive(store, settings.clock()) == []


def test_a_killed_sweep_is_told_lost_and_the_sources_it_had_are_slowed(
    settings: Settings, demo_site: DemoSite
) -> None:
    async def script(daemon: Daemon) -> None:
        await daemon.tick()
        (child,) = daemon.children
        while not demo_site.requests:
            await asyncio.sleep(0.01)
        os.killpg(child.pid, 9)
        await daemon.settled()

    drive(settings, script)
    assert ask(settings, "SELECT state FROM runs") == [("lost",)]
    assert ask(settings, "SELECT count(*) FROM leases") == [(0,)]
    with Store.open(settings.database) as store:
        health = sources.health(store).values()
    slowed = [one for one in health if one.failures == 1 and "did not live" in (one.why or "")]
    assert slowed
    assert all(one.next_due and one.next_due > settings.clock() for one in slowed)


def test_the_status_tells_daemon_sources_queue_and_sizes(settings: Settings, demo_site: DemoSite) -> None:
    drive(settings, sweep_once)
    with Store.open(settings.database) as store:
        found = status.collect(store, catalog.load(settings.config), settings.clock())
    assert found.daemons == ()
    assert found.last_run is not None
    assert found.last_run.kind == "daemon"
    assert [(one.source, one.verdict) for one in found.troubled] == [("leifeng", "blocked")]
    assert found.articles > 10
    assert min(found.database_bytes, found.disk_free) > 0
