"""`fundwire stats`: how many deals and how much money, drawn in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from console import options
from console.filters import filters

if TYPE_CHECKING:
    from storage.filters import DealFilter
    from storage.statistics import By, Tally

KINDS = (
    "week",
    "month",
    "round",
    "sector",
    "status",
    "country",
    "currency",
    "source",
    "language",
    "investor",
)
OVERVIEW: tuple[By, ...] = ("week", "round", "sector", "investor", "source")


@click.command(short_help="Deals and money by week, round, sector …")
@click.option(
    "--by", "kinds", type=click.Choice(KINDS), multiple=True, help="By what; may be given several times."
)
@filters
@options.limit(12)
@options.as_json
@options.database
def stats(
    kinds: tuple[By, ...],
    wanted: DealFilter,
    limit: int,
    as_json: bool,
    db_path: Path | None,
    config_path: Path | None,
) -> None:
    """Count deals and add up their money in US dollars; without --by: by week, round, sector, investor, source.

    A deal of several investors or sources counts for each. Deals whose amount is vague or untold count as deals
    and add no money. Filters as for `fundwire deals`; --limit is of lines for each kind: the latest weeks, the
    largest of the others.

    \b
    Examples:
      fundwire stats --since 90d
      fundwire stats --by month --sector ai --country cn
      fundwire stats --by investor --round a --limit 50 --json
    """
    from console import asjson, tallies
    from storage.database import Store
    from storage.statistics import tally

    with Store.open(options.database_path(db_path, config_path), readonly=True) as store:
        found: dict[str, list[Tally]] = {
            kind: tally(store, kind, wanted, limit=limit) for kind in kinds or OVERVIEW
        }
    if as_json:
        asjson.write(asjson.plain(found))
    else:
        tallies.show(found)
