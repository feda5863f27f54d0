"""Why a run had nothing to do, and when it will."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from console.safe import one_line
from console.when import local, span

if TYPE_CHECKING:
    from crawler.catalog import Config
    from storage.database import Store


def why(store: Store, config: Config, names: Sequence[str], now: datetime) -> str:
    """`Nothing is due. Next: 36kr in 12 min (2024-02-19 21:40); …`, or what keeps the sources that were named."""
    from storage import leases

    if busy := [name.removeprefix("source ") for name in leases.held(store) if name.startswith("source ")]:
        at_work = ", ".join(busy[:3]) + (" …" if len(busy) > 3 else "")
        return f"Another sweep is at work on {at_work}; run again when it is done."
    if names:
        return "\n".join(_rests(store, name) for name in names)
    if not config.enabled_sources:
        return "No source is switched on; `fundwire sources` lists them."
    return "Nothing is due." + _next(store, [source.name for source in config.enabled_sources], now)


def _rests(store: Store, name: str) -> str:
    from storage.sources import recall

    known = recall(store, name)
    return f"{name} is left alone until {local(known.next_due)}: {one_line(known.why or 'it is not due')}"


def _next(store: Store, names: Sequence[str], now: datetime) -> str:
    from storage.values import moment

    rows = store.rows("SELECT name, next_due FROM sources WHERE next_due IS NOT NULL ORDER BY next_due")
    coming = [(moment(row["next_due"]), row["name"]) for row in rows if row["name"] in names]
    if not coming:
        return ""
    due, name = coming[0]
    return f" Next: {name} in {span(due - now)} ({local(due)}); `fundwire run {name}` does not wait."
