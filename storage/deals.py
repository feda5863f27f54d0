"""Deals as they are read: one line each, or one with every mention, its words, its history and its disagreements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage import mentions as mention_rows
from storage import names, organizations
from storage.database import Store
from storage.records import Evidence, Mention, Status
from storage.sentences import sentence_around
from storage.values import moment, optional_moment, optional_stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRow:
    """One deal in one line; columns as in the table `deals`."""

    id: int
    company: str
    organization_id: int
    status: Status
    round: str | None
    amount: float | None
    amount_min: float | None
    amount_max: float | None
    currency: str | None
    amount_text: str | None
    amount_usd: float | None
    """In US dollars at the European Central Bank's rate of `usd_day`."""
    amount_min_usd: float | None
    amount_max_usd: float | None
    valuation: float | None
    valuation_currency: str | None
    valuation_kind: str | None
    valuation_usd: float | None
    usd_day: str | None
    usd_missing: str | None
    """Why an amount has no US dollars, in words."""
    lead_investors: tuple[str, ...]
    investors: tuple[str, ...]
    """The other investors, leads not repeated."""
    sector: str | None
    country: str | None
    city: str | None
    first_told: datetime
    first_told_by: str | None
    first_reported_by: str | None
    """Outlet that the articles name as the first to report it."""
    confirmed_by: str | None
    """First outlet that announced it in words of its own after another had told it."""
    confirmed_at: datetime | None
    last_told: datetime
    mentions: int
    outlets: int
    voices: int
    """Outlets that tell it in words of their own."""
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DealMention:
    """One mention of a deal with the article that makes it."""

    id: int
    article_id: int
    mention: Mention
    outlet: str | None
    source: str | None
    title: str
    url: str
    language: str | None
    told_at: datetime
    """When the article was published; when it was first seen where it does not say."""
    sentence: str
    """The sentence around its main evidence; empty where it has none."""
    copy_of: str | None
    """URL of the earlier story that this one repeats nearly word for word: it confirms nothing."""
    score: float
    """Points of evidence that joined it with those told before it."""
    why: str
    """The same in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealEvent:
    """One step in the history of a deal."""

    at: datetime
    field: str
    before: str | None
    after: str
    outlet: str | None
    url: str
    """Who says so, and where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A field on which the articles differ: each value with the outlets that tell it, the most told first."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DealDetail:
    """One deal with all that is known of it."""

    deal: DealRow
    company_names: tuple[str, ...]
    """All names of the company."""
    mentions: tuple[DealMention, ...]
    """In the order of telling."""
    events: tuple[DealEvent, ...]
    disagreements: tuple[Disagreement, ...]


_LISTING = """
SELECT * FROM deals
WHERE (:status IS NULL OR status = :status) AND (:round IS NULL OR round = :round)
    AND (:company IS NULL OR organization_id IN
        (SELECT organization_id FROM aliases WHERE key >= :company AND key < :company || char(1114111)))
    AND (:investor IS NULL OR id IN (SELECT deal_id FROM deal_investors WHERE organization_id IN
        (SELECT organization_id FROM aliases WHERE key >= :investor AND key < :investor || char(1114111))))
    AND (:since IS NULL OR first_told >= :since) AND (:until IS NULL OR first_told < :until)
ORDER BY first_told DESC, id DESC LIMIT :limit OFFSET :offset
"""

_MENTIONS = """
SELECT m.id, m.article_id, m.told_at, a.outlet, a.source, a.title, a.text, a.url, a.language,
    (SELECT url FROM articles WHERE id = a.copy_of) AS copy_of, dm.score, dm.why
FROM deal_mentions AS dm JOIN mentions AS m ON m.id = dm.mention_id JOIN articles AS a ON a.id = m.article_id
WHERE dm.deal_id = ? ORDER BY m.told_at, a.url, m.position
"""

_EVENTS = """
SELECT e.at, e.field, e.before, e.after, a.outlet, a.url
FROM deal_events AS e JOIN mentions AS m ON m.id = e.mention_id JOIN articles AS a ON a.id = m.article_id
WHERE e.deal_id = ? ORDER BY e.at, e.id
"""


def listing(
    store: Store,
    *,
    status: Status | None = None,
    round: str | None = None,
    company: str | None = None,
    investor: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = 50,
    offset: int = 0,
) -> list[DealRow]:
    """Deals, the latest told first. `company` and `investor` are any of their names, or how one begins; the times
    bound when the deal was first told.
    """
    named = {"company": company, "investor": investor}
    keys = {role: name and names.key(name) for role, name in named.items()}
    if "" in keys.values():
        return []
    values = {"status": status, "round": round, "limit": limit, "offset": offset, **keys}
    values |= {"since": optional_stamp(since), "until": optional_stamp(until)}
    return _deals(store, store.rows(_LISTING, values))


