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
    elif db_path:
        click.echo(f"\nThe database is {db_path}: `fundwire deals --db {db_path}`.")


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
    from console import report, terminal
    from storage.database import Store
    from storage.deals import some

    terminal.show("" if lap.number == 1 else "\n", f"Sweep {lap.number} of 2", "")
    with Store.open(lap.db_path, readonly=True) as store:
        report.show(lap.report, some(store, lap.report.deals))
    terminal.show(
        f"The web was asked {len(lap.requests)} times: {lap.stories} stories, {lap.again} of them again, "
        f'{lap.unchanged} answers "not modified".'
    )
