"""The pages of a company and of an investor. One organization may be both, and has both pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from console.web import charts
from console.web.asked import Answer, Asked, Elsewhere, NoSuchPage, Page
from storage import deal_list, organizations
from storage.database import Store
from storage.deal_list import DealRow
from storage.organizations import Organization

_MOST = 300
"""Deals that one page lists; the latest."""
_PARTNERS = 20

_RAISED = "SELECT id FROM deals WHERE organization_id = ? ORDER BY first_told DESC LIMIT ?"
_INVESTED = """
SELECT d.id, i.role, i.name FROM deal_investors AS i JOIN deals AS d ON d.id = i.deal_id
WHERE i.organization_id = ? ORDER BY d.first_told DESC LIMIT ?
"""
_BACKERS = """
SELECT i.organization_id AS id, min(o.name) AS name, count(DISTINCT i.deal_id) AS deals, sum(i.role = 'lead') AS led
FROM deals AS d JOIN deal_investors AS i ON i.deal_id = d.id JOIN organizations AS o ON o.id = i.organization_id
WHERE d.organization_id = :id GROUP BY i.organization_id ORDER BY deals DESC, led DESC, name LIMIT :most
"""
_PARTNERED = """
SELECT other.organization_id AS id, min(o.name) AS name, count(DISTINCT other.deal_id) AS deals
FROM deal_investors AS own CROSS JOIN deal_investors AS other ON other.deal_id = own.deal_id
    CROSS JOIN organizations AS o ON o.id = other.organization_id
WHERE own.organization_id = :id AND other.organization_id <> :id
GROUP BY other.organization_id ORDER BY deals DESC, name LIMIT :most
"""


class Partner(NamedTuple):
    """Somebody who invests in a company, or beside an investor."""

    id: int
    name: str
    deals: int
    led: int = 0


def company(store: Store, asked: Asked) -> Answer:
    """What a company raised, and from whom."""
    found = _found(store, asked, "company")
    if isinstance(found, Elsewhere):
        return found
    numbers = [row["id"] for row in store.rows(_RAISED, [found.id, _MOST])]
    rows = deal_list.some(store, numbers)
    backers = [Partner(**row) for row in store.rows(_BACKERS, {"id": found.id, "most": _PARTNERS})]
    invests = bool(store.rows("SELECT 1 FROM deal_investors WHERE organization_id = ? LIMIT 1", [found.id]))
    shown = {**_named(found), "rows": rows, "backers": backers, "invests": invests, "told": _told(rows)}
    return Page(template="company.html", shown=shown)


def investor(store: Store, asked: Asked) -> Answer:
    """What an investor put money into, how often it led, with whom."""
    found = _found(store, asked, "investor")
    if isinstance(found, Elsewhere):
        return found
    roles = {row["id"]: row["role"] for row in store.rows(_INVESTED, [found.id, _MOST])}
    rows = deal_list.some(store, roles)
    partners = [Partner(**row) for row in store.rows(_PARTNERED, {"id": found.id, "most": _PARTNERS})]
    raises = bool(store.rows("SELECT 1 FROM deals WHERE organization_id = ? LIMIT 1", [found.id]))
    shown = {
        **_named(found),
        "rows": rows,
        "roles": roles,
        "led": sum(role == "lead" for role in roles.values()),
        "companies": len({row.organization_id for row in rows}),
        "partners": partners,
        "raises": raises,
        "told": _told(rows),
        "quarters": _quarters(rows),
    }
    return Page(template="investor.html", shown=shown)


def _found(store: Store, asked: Asked, kind: str) -> Organization | Elsewhere:
    """The organization of the number in the path; `?name=` sends on to it."""
    if asked.place.get("number"):
        found = organizations.by_id(store, asked.number())
        if found is None:
            raise NoSuchPage(f"There is no {kind} {asked.number()}; it may have become one with another.")
        return found
    name = asked.words.get("name", "")
    named = organizations.get(store, name) if name else None
    if named is None:
        raise NoSuchPage(f"There is no {kind} of the name {name!r}." if name else f"Which {kind}?")
    return Elsewhere(address=f"/{kind}/{named.id}")


def _named(found: Organization) -> dict[str, Any]:
    others = dict.fromkeys(alias.name for alias in found.aliases if alias.name != found.name)
    return {"organization": found, "others": list(others)[:12]}


def _told(rows: Sequence[DealRow]) -> dict[str, list[tuple[str, int]]]:
    """What the deals say of rounds, sectors and countries, the most told first."""
    fields = ("round", "sector", "country")
    return {
        field: Counter(told for row in rows if (told := getattr(row, field))).most_common(6)
        for field in fields
    }


def _quarters(rows: Sequence[DealRow]) -> charts.Columns | None:
    """Deals a quarter, from the first to the last; None where that is one."""
    counts = Counter(row.first_told.year * 4 + (row.first_told.month - 1) // 3 for row in rows)
    if len(counts) < 2:
        return None
    every = range(max(min(counts), max(counts) - 39), max(counts) + 1)
    labels = [f"{at // 4} Q{at % 4 + 1}" for at in every]
    return charts.columns([counts[at] for at in every], labels)
