"""A telling: one stored mention with all that resolution weighs, as one immutable value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.records import Status
from storage.values import moment


class Investor(NamedTuple):
    """An investor as one mention names it."""

    organization_id: int
    name: str
    role: str
    """lead or other."""


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One mention as it stands in the database; the names are those of the table `mentions`."""

    id: int
    article_id: int
    url: str
    outlet: str | None
    position: int
    company: str
    organization_id: int
    told_at: str
    amount: float | None = None
    amount_min: float | None = None
    amount_max: float | None = None
    currency: str | None = None
    amount_text: str | None = None
    round: str | None = None
    valuation: float | None = None
    valuation_currency: str | None = None
    valuation_kind: str | None = None
    status: Status = "announced"
    first_reported_by: str | None = None
    sector: str | None = None
    country: str | None = None
    city: str | None = None
    investors: tuple[Investor, ...] = ()

    @property
    def order(self) -> tuple[str, str, int]:
        """Where it stands among all tellings: by time, then by address. Does not depend on when we read it."""
        return (self.told_at, self.url, self.position)

    @cached_property
    def time(self) -> datetime:
        """When it was told."""
        return moment(self.told_at)

    @property
    def teller(self) -> str:
        """Who tells it: the outlet, or the article itself where no outlet is known."""
        return self.outlet or self.url


_SELECT = """
SELECT m.id, m.article_id, a.url, a.outlet, m.position, m.company, m.organization_id, m.told_at,
    m.amount, m.amount_min, m.amount_max, m.currency, m.amount_text, m.round,
    m.valuation, m.valuation_currency, m.valuation_kind, m.status, m.first_reported_by,
    m.sector, m.country, m.city
FROM mentions AS m JOIN articles AS a ON a.id = m.article_id
WHERE m.organization_id = ?
"""

_INVESTORS = """
SELECT i.mention_id, i.organization_id, i.name, i.role
FROM mentions AS m JOIN mention_investors AS i ON i.mention_id = m.id
WHERE m.organization_id = ? ORDER BY i.mention_id, i.position
"""


def of_company(db: Database, organization: int) -> list[Telling]:
    """All tellings of a company's deals, in their order."""
    investors = _by_mention(db.query(_INVESTORS, [organization]))
    tellings = [
        Telling(**row, investors=tuple(investors.get(row["id"], ())))
        for row in db.query(_SELECT, [organization])
    ]
    return sorted(tellings, key=lambda telling: telling.order)


def _by_mention(rows: Iterable[dict[str, Any]]) -> dict[int, list[Investor]]:
    found: dict[int, list[Investor]] = {}
    for row in rows:
        investor = Investor(row["organization_id"], row["name"], row["role"])
        found.setdefault(row["mention_id"], []).append(investor)
    return found
