"""The mentions of an article: written with their investors and evidence, replaced when the article is edited."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage import names, organizations
from storage.database import Store, insert
from storage.records import Evidence, Mention
from storage.values import optional_storable, storable

_COLUMNS = [
    one.name
    for one in fields(Mention)
    if one.name not in ("company_aliases", "lead_investors", "investors", "evidence")
]


class Replaced(NamedTuple):
    """What `replace` left behind for resolution to look at."""

    companies: frozenset[int]
    """Organizations whose deals may have changed."""
    deals: frozenset[int]
    """Deals that lost a mention."""


def replace(db: Database, article: int, told_at: str, mentions: Sequence[Mention], now: datetime) -> Replaced:
    """Make `mentions` the mentions of an article, instead of those it had; inside a transaction.

    A mention of the same company keeps its number, and so its place in its deal, through an edit of the article.
    Raises ValueError for a mention without a company.
    """
    old = _old(db, article)
    # out of the way of the new places; what is still there at the end is gone
    db.execute("UPDATE mentions SET position = -1 - position WHERE article_id = ?", [article])
    numbers: dict[str, list[int]] = {}
    for row in reversed(old):
        numbers.setdefault(names.key(row["company"]), []).append(row["id"])
    companies = {row["organization_id"] for row in old}
    for position, mention in enumerate(mentions):
        former = numbers.get(names.key(storable(mention.company)))
        place = {"article_id": article, "position": position, "told_at": told_at}
        companies.add(_write(db, former.pop() if former else None, place, mention, now))
    gone = {number for left in numbers.values() for number in left}
    db.execute("DELETE FROM mentions WHERE article_id = ? AND position < 0", [article])
    return Replaced(frozenset(companies), frozenset(row["deal_id"] for row in old if row["id"] in gone))


def _old(db: Database, article: int) -> list[dict[str, Any]]:
    sql = (
        "SELECT m.id, m.company, m.organization_id, dm.deal_id FROM mentions AS m "
        "JOIN deal_mentions AS dm ON dm.mention_id = m.id WHERE article_id = ? ORDER BY position"
    )
    return list(db.query(sql, [article]))


def _write(
    db: Database, number: int | None, place: Mapping[str, object], mention: Mention, now: datetime
) -> int:
    """Write one mention with all that hangs on it, over that of the number; return its company's organization."""
    if not mention.company.strip():
        raise ValueError("a mention without a company")
    told = {name: getattr(mention, name) for name in _COLUMNS}
    values = {name: storable(one) if isinstance(one, str) else one for name, one in told.items()}
    company = organizations.named(db, values["company"], now)
    row = {**place, **values, "organization_id": company}
    if number is None:
        number = insert(db, "mentions", row)
    else:
        db.table("mentions").update(number, row)
        for table in ("mention_investors", "evidence", "aliases"):
            db.execute(f"DELETE FROM {table} WHERE mention_id = ?", [number])  # noqa: S608 - three names of ours
    aliases = [storable(alias) for alias in mention.company_aliases if alias.strip()]
    company = organizations.tie(db, company, aliases, "stated", now, number)
    _write_investors(db, number, mention, now)
    _write_evidence(db, number, mention.evidence)
    return company


def _write_investors(db: Database, number: int, mention: Mention, now: datetime) -> None:
    roles = [(name, "lead") for name in mention.lead_investors] + [
        (name, "other") for name in mention.investors
    ]
    for position, (name, role) in enumerate(roles):
        investor = organizations.named(db, storable(name), now)
        db.execute(
            "INSERT INTO mention_investors (mention_id, position, name, organization_id, role) VALUES (?, ?, ?, ?, ?)",
            [number, position, storable(name), investor, role],
        )


def _write_evidence(db: Database, number: int, evidence: Sequence[Evidence]) -> None:
    for position, one in enumerate(evidence):
        db.execute(
            "INSERT INTO evidence (mention_id, position, field, part, start, stop, quote, value) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                number,
                position,
                one.field,
                one.part,
                one.start,
                one.end,
                storable(one.quote),
                optional_storable(one.value),
            ],
        )


_READ = "SELECT * FROM mentions WHERE id IN (SELECT value FROM json_each(?))"
_READ_INVESTORS = """
SELECT mention_id, role, name FROM mention_investors
WHERE mention_id IN (SELECT value FROM json_each(?)) ORDER BY mention_id, position
"""
_READ_EVIDENCE = """
SELECT mention_id, field, part, start, stop, quote, value FROM evidence
WHERE mention_id IN (SELECT value FROM json_each(?)) ORDER BY mention_id, position
"""
_READ_ALIASES = """
SELECT mention_id, 'alias' AS role, name FROM aliases
WHERE origin = 'stated' AND mention_id IN (SELECT value FROM json_each(?)) ORDER BY id
"""


def read(store: Store, numbers: Iterable[int]) -> dict[int, Mention]:
    """Stored mentions by their numbers, as the extractor gave them."""
    wanted = [json.dumps(sorted(numbers))]
    told: dict[tuple[int, str], list[str]] = {}
    for row in store.rows(_READ_INVESTORS, wanted) + store.rows(_READ_ALIASES, wanted):
        told.setdefault((row["mention_id"], row["role"]), []).append(row["name"])
    evidence: dict[int, list[Evidence]] = {}
    for row in store.rows(_READ_EVIDENCE, wanted):
        number, end = row.pop("mention_id"), row.pop("stop")
        evidence.setdefault(number, []).append(Evidence(**row, end=end))
    return {
        row["id"]: Mention(
            **{name: row[name] for name in _COLUMNS},
            company_aliases=tuple(told.get((row["id"], "alias"), ())),
            lead_investors=tuple(told.get((row["id"], "lead"), ())),
            investors=tuple(told.get((row["id"], "other"), ())),
            evidence=tuple(evidence.get(row["id"], ())),
        )
        for row in store.rows(_READ, wanted)
    }


def of_article(store: Store, article: int) -> dict[int, Mention]:
    """The stored mentions of an article, in their order, by their numbers."""
    rows = store.rows("SELECT id FROM mentions WHERE article_id = ? ORDER BY position", [article])
    found = read(store, [row["id"] for row in rows])
    return {row["id"]: found[row["id"]] for row in rows}
