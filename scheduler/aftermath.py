"""What is left to do after a sweep that was killed or died: the sources it never finished count as failed once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from crawler.catalog import Source
from crawler.pace import Look, plan
from storage import runs, sources
from storage.database import Store


def tidy(store: Store, swept: Iterable[Source], began: datetime, now: datetime) -> list[str]:
    """Frees what the sweep had, and slows the sources it did not get to the end of; returns their names.

    Without it a source that brings every sweep down would be asked again at every tick.
    """
    runs.mark_lost(store, now)
    unfinished = [source for source in swept if not _visited(store, source, began)]
    for source in unfinished:
        known = sources.recall(store, source.name)
        look = Look(ok=False, failures=known.failures + 1)
        then = plan(source.pace, source.timezone, look, now, pace=known.pace)
        why = "the sweep that asked it did not live to the end"
        sources.settle(store, source.name, ok=False, now=now, next_due=then.due, why=why, pace=then.pace)
    return [source.name for source in unfinished]


def _visited(store: Store, source: Source, began: datetime) -> bool:
    last = sources.recall(store, source.name).last_visit
    return last is not None and last >= began.replace(microsecond=0)
