"""The dashboard: deals and money by week, rounds, sectors, investors, how sure it all is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from console.amounts import money
from console.mentions import round_name
from console.web import charts
from console.web.asked import Asked, Page
from console.web.rendering import sector_title
from storage.database import Store
from storage.values import moment, stamp

WEEKS = ("26", "13", "52")
"""Weeks to look back, the usual number first."""
_MOST = 12

# A sum in talks is no money yet; a range or a vague magnitude counts with its lower end.
_MONEY = "sum(iif(status IN ('announced', 'reported'), coalesce(amount_usd, amount_min_usd, 0), 0))"
_BY_WEEK = f"""
SELECT date(first_told, 'weekday 0', '-6 days') AS week, count(*) AS deals, {_MONEY} AS dollars
FROM deals WHERE first_told >= :since AND first_told < :until AND status <> 'denied' GROUP BY week
"""  # noqa: S608 - constants
_BY_ROUND = f"""
SELECT round AS name, count(*) AS deals, {_MONEY} AS dollars FROM deals
WHERE first_told >= :since AND first_told < :until AND status <> 'denied' AND round IS NOT NULL
GROUP BY round ORDER BY deals DESC, name LIMIT :most
"""  # noqa: S608
_BY_SECTOR = _BY_ROUND.replace("round", "sector")
_BY_STATUS = """
SELECT status AS name, count(*) AS deals FROM deals
WHERE first_told >= :since AND first_told < :until GROUP BY status
"""
_INVESTORS = """
SELECT i.organization_id AS id, max(i.name) AS name, count(*) AS deals, sum(i.role = 'lead') AS led
FROM deals AS d CROSS JOIN deal_investors AS i ON i.deal_id = d.id
WHERE d.first_told >= :since AND d.first_told < :until AND d.status <> 'denied'
GROUP BY i.organization_id ORDER BY deals DESC, led DESC, name LIMIT :most
"""
_FUNNEL = {
    "in_talks": "Said to be in talks",
    "reported": "Reported, unconfirmed",
    "announced": "Announced",
    "denied": "Denied",
}


class Line(NamedTuple):
    """One line of a table with a bar in it."""

    name: str
    deals: int
    share: float
    """Of the longest bar, 0 to 1."""
    dollars: str | None = None
    word: str | None = None
    """What the name is in the form of the front page."""


def page(store: Store, asked: Asked) -> Page:
    """The last weeks, counted back from the latest deal: an archive has a dashboard too."""
    weeks = int(asked.word("weeks", WEEKS))
    first, until = _window(store, asked.now, weeks)
    bound = {"since": stamp(first), "until": stamp(until), "most": _MOST}
    by_week = {row["week"]: row for row in store.rows(_BY_WEEK, bound)}
    mondays = [f"{first + timedelta(weeks=at):%Y-%m-%d}" for at in range(weeks)]
    told = [(monday, *_week(by_week.get(monday))) for monday in mondays]
    shown: dict[str, Any] = {
        "weeks": weeks,
        "choices": sorted(map(int, WEEKS)),
        "first": first,
        "last": until - timedelta(days=1),
        "by_week": [(monday, deals, _dollars(dollars)) for monday, deals, dollars in told],
        "deals": sum(deals for _, deals, _ in told),
        "dollars": _dollars(sum(dollars for _, _, dollars in told)),
        "deals_chart": charts.columns([deals for _, deals, _ in told], mondays),
        "money_chart": charts.columns([dollars for _, _, dollars in told], mondays, _dollars),
        "rounds": _lines(store.rows(_BY_ROUND, bound)),
        "sectors": _lines(store.rows(_BY_SECTOR, bound)),
        "funnel": _funnel(store.rows(_BY_STATUS, bound)),
        "investors": store.rows(_INVESTORS, bound),
        "round_name": round_name,
        "sector_title": sector_title,
    }
    return Page(template="dashboard.html", shown=shown)


def _window(store: Store, now: datetime, weeks: int) -> tuple[datetime, datetime]:
    """Whole weeks, Monday to Sunday in UTC, the last of them that of the latest deal up to now."""
    rows = store.rows("SELECT max(first_told) AS last FROM deals WHERE first_told <= ?", [stamp(now)])
    last = moment(rows[0]["last"]) if rows[0]["last"] else now
    monday = (last - timedelta(days=last.weekday())).astimezone(UTC)
    until = monday.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(weeks=1)
    return until - timedelta(weeks=weeks), until


def _week(row: Mapping[str, Any] | None) -> tuple[int, float]:
    return (row["deals"], float(row["dollars"])) if row else (0, 0.0)


def _dollars(amount: float) -> str:
    """A sum of converted sums: three digits are all that it can be trusted for."""
    return money(float(f"{amount:.3g}"), "USD")


def _lines(rows: Sequence[Mapping[str, Any]]) -> list[Line]:
    longest = max((row["deals"] for row in rows), default=1)
    return [
        Line(
            name=row["name"],
            deals=row["deals"],
            share=row["deals"] / longest,
            dollars=_dollars(row["dollars"]) if row["dollars"] else None,
            word=row["name"],
        )
        for row in rows
    ]


def _funnel(rows: Sequence[Mapping[str, Any]]) -> list[Line]:
    counts = {row["name"]: row["deals"] for row in rows}
    longest = max(counts.values(), default=1)
    return [
        Line(name=words, deals=counts.get(status, 0), share=counts.get(status, 0) / longest, word=status)
        for status, words in _FUNNEL.items()
    ]
