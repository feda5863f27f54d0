"""One company or one investor with what it did: rounds and backers, or portfolio and company kept."""

from __future__ import annotations

from dataclasses import dataclass

from storage import names, organizations
from storage.database import Store
from storage.deal_list import DealRow, some
from storage.organizations import Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Another organization in the same deals."""

    name: str
    deals: int
    led: int
    """Of these, deals that it leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An organization in one of its two roles. Deals are the latest told first."""

    organization: Organization
    deals: tuple[DealRow, ...]
    count: int
    """Deals in all, also where `deals` are only the latest of them."""
    led: int
    """Deals that it leads; 0 for a company."""
    others: tuple[Together, ...]
    """For a company its investors, for an investor those that it invests with; the most deals first."""


_BACKERS = """
SELECT o.name, count(*) AS deals, sum(i.role = 'lead') AS led
FROM deals AS d JOIN deal_investors AS i ON i.deal_id = d.id JOIN organizations AS o ON o.id = i.organization_id
WHERE d.organization_id = :one GROUP BY o.id ORDER BY deals DESC, led DESC, o.name LIMIT :limit
"""
_CO_INVESTORS = """
SELECT o.name, count(*) AS deals, sum(i.role = 'lead') AS led
FROM deal_investors AS own JOIN deal_investors AS i ON i.deal_id = own.deal_id AND i.organization_id <> :one
JOIN organizations AS o ON o.id = i.organization_id
WHERE own.organization_id = :one GROUP BY o.id ORDER BY deals DESC, led DESC, o.name LIMIT :limit
"""


_RAISED = """
SELECT id FROM deals WHERE organization_id = :one ORDER BY first_told DESC, id DESC LIMIT :most
"""
_INVESTED = """
SELECT d.id FROM deal_investors AS i JOIN deals AS d ON d.id = i.deal_id
WHERE i.organization_id = :one ORDER BY d.first_told DESC, d.id DESC LIMIT :most
"""
_COUNT_RAISED = "SELECT count(*) AS deals, 0 AS led FROM deals WHERE organization_id = :one"
_COUNT_INVESTED = """
SELECT count(*) AS deals, total(role = 'lead') AS led FROM deal_investors WHERE organization_id = :one
"""


def company(store: Store, who: str | int, *, most: int | None = None, others: int = 20) -> Profile | None:
    """A company by any of its names, or its number; None where nobody of that name raised money.

    `most` keeps the latest deals.
    """
    return _profile(store, who, (_COUNT_RAISED, _RAISED, _BACKERS), most, others)


def investor(store: Store, who: str | int, *, most: int | None = None, others: int = 20) -> Profile | None:
    """An investor by any of its names, or its number; None where nobody of that name invested.

    `most` keeps the latest deals.
    """
    return _profile(store, who, (_COUNT_INVESTED, _INVESTED, _CO_INVESTORS), most, others)


def _profile(
    store: Store, who: str | int, questions: tuple[str, str, str], most: int | None, limit: int
) -> Profile | None:
    organization = organizations.by_id(store, who) if isinstance(who, int) else organizations.get(store, who)
    if organization is None:
        return None
    asked = {"one": organization.id, "most": -1 if most is None else most, "limit": limit}
    (count,), rows, together = (store.rows(question, asked) for question in questions)
    if not count["deals"]:
        return None
    return Profile(
        organization=organization,
        deals=tuple(some(store, [row["id"] for row in rows])),
        count=count["deals"],
        led=int(count["led"]),
        others=tuple(Together(**row) for row in together),
    )


def names_like(store: Store, name: str, *, limit: int = 5) -> list[str]:
    """Names of organizations that begin as `name` does, in any writing."""
    sql = (
        "SELECT DISTINCT o.name FROM aliases AS a JOIN organizations AS o ON o.id = a.organization_id "
        "WHERE a.key >= :key AND a.key < :key || char(1114111) ORDER BY o.name LIMIT :limit"
    )
    return [row["name"] for row in store.rows(sql, {"key": names.key(name), "limit": limit})]
