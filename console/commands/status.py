"""`fundwire status`: how things stand, for people and for monitors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from console import options
from console.when import local, span

if TYPE_CHECKING:
    from scheduler.status import Status
    from storage.runs import Run

_UNITS = ("B", "kB", "MB", "GB", "TB")


@click.command(short_help="How the daemon, the sources and the database are doing.")
@options.database
@options.as_json
@click.pass_context
def status(ctx: click.Context, db_path: Path | None, config_path: Path | None, as_json: bool) -> None:
    """Show how things stand: the daemon, its sweeps, troubled sources, the queue, the disk.

    Exit code for monitors: 0 when a daemon lives and no source is in trouble, 1 otherwise.

    \b
    Examples:
      fundwire status
      fundwire status --json | jq .queue
    """
    from console import asjson, terminal
    from console.render import facts
    from scheduler.status import collect
    from storage.database import Store

    with Store.open(options.database_path(db_path, config_path), readonly=True) as store:
        found = collect(store, options.settings(config_path), datetime.now(UTC))
    if as_json:
        asjson.write({"ok": _is_well(found), **vars_of(found)})
    else:
        terminal.show(facts(_facts(found)))
    ctx.exit(0 if _is_well(found) else 1)


def vars_of(found: Status) -> dict[str, object]:
    """The status under the names of its fields."""
    import msgspec

    plain: dict[str, object] = msgspec.to_builtins(found)
    return plain


def _is_well(found: Status) -> bool:
    return bool(found.daemons) and not found.troubled


def _facts(found: Status) -> Iterator[tuple[str, str | None]]:
    yield "daemon", "\n".join(map(_daemon, found.daemons)) or "none is running (`fundwire daemon` starts one)"
    yield "sweeping", "\n".join(f"run {run.id} since {local(run.started)}" for run in found.sweeping) or None
    yield "last run", _last_run(found.last_run)
    yield "next", _next(found)
    yield "sources", f"{len(found.sources)} on, {len(found.troubled)} in trouble"
    for one in found.troubled:
        yield f"  {one.source}", f"{one.verdict}: {one.reason or ''} (last good: {local(one.last_ok)})"
    yield "queue", f"{found.queue} links to fetch"
    yield "stored", f"{found.articles} articles, {found.deals} deals"
    yield "database", f"{_bytes(found.database_bytes)}, log {_bytes(found.log_bytes)}"
    yield "disk", f"{_bytes(found.disk_free)} free"


def _daemon(run: Run) -> str:
    return f"process {run.pid} on {run.host} since {local(run.started)}, last sign of life {local(run.beat)}"


def _last_run(run: Run | None) -> str | None:
    if run is None:
        return None
    why = f": {run.reason}" if run.reason else ""
    return f"run {run.id} ({run.kind}) {run.state} {local(run.finished)}{why}"


def _next(found: Status) -> str | None:
    if found.next_due is None:
        return None
    left = found.next_due - found.at
    return "now" if left.total_seconds() <= 0 else f"in {span(left)}"


def _bytes(count: float) -> str:
    """A size as a person reads it: `24.1 MB`."""
    for unit in _UNITS:
        if count < 1000 or unit == _UNITS[-1]:
            break
        count /= 1000
    return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
