"""`fundwire digest`: what is new, to read or to send."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from console import options
from console.filters import filters

if TYPE_CHECKING:
    from storage.filters import DealFilter


@click.command(short_help="What is new since yesterday, to read or to send.")
@click.option(
    "--format", "form", type=click.Choice(["md", "html"]), default="md", show_default=True, help="Which."
)
@filters
@options.output
@options.database
def digest(
    form: str,
    wanted: DealFilter,
    output: Path | None,
    db_path: Path | None,
    config_path: Path | None,
) -> None:
    """Write what is new: deals first told in the period, the largest first, and older ones whose status changed.

    The period is --since to --until; without them, from the beginning of yesterday until now. Filters as for
    `fundwire deals`.

    \b
    Examples:
      fundwire digest --since yesterday
      fundwire digest --since 7d --sector ai --format html -o week.html
      fundwire digest | mail -s "Deals" team@example.org
    """
    from console import digest as message
    from storage import changes, tellers
    from storage.database import Store
    from storage.periods import period

    now = datetime.now(UTC)
    since, until = wanted.since or period("yesterday", now)[0], wanted.until or now
    others = replace(wanted, since=None, until=None)
    with Store.open(options.database_path(db_path, config_path), readonly=True) as store:
        found = changes.between(store, since, until, others)
        told = tellers.of_deals(
            store, [deal.id for deal in (*found.new, *(turn.deal for turn in found.turned))]
        )
    options.write_text(output, (message.as_html if form == "html" else message.as_markdown)(found, told))
