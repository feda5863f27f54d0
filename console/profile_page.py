"""A company or an investor for people: names, activity, deals, and who else is in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from console import deal_table, terminal
from console.amounts import money
from console.mentions import round_name
from console.render import Column, facts, table
from console.safe import one_line
from console.when import local_day

if TYPE_CHECKING:
    from storage.profiles import Profile

OTHERS = (Column("with", cut=True), Column("deals", right=True), Column("led", right=True))


def show(found: Profile) -> None:
    """Print the profile."""
    from rich.text import Text

    terminal.show(Text(one_line(found.organization.name), style="bold"), facts(_facts(found), indent=2), "")
    deal_table.show(found.deals)
    if found.others:
        terminal.show("")
        table(OTHERS, ((one.name, str(one.deals), str(one.led)) for one in found.others))


def _facts(found: Profile) -> Iterator[tuple[str, str | None]]:
    deals = found.deals
    others = dict.fromkeys(alias.name for alias in found.organization.aliases)
    yield "also called", ", ".join(name for name in others if name != found.organization.name)
    yield "deals", f"{len(deals)}" + (f", {found.led} of them led" if found.led else "")
    yield "first, last", f"{local_day(deals[-1].first_told)}, {local_day(deals[0].first_told)}"
    yield "money told", money(sum(deal.amount_usd or 0 for deal in deals) or None, "USD")
    yield "by year", _counted(f"{deal.first_told:%Y}" for deal in reversed(deals))
    yield "by round", _counted(round_name(deal.round) for deal in deals)
    yield "by sector", _counted(deal.sector for deal in deals if deal.sector)


def _counted(labels: Iterable[str]) -> str:
    return ", ".join(f"{label} {count}" for label, count in Counter(labels).items())
