"""`fundwire run`: one sweep, now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from console import options

if TYPE_CHECKING:
    from crawler.catalog import Config
    from crawler.sweep import Report

STOPPED = {"received SIGINT": 130, "received SIGTERM": 143}


@click.command(short_help="Look at the sources that are due; keep what is new.")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All sources that are switched on, due or not.")
@click.option("-q", "--quiet", is_flag=True, help="No progress on stderr.")
@options.as_json
@options.database
def run(
    sources: tuple[str, ...],
    every: bool,
    quiet: bool,
    as_json: bool,
    db_path: Path | None,
    config_path: Path | None,
) -> int:
    """Look at the sources that are due, fetch the stories that are new, and keep the deals they tell.

    SOURCE names sources to look at whether due or not (`fundwire sources` lists them). What was fetched
    before is not fetched again. Stopped at any moment (Ctrl-C, kill, power), nothing is lost: the next run
    goes on. The first run makes the database.

    Ends with 0 unless every source failed.

    \b
    Examples:
      fundwire run
      fundwire run 36kr techcrunch
      fundwire run --all
      fundwire run --json | jq '.sources[] | select(.verdict != "ok")'
    """
    from console.watching import Watcher
    from crawler.sweep import sweep

    config = options.settings(config_path)
    path = db_path or Path(config.database)
    names = [source.name for source in config.enabled_sources] if every else sources
    with Watcher(quiet=quiet or as_json) as watcher:
        report = sweep(config, path, names, now=datetime.now(UTC), on_event=watcher)
    _tell(config, path, report, as_json)
    if report.problem:
        click.echo(f"fundwire: {report.problem}", err=True)
    return STOPPED.get(report.stopped or "", 0 if report.ok else 1)


def _tell(config: Config, path: Path, report: Report, as_json: bool) -> None:
    from console import asjson
    from console import report as reports
    from storage.database import Store
    from storage.deals import some

    with Store.open(path, readonly=True) as store:
        new_deals = some(store, report.deals)
        if as_json:
            asjson.write({**_plain(report), "deals": asjson.plain(new_deals), "ok": report.ok})
        elif report.run is None:
            click.echo(_nothing_due(store, [source.name for source in config.enabled_sources]))
        else:
            reports.show(report, new_deals)


def _plain(report: Report) -> dict[str, object]:
    import msgspec

    plain: dict[str, object] = msgspec.to_builtins(report)
    return plain


def _nothing_due(store: object, names: Sequence[str]) -> str:
    """`Nothing is due. Next: 36kr in 12 min (21:40).`."""
    from console.when import local, span
    from storage.database import Store
    from storage.values import moment

    assert isinstance(store, Store)
    if not names:
        return "No source is switched on; `fundwire sources` lists them."
    waiting = store.rows("SELECT name, next_due FROM sources WHERE next_due IS NOT NULL ORDER BY next_due")
    coming = [(moment(row["next_due"]), row["name"]) for row in waiting if row["name"] in names]
    if not coming:
        return "Nothing is due."
    due, name = coming[0]
    left = span(due - datetime.now(UTC))
    return f"Nothing is due. Next: {name} in {left} ({local(due)}); `fundwire run {name}` does not wait."
