"""Who tells a deal: the articles behind it, for lists, feeds and messages that link to them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.database import Store
from storage.values import moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """One article that tells a deal."""

    outlet: str
    """Who publishes it; the address where that is not known."""
    url: str
    title: str
    told_at: datetime


_TELLERS = """
SELECT DISTINCT dm.deal_id, coalesce(a.outlet, a.url) AS outlet, a.url, a.title, m.told_at
FROM deal_mentions AS dm JOIN mentions AS m ON m.id = dm.mention_id JOIN articles AS a ON a.id = m.article_id
WHERE dm.deal_id IN (SELECT value FROM json_each(?)) ORDER BY m.told_at, a.url
"""


def of_deals(store: Store, deals: Iterable[int]) -> dict[int, tuple[Teller, ...]]:
    """The articles that tell each of these deals, the first to tell it first."""
    found: dict[int, tuple[Teller, ...]] = {}
    for row in store.rows(_TELLERS, [json.dumps(list(deals))]):
        number = row.pop("deal_id")
        teller = Teller(**{**row, "told_at": moment(row["told_at"])})
        found[number] = (*found.get(number, ()), teller)
    return found
