"""`fundwire demo`: the main job on a small web of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from console import options

if TYPE_CHECKING:
    from console.demo.run import Lap


@click.command(short_help="See it work, on an embedded web; no network needed.")
@click.option("--db", "db_path", type=click.Path(path_type=Path), help="Keep the database here (a new file).")
@options.as_json
def demo(db_path: Path | None, as_json: bool) -> None:
    """Serve a small web of outlets on this machine, sweep it twice, and show what was found.

    The outlets publish stories written for the demo, in English and Chinese, in the shapes real publishers
    use; some of them block, redirect without end or are dead. The second sweep fetches nothing that has not
    changed. Nothing leaves this machine.

    \b
    Examples:
      fundwire demo
      fundwire demo --db demo.db && fundwire deals --db demo.db
    """
    from console import asjson
    from console.demo.run import run_demo
    from console.watching import Watcher

    told = []
    with Watcher(quiet=as_json) as watcher:
        for lap in run_demo(db_path, on_event=watcher):
            if as_json:
                told.append(_plain(lap))
            else:
                watcher.pause()
                _show(lap)
    if as_json:
        asjson.write(told)
    else:
        click.echo(
            f"\nThe database: `fundwire deals --db {db_path}`."
            if db_path
            else "\nKeep the database with --db FILE."
        )


def _plain(lap: Lap) -> dict[str, object]:
    from console import asjson
    from storage.database import Store
    from storage.deals import listing

    with Store.open(lap.db_path, readonly=True) as store:
        deals = asjson.plain(listing(store, limit=1000)) if lap.number == 1 else None
    return {
        "sweep": lap.number,
        "requests": len(lap.requests),
        "stories": lap.stories,
        "stories_again": lap.again,
        "unchanged": lap.unchanged,
        "report": asjson.plain(lap.report),
        "deals": deals,
    }


def _show(lap: Lap) -> None:
    """After the first sweep a line for each source; after the second what it asked for, and all deals."""
    from console import deal_page, deal_table, report, terminal
    from storage.database import Store
    from storage.deals import get, listing

    terminal.show(f"Sweep {lap.number} of 2", "")
    if lap.number == 1:
        report.show(lap.report, [])
    else:
        terminal.show(report.summary(lap.report))
    terminal.show(_asked(lap), "")
    if lap.number == 2:
        with Store.open(lap.db_path, readonly=True) as store:
            deals = listing(store, limit=1000)
            deal_table.show(deals)
            most_told = max(deals, key=lambda deal: (deal.outlets, deal.mentions), default=None)
            if most_told and (found := get(store, most_told.id)):
                terminal.show("", "The deal that most outlets tell:", "")
                deal_page.show(store, found)


def _asked(lap: Lap) -> str:
    return (
        f"The web was asked {len(lap.requests)} times: {lap.stories} stories, {lap.again} of them again; "
        f'{lap.unchanged} times it said "not modified".'
    )
