"""Organizations and their names in every language.

Two names belong to one organization when they share a key (`storage.names.key`) or when something ties them: a
text that states both (月之暗面（Moonshot AI）), the list that ships, a person. Being alike ties nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database

from storage import names
from storage.database import Store, insert
from storage.known import known
from storage.values import stamp

Origin = Literal["told", "stated", "shipped", "inferred", "person"]

_REFERENCES = ("aliases", "mentions", "mention_investors", "deals", "deal_investors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One name of an organization and the ground for it."""

    name: str
    language: str | None
    origin: Origin
    mention_id: int | None
    """The mention it was learned from, where it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """A company or an investor."""

    id: int
    name: str
    first_seen: datetime
    aliases: tuple[Alias, ...] = ()


def named(db: Database, name: str, now: datetime) -> int:
    """Number of the organization that bears this name; a new one where none does. Inside a transaction."""
    organization = _borne(db, name, now)
    if organization is None:
        organization = insert(db, "organizations", {"name": name, "first_seen": stamp(now)})
    add_alias(db, organization, name, "told", now)
    return organization


def _borne(db: Database, name: str, now: datetime) -> int | None:
    """The organization that bears this name, in the database or in the list that ships."""
    organization = find(db, name)
    one = known(name) if organization is None else None
    if one is not None:
        organization = insert(db, "organizations", {"name": one.name, "first_seen": stamp(now)})
        return tie(db, organization, (one.name, *one.others), "shipped", now)
    return organization


def find(db: Database, name: str) -> int | None:
    """Number of the organization that bears this name, None where none does."""
    row = db.execute("SELECT min(organization_id) FROM aliases WHERE key = ?", [names.key(name)]).fetchone()
    return None if row[0] is None else int(row[0])


def add_alias(
    db: Database, organization: int, name: str, origin: Origin, now: datetime, mention: int | None = None
) -> None:
    """Write a name down for an organization. The same key on the same ground is written once."""
    db.execute(
        "INSERT OR IGNORE INTO aliases (organization_id, name, key, language, origin, mention_id, first_seen) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [organization, name, names.key(name), names.language(name), origin, mention, stamp(now)],
    )


def tie(
    db: Database,
    organization: int,
    aliases: Iterable[str],
    origin: Origin,
    now: datetime,
    mention: int | None = None,
) -> int:
    """Give an organization further names; others that bear them become one with it. Returns its number."""
    for alias in aliases:
        other = find(db, alias) if origin == "shipped" else _borne(db, alias, now)
        if other is not None and other != organization:
            organization = merge(db, organization, other)
        add_alias(db, organization, alias, origin, now, mention)
    return organization


def merge(db: Database, one: int, other: int) -> int:
    """Make two organizations one, the older; everything that referred to the other refers to it. Returns its number."""
    kept, gone = sorted((one, other))
    for table in _REFERENCES:
        sql = f"UPDATE OR IGNORE {table} SET organization_id = ? WHERE organization_id = ?"  # noqa: S608 - a constant
        db.execute(sql, [kept, gone])
    db.execute("DELETE FROM aliases WHERE organization_id = ?", [gone])  # what both had
    db.execute("DELETE FROM organizations WHERE id = ?", [gone])
    return kept


def get(store: Store, name: str) -> Organization | None:
    """The organization that bears this name, in any writing of it, with all its names."""
    organization = find(store.db, name)
    return None if organization is None else by_id(store, organization)


def by_id(store: Store, organization: int) -> Organization | None:
    """An organization by its number, with all its names."""
    for row in store.rows("SELECT * FROM organizations WHERE id = ?", [organization]):
        aliases = store.rows("SELECT * FROM aliases WHERE organization_id = ? ORDER BY id", [organization])
        return Organization(
            id=row["id"],
            name=row["name"],
            first_seen=datetime.fromisoformat(row["first_seen"]),
            aliases=tuple(_alias(alias) for alias in aliases),
        )
    return None


def _alias(row: Mapping[str, Any]) -> Alias:
    return Alias(
        name=row["name"], language=row["language"], origin=row["origin"], mention_id=row["mention_id"]
    )
