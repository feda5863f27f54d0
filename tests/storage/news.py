"""Invented news for the storage tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage import articles
from storage.articles import Saved
from storage.database import Store
from storage.records import Article, Evidence, Mention

NOW = datetime(2024, 2, 21, 8, 0, tzinfo=UTC)


def days(count: float) -> datetime:
    """So many days after NOW."""
    return NOW + timedelta(days=count)


def story(
    name: str,
    *,
    outlet: str = "Daily Ledger",
    title: str = "",
    text: str = "",
    published: datetime | None = NOW,
    source: str = "ledger",
    author: str | None = None,
    parser: str | None = None,
    is_lead: bool = False,
) -> Article:
    """An article at its own URL."""
    return Article(
        url=f"https://{outlet.replace(' ', '-').lower()}.test/{name}",
        outlet=outlet,
        title=title or f"{name} in the news",
        text=text or f"What {name} is about.",
        published=published,
        source=source,
        author=author,
        parser=parser,
        is_lead=is_lead,
    )


def save(
    store: Store,
    article: Article,
    *mentions: Mention,
    now: datetime = NOW,
    raw: bytes | None = None,
    run: int | None = None,
    link: str | None = None,
) -> Saved:
    """Store an article the way a run does."""
    return articles.save(store, article, mentions, raw=raw, run=run, now=now, link=link)


def proof(text: str, quote: str, field: str = "amount", value: str | None = None) -> Evidence:
    """Evidence in the text of an article."""
    start = text.index(quote)
    return Evidence(field=field, part="text", start=start, end=start + len(quote), quote=quote, value=value)


def deal_sets(store: Store) -> set[frozenset[tuple[str, int]]]:
    """The deals as sets of (article URL, place of the mention): what must not depend on numbers."""
    rows = store.rows(
        "SELECT dm.deal_id, a.url, m.position FROM deal_mentions AS dm JOIN mentions AS m ON m.id = dm.mention_id "
        "JOIN articles AS a ON a.id = m.article_id"
    )
    deals: dict[int, set[tuple[str, int]]] = {}
    for row in rows:
        deals.setdefault(row["deal_id"], set()).add((row["url"], row["position"]))
    return {frozenset(deal) for deal in deals.values()}
