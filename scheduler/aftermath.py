"""What is left to do after a sweep that was killed or died: the sources it never finished count as failed once."""

from __future__ import annotations

from datetime import datetime

from crawler.catalog import Config, Source
from crawler.pace import Look, plan
from storage import runs, sources
from storage.database import Store


def tidy(store: Store, config: Config, now: datetime) -> list[str]:
    """Frees what dead sweeps had, and slows the sources they did not get to the end of; returns their names.

    Without it a source that brings every sweep down would be asked again at every tick.
    """
    lost = [run for number in runs.mark_lost(store, now) if (run := runs.get(store, number))]
    unfinished = [result.source for run in lost for result in run.sources if result.verdict is None]
    slowed = [config.sources[name] for name in dict.fromkeys(unfinished) if name in config.sources]
    for source in slowed:
        _slow(store, source, now)
    return [source.name for source in slowed]


def _slow(store: Store, source: Source, now: datetime) -> None:
    known = sources.recall(store, source.name)
    look = Look(ok=False, failures=known.failures + 1)
    then = plan(source.pace, source.timezone, look, now, pace=known.pace)
    why = "the sweep that asked it did not live to the end"
    sources.settle(store, source.name, ok=False, now=now, next_due=then.due, why=why, pace=then.pace)
