"""`fundwire sources`: what is watched, how often, and how each is doing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from console import options
from console.when import local, span

if TYPE_CHECKING:
    from crawler.catalog import Source

Health = Mapping[str, Any]
"""A row of `v_source_health`; empty for a source that was never visited."""


@click.group(invoke_without_command=True, short_help="The sources: how often, next due, how they do.")
@options.database
@options.as_json
@click.pass_context
def sources(ctx: click.Context, db_path: Path | None, config_path: Path | None, as_json: bool) -> None:
    """List the sources: those that ship, with your fundwire.toml over them.

    The verdict is that of the last visit: ok, unchanged, empty, degraded, blocked or failing.
    A source that fails is never dropped; it slows to once a day.

    \b
    Examples:
      fundwire sources
      fundwire sources show 36kr
      fundwire sources --json
      fundwire sources --config my.toml     is my.toml right?
    """
    if ctx.invoked_subcommand is None:
        _list(db_path, config_path, as_json)


@sources.command(short_help="Everything known about one source.")
@click.argument("name")
@options.database
@options.as_json
def show(name: str, db_path: Path | None, config_path: Path | None, as_json: bool) -> None:
    """Show one source: where it publishes, when it is looked at, how its last visits went.

    \b
    Example:
      fundwire sources show techcrunch
    """
    from console import asjson, terminal
    from console.render import facts

    source = options.settings(config_path).source(name)
    health = _healths(options.database_path(db_path, config_path)).get(name, {})
    if as_json:
        asjson.write(_record(source, health))
    else:
        terminal.show(facts(_facts(source, health)))


def _list(db_path: Path | None, config_path: Path | None, as_json: bool) -> None:
    from console import asjson
    from console.render import Column, table

    listed = options.settings(config_path).sources.values()
    healths = _healths(options.database_path(db_path, config_path))
    if as_json:
        asjson.write([_record(source, healths.get(source.name, {})) for source in listed])
        return
    columns = [
        Column("source", "bold", cut=True),
        Column("kind"),
        Column("lang"),
        Column("cadence", cut=True),
        Column("next due"),
        Column("verdict"),
        Column("waiting", right=True),
    ]
    table(columns, (_row(source, healths.get(source.name, {})) for source in listed))


def _healths(path: Path) -> dict[str, Health]:
    """By source; nothing where there is no database yet: the catalogue can be read without one."""
    from storage.database import Store
    from storage.errors import DatabaseMissing

    try:
        with Store.open(path, readonly=True) as store:
            return {row["source"]: row for row in store.rows("SELECT * FROM v_source_health")}
    except DatabaseMissing:
        return {}


def _record(source: Source, health: Health) -> dict[str, Any]:
    import msgspec

    told = {key: value for key, value in health.items() if key != "source"}
    return {**msgspec.to_builtins(source), "health": told or None}


def _row(source: Source, health: Health) -> tuple[str, ...]:
    return (
        source.name,
        source.kind,
        source.language or "–",
        source.cadence,
        next_due(source, health.get("next_due")),
        health.get("verdict") or "–",
        str(health.get("waiting") or "–"),
    )


def next_due(source: Source, stored: str | None) -> str:
    """When a source is looked at next: `off`, `now`, `in 12 min`."""
    if not source.enabled:
        return "off"
    left = datetime.fromisoformat(stored) - datetime.now(UTC) if stored else None
    return "now" if left is None or left.total_seconds() <= 0 else f"in {span(left)}"


def _facts(source: Source, health: Health) -> Iterator[tuple[str, str | None]]:
    yield "source", source.name
    yield "outlet", source.outlet
    yield "enabled", "yes" if source.enabled else "no"
    yield "kind", source.kind
    yield "urls", "\n".join(source.urls)
    yield "language", source.language
    yield "time zone", source.timezone
    yield "cadence", source.cadence
    yield "fetches", "pages" if source.fetch == "page" else "the feed only (headline and summary)"
    yield "parser", source.parser or "by host, else the generic one"
    yield "note", source.note
    yield "next due", f"{next_due(source, health.get('next_due'))}  {health.get('why') or ''}"
    for name, key in (("last visit", "last_visit"), ("last good", "last_ok")):
        yield name, local(datetime.fromisoformat(health[key])) if health.get(key) else None
    yield "verdict", ": ".join(filter(None, [health.get("verdict"), health.get("reason")]))
    yield "failures", str(health["failures"]) if health.get("failures") else None
    yield "links", _links(health)


def _links(health: Health) -> str | None:
    if health.get("links_found") is None:
        return None
    named = ("links_found", "links_new", "fetched", "blocked", "failed", "waiting")
    return ", ".join(f"{health[key] or 0} {key.removeprefix('links_')}" for key in named)