def some(store: Store, numbers: Iterable[int]) -> list[DealRow]:
    """The deals with these numbers, the latest told first; numbers that no deal has are passed over."""
    sql = "SELECT * FROM deals WHERE id IN (SELECT value FROM json_each(?)) ORDER BY first_told DESC, id DESC"
    return _deals(store, store.rows(sql, [json.dumps(sorted(numbers))]))


def get(store: Store, number: int) -> DealDetail | None:
    """One deal with its mentions, history and disagreements; None where no deal has the number.

    The number of a deal that became one with another leads to that one.
    """
    number = current(store, number)
    rows = some(store, [number])
    if not rows:
        return None
    told = _mentions(store, number)
    company = organizations.by_id(store, rows[0].organization_id)
    return DealDetail(
        deal=rows[0],
        company_names=tuple(dict.fromkeys(alias.name for alias in company.aliases)) if company else (),
        mentions=told,
        events=tuple(DealEvent(**{**row, "at": moment(row["at"])}) for row in store.rows(_EVENTS, [number])),
        disagreements=tuple(_disagreements(told)),
    )


def current(store: Store, number: int) -> int:
    """The number that a deal has now: its own, or that of the deal it became one with."""
    sql = "SELECT became FROM deal_redirects WHERE deal_id = ? AND deal_id NOT IN (SELECT id FROM deals)"
    seen: set[int] = set()
    while number not in seen and (rows := store.rows(sql, [number])):
        seen.add(number)
        number = rows[0]["became"]
    return number


def of_articles(store: Store, articles: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Numbers of the deals that each of these articles tells; articles that tell none are left out."""
    sql = (
        "SELECT DISTINCT m.article_id, dm.deal_id FROM mentions AS m JOIN deal_mentions AS dm ON dm.mention_id = m.id "
        "WHERE m.article_id IN (SELECT value FROM json_each(?)) ORDER BY m.article_id, m.position"
    )
    found: dict[int, tuple[int, ...]] = {}
    for row in store.rows(sql, [json.dumps(list(articles))]):
        found[row["article_id"]] = (*found.get(row["article_id"], ()), row["deal_id"])
    return found


def _deals(store: Store, rows: Sequence[Mapping[str, Any]]) -> list[DealRow]:
    sql = "SELECT * FROM deal_investors WHERE deal_id IN (SELECT value FROM json_each(?)) ORDER BY deal_id, position"
    investors: dict[tuple[int, str], list[str]] = {}
    for one in store.rows(sql, [json.dumps([row["id"] for row in rows])]):
        investors.setdefault((one["deal_id"], one["role"]), []).append(one["name"])
    times = ("first_told", "last_told", "created_at", "changed_at")
    return [
        DealRow(
            **{
                **row,
                **{name: moment(row[name]) for name in times},
                "confirmed_at": optional_moment(row["confirmed_at"]),
            },
            lead_investors=tuple(investors.get((row["id"], "lead"), ())),
            investors=tuple(investors.get((row["id"], "other"), ())),
        )
        for row in rows
    ]


def _mentions(store: Store, deal: int) -> tuple[DealMention, ...]:
    rows = store.rows(_MENTIONS, [deal])
    mentions = mention_rows.read(store, [row["id"] for row in rows])
    return tuple(
        DealMention(
            **{
                **{name: value for name, value in row.items() if name != "text"},
                "told_at": moment(row["told_at"]),
            },
            mention=mentions[row["id"]],
            sentence=_sentence(mentions[row["id"]].evidence, row["title"], row["text"]),
        )
        for row in rows
    )


def _sentence(evidence: Sequence[Evidence], title: str, text: str) -> str:
    """The sentence that says most about the deal: the one with its amount, else its round, its status, its company."""
    by_field = {one.field: one for one in reversed(evidence)}
    main = next(
        (by_field[field] for field in ("amount", "round", "status", "company") if field in by_field), None
    )
    if main is None:
        return ""
    return sentence_around(title if main.part == "title" else text, main.start, main.end)


def _disagreements(mentions: Sequence[DealMention]) -> Iterable[Disagreement]:
    for field in ("amount", "currency", "round", "valuation"):
        tellers: dict[str, dict[str, None]] = {}
        for one in mentions:
            value = getattr(one.mention, field)
            if value is not None:
                shown = f"{value:.15g}" if isinstance(value, float) else str(value)
                tellers.setdefault(shown, {})[one.outlet or one.url] = None
        if len(tellers) > 1:
            values = sorted(tellers.items(), key=lambda item: -len(item[1]))
            yield Disagreement(
                field=field, values=tuple((value, tuple(outlets)) for value, outlets in values)
            )
