"""Links: stories seen at a source, written down before they are fetched, so that a crash loses none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from storage.database import Store
from storage.records import Link, LinkState
from storage.values import optional_moment, optional_stamp, optional_storable, stamp, storable

_INSERT = """
INSERT INTO links (url, source, state, title, published, summary, author, guid, first_seen, changed, run_id)
SELECT :url, :source, 'new', :title, :published, :summary, :author, :guid, :now, :now, :run
WHERE NOT EXISTS (SELECT 1 FROM articles WHERE url = :url)
ON CONFLICT (url) DO NOTHING
"""

_PENDING = """
SELECT * FROM links
WHERE source = :source AND state IN ('new', 'failed', 'blocked') AND (state = 'new' OR next_try <= :now)
ORDER BY first_seen, rowid LIMIT :limit
"""

_GIVE_UP = """
UPDATE links SET state = 'failed', reason = ?, next_try = NULL, changed = ?
WHERE source = ? AND state IN ('new', 'failed', 'blocked') AND begun >= ? AND (state = 'new' OR next_try IS NOT NULL)
"""

MAX_DEATHS = 5
"""Processes that may die over one page before it is given up: a kill from elsewhere may hit an innocent page."""


def remember(store: Store, links: Iterable[Link], now: datetime, *, run: int | None = None) -> int:
    """Write links down and return how many are new. A URL known as a link or an article is left alone."""
    with store.write() as db:
        return sum(db.execute(_INSERT, _values(link, now, run)).rowcount for link in links)


def _values(link: Link, now: datetime, run: int | None) -> dict[str, Any]:
    return {
        "url": storable(link.url),
        "source": link.source,
        "title": optional_storable(link.title),
        "published": optional_stamp(link.published),
        "summary": optional_storable(link.summary),
        "author": optional_storable(link.author),
        "guid": optional_storable(link.guid),
        "now": stamp(now),
        "run": run,
    }


def pending(store: Store, source: str, now: datetime, limit: int = 1000) -> list[Link]:
    """Links of a source that are to be fetched now, first seen first: new ones, those that a crash left
    behind, and those whose time to be tried again has come.
    """
    return [_link(row) for row in store.rows(_PENDING, {"source": source, "now": stamp(now), "limit": limit})]


def _link(row: Mapping[str, Any]) -> Link:
    return Link(
        url=row["url"],
        source=row["source"],
        title=row["title"],
        published=optional_moment(row["published"]),
        summary=row["summary"],
        author=row["author"],
        guid=row["guid"],
    )


def begin(store: Store, url: str) -> None:
    """Note that reading a link's page begins, before it does: a page that kills its process is found by this."""
    with store.write() as db:
        db.execute("UPDATE links SET begun = begun + 1 WHERE url = ?", [url])


def give_up_deadly(store: Store, source: str, now: datetime) -> int:
    """Give up the waiting links of a source whose pages ended their process MAX_DEATHS times; how many there were."""
    with store.write() as db:
        reason = f"its page ended the process that read it {MAX_DEATHS} times"
        return db.execute(_GIVE_UP, [reason, stamp(now), source, MAX_DEATHS]).rowcount


def mark(
    store: Store,
    url: str,
    state: LinkState,
    reason: str | None,
    now: datetime,
    retry_at: datetime | None = None,
    *,
    is_counted: bool = False,
) -> None:
    """Say how a try to fetch a link ended. It is tried again at `retry_at`; without one, never.

    `storage.articles.save` marks the link of an article it stores; only the other ends need this. One that is to be
    marked otherwise after a `save` (a lead in place of a walled page) is counted as tried already: `is_counted`.
    """
    with store.write() as db:
        db.execute(
            "UPDATE links SET state = ?, reason = ?, attempts = attempts + ?, begun = 0, next_try = ?, changed = ? "
            "WHERE url = ?",
            [state, reason, not is_counted, optional_stamp(retry_at), stamp(now), url],
        )


def attempts(store: Store, url: str) -> int:
    """How many times a link has been tried."""
    rows = store.rows("SELECT attempts FROM links WHERE url = ?", [url])
    return int(rows[0]["attempts"]) if rows else 0
