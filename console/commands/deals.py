"""`fundwire deals` and `fundwire deal`: the answers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from console import options

if TYPE_CHECKING:
    from storage.records import Status


class StatusName(click.Choice[str]):
    """A status as it is stored or as it is shown: `in_talks`, `in talks`, `in-talks`."""

    def __init__(self) -> None:
        super().__init__(("announced", "reported", "in_talks", "denied"), case_sensitive=False)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The stored form; a usage error that names all four."""
        return super().convert(value.replace(" ", "_").replace("-", "_"), param, ctx)


@click.command(short_help="The deals, newest first.")
@options.period("First told")
@click.option("--status", type=StatusName(), help="How sure it is.")
@click.option("--round", "round_", metavar="ROUND", help="seed, a, b+, pre-ipo, strategic, debt …")
@click.option("--company", metavar="NAME", help="By any of its names, in any language, or how one begins.")
@click.option("--investor", metavar="NAME", help="An investor of the round, named in the same way.")
@options.limit(30)
@options.forms
@options.database
def deals(
    since: datetime | None,
    until: datetime | None,
    status: Status | None,
    round_: str | None,
    company: str | None,
    investor: str | None,
    limit: int,
    form: str | None,
    db_path: Path | None,
    config_path: Path | None,
) -> None:
    """List the deals that were found, the latest told first. Filters combine.

    \b
    Examples:
      fundwire deals
      fundwire deals --since 7d --status announced
      fundwire deals --company 月之暗面
      fundwire deals --investor Sequoia --round a --limit 100
      fundwire deals --since 2024-02 --until 2024-03 --csv > deals.csv
      fundwire deals --jsonl | jq -r 'select(.amount > 1e8) | .company'
    """
    from console import deal_table
    from storage.database import Store
    from storage.deals import listing

    with Store.open(options.database_path(db_path, config_path), readonly=True) as store:
        rows = listing(
            store,
            status=status,
            round=round_ and round_.lower(),
            company=company,
            investor=investor,
            since=since,
            until=until,
            limit=limit,
        )
    deal_table.show(rows, form)


@click.command(short_help="One deal: who says what, in which words.")
@click.argument("number", metavar="ID", type=int)
@options.as_json
@options.database
def deal(number: int, as_json: bool, db_path: Path | None, config_path: Path | None) -> None:
    """Show one deal with every mention of it: outlet, time, link, and the words that prove it.

    Also: who told it first, how its status changed and by whose word, where the outlets disagree,
    and why each mention was taken for the same deal. ID is the number that `fundwire deals` shows.

    \b
    Examples:
      fundwire deal 12
      fundwire deal 12 --json
    """
    from console import asjson, deal_page
    from storage.database import Store
    from storage.deals import get
    from storage.errors import FundwireError

    with Store.open(options.database_path(db_path, config_path), readonly=True) as store:
        found = get(store, number)
        if found is None:
            raise FundwireError(f"there is no deal {number}; `fundwire deals` lists them")
        if as_json:
            asjson.write(asjson.plain(found))
        else:
            deal_page.show(store, found)
