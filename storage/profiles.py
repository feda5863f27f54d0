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


def company(store: Store, name: str, *, others: int = 20) -> Profile | None:
    """A company by any of its names; None where nobody of that name raised money."""
    organization = organizations.get(store, name)
    if organization is None:
        return None
    deals = store.rows("SELECT id FROM deals WHERE organization_id = ?", [organization.id])
    return _profile(store, organization, {row["id"]: "" for row in deals}, _BACKERS, others)


def investor(store: Store, name: str, *, others: int = 20) -> Profile | None:
    """An investor by any of its names; None where nobody of that name invested."""
    organization = organizations.get(store, name)
    if organization is None:
        return None
    parts = store.rows(
        "SELECT deal_id, role FROM deal_investors WHERE organization_id = ?", [organization.id]
    )
    return _profile(
        store, organization, {row["deal_id"]: row["role"] for row in parts}, _CO_INVESTORS, others
    )


def _profile(
    store: Store, organization: Organization, roles: dict[int, str], others: str, limit: int
) -> Profile | None:
    if not roles:
        return None
    return Profile(
        organization=organization,
        deals=tuple(some(store, roles)),
        led=sum(role == "lead" for role in roles.values()),
        others=tuple(Together(**row) for row in store.rows(others, {"one": organization.id, "limit": limit})),
    )


def names_like(store: Store, name: str, *, limit: int = 5) -> list[str]:
    """Names of organizations that begin as `name` does, in any writing."""
    sql = (
        "SELECT DISTINCT o.name FROM aliases AS a JOIN organizations AS o ON o.id = a.organization_id "
        "WHERE a.key >= :key AND a.key < :key || char(1114111) ORDER BY o.name LIMIT :limit"
    )
    return [row["name"] for row in store.rows(sql, {"key": names.key(name), "limit": limit})]
