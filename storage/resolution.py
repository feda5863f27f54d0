"""Resolution: brings the deals of a company in line with its mentions, inside the transaction that changed them.

All deals of the company are drawn anew from all its mentions (`sameness`, `figures`), and what differs is written.
So the result does not depend on the order in which articles came in, and an edited or removed mention leaves no trace.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime
from typing import NamedTuple

from sqlite_utils import Database

from storage import figures, sameness, tellings
from storage.database import insert
from storage.sameness import Group
from storage.values import stamp


class Changes(NamedTuple):
    """Numbers of the deals that resolution touched."""

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    """Added to, changed, or gone because their mentions went."""


def resolve(
    db: Database, companies: Iterable[int], now: datetime, *, former: Set[int] = frozenset()
) -> Changes:
    """Draw the deals of these companies anew; inside a transaction.

    `former` are deals that lost a mention: one that has none left goes.
    """
    new: set[int] = set()
    changed: set[int] = set()
    done: set[int] = set()
    for company in sorted(set(companies)):
        groups = sameness.partition(tellings.of_company(db, company))
        current = {mention: deal for mention, deal in _current(db, company).items() if deal not in done}
        for group, number in zip(groups, _numbers(groups, current), strict=True):
            if number is None:
                new.add(_write_deal(db, group, now))
            elif _update_deal(db, number, group, now):
                changed.add(number)
        done |= set(current.values())
    return Changes(tuple(sorted(new)), tuple(sorted(changed | _remove_empty(db, done | former))))


def _current(db: Database, company: int) -> dict[int, int]:
    sql = (
        "SELECT dm.mention_id, dm.deal_id FROM mentions AS m JOIN deal_mentions AS dm ON dm.mention_id = m.id "
        "WHERE m.organization_id = ?"
    )
    return dict(db.execute(sql, [company]).fetchall())


def _numbers(groups: Sequence[Group], deals: Mapping[int, int]) -> list[int | None]:
    """For each group the number of the deal that most of its mentions had, each number once; None: a new deal."""
    shared = Counter(
        (at, deal)
        for at, group in enumerate(groups)
        for one in group
        if (deal := deals.get(one.id)) is not None
    )
    numbers: list[int | None] = [None] * len(groups)
    for (at, deal), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0][1], item[0][0])):
        if numbers[at] is None and deal not in numbers:
            numbers[at] = deal
    return numbers


def _write_deal(db: Database, group: Group, now: datetime) -> int:
    row = figures.figures(group)
    number = insert(db, "deals", {**row, "created_at": stamp(now), "changed_at": stamp(now)})
    _write_members(db, number, group)
    _write_investors(db, number, group)
    _write_events(db, number, group, now)
    return number


def _update_deal(db: Database, number: int, group: Group, now: datetime) -> bool:
    """Bring a stored deal in line with its tellings; return whether anything changed."""
    row = figures.figures(group)
    old = next(db.query("SELECT * FROM deals WHERE id = ?", [number]))
    differs = [
        any(old[name] != value for name, value in row.items()),
        _write_members(db, number, group),
        _write_investors(db, number, group),
        _write_events(db, number, group, now),
    ]
    if any(differs):
        db.table("deals").update(number, {**row, "changed_at": stamp(now)})
    return any(differs)


def _write_members(db: Database, number: int, group: Group) -> bool:
    old = dict(db.execute("SELECT mention_id, why FROM deal_mentions WHERE deal_id = ?", [number]).fetchall())
    members = dict(zip((one.id for one in group), sameness.why(group), strict=True))
    for mention, why in members.items():
        if old.get(mention) != why:
            db.execute(
                "INSERT INTO deal_mentions (mention_id, deal_id, why) VALUES (?, ?, ?) "
                "ON CONFLICT (mention_id) DO UPDATE SET deal_id = excluded.deal_id, why = excluded.why",
                [mention, number, why],
            )
    return old.keys() != members.keys()


def _write_investors(db: Database, number: int, group: Group) -> bool:
    columns = "organization_id, name, role, mentions"
    sql = f"SELECT {columns} FROM deal_investors WHERE deal_id = ? ORDER BY position"  # noqa: S608 - constant
    old = db.execute(sql, [number]).fetchall()
    investors = [tuple(one) for one in figures.investors(group)]
    if old != investors:
        db.execute("DELETE FROM deal_investors WHERE deal_id = ?", [number])
        for position, one in enumerate(investors):
            db.execute(
                "INSERT INTO deal_investors (deal_id, position, organization_id, name, role, mentions) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                [number, position, *one],
            )
    return old != investors


def _write_events(db: Database, number: int, group: Group, now: datetime) -> bool:
    """Write the history; a step that stands already keeps the time when we learned of it."""
    sql = "SELECT id, at, field, before, after, mention_id FROM deal_events WHERE deal_id = ?"
    old = {tuple(step): event for event, *step in db.execute(sql, [number]).fetchall()}
    steps = [tuple(step) for step in figures.history(group)]
    for gone in old.keys() - set(steps):
        db.execute("DELETE FROM deal_events WHERE id = ?", [old[gone]])
    for step in steps:
        if step not in old:
            db.execute(
                "INSERT INTO deal_events (deal_id, at, field, before, after, mention_id, recorded_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                [number, *step, stamp(now)],
            )
    return old.keys() != set(steps)


def _remove_empty(db: Database, deals: Iterable[int]) -> set[int]:
    """Remove those deals that no mention tells any more; return them."""
    empty = {
        deal
        for deal in deals
        if db.execute("SELECT 1 FROM deal_mentions WHERE deal_id = ?", [deal]).fetchone() is None
    }
    for deal in empty:
        db.execute("DELETE FROM deals WHERE id = ?", [deal])
    return empty
