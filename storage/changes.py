"""What became of deals in a period: those first told in it, and the older ones whose status changed in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from storage.database import Store
from storage.deal_list import DealRow, listing, some
from storage.filters import DealFilter, where
from storage.values import stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A change in the status of a deal that was told before."""

    deal: DealRow
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is new from `since` to `until`."""

    since: datetime
    until: datetime
    new: tuple[DealRow, ...]
    """First told in the period, the largest first."""
    turned: tuple[Turn, ...]
    """Told earlier, with another status at the end of the period, the latest change first."""


_TURNS = """
SELECT e.deal_id, e.before, e.after FROM deal_events AS e JOIN deals AS d ON d.id = e.deal_id
WHERE e.field = 'status' AND e.before IS NOT NULL AND e.at >= :begin AND e.at <= :end AND d.first_told < :begin
    AND e.deal_id IN (SELECT d.id FROM deals AS d WHERE {})
ORDER BY e.at DESC, e.id DESC
"""


def between(
    store: Store, since: datetime, until: datetime, wanted: DealFilter, *, limit: int = 1000
) -> Changes:
    """What is new among the deals that fit; their own `since` and `until` are put aside. `limit` is of new deals."""
    new = listing(store, replace(wanted, since=since, until=until), sort="amount", limit=limit)
    return Changes(
        since=since, until=until, new=tuple(new), turned=tuple(_turns(store, since, until, wanted))
    )


def _turns(store: Store, since: datetime, until: datetime, wanted: DealFilter) -> Sequence[Turn]:
    condition, values = where(store, replace(wanted, since=None, until=None))
    steps = store.rows(_TURNS.format(condition), {**values, "begin": stamp(since), "end": stamp(until)})
    latest = {row["deal_id"]: row for row in reversed(steps)}
    deals = {deal.id: deal for deal in some(store, latest)}
    return [
        Turn(deal=deals[number], before=row["before"], after=row["after"])
        for number, row in reversed(latest.items())
    ]
