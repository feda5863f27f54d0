"""A small database of invented deals, written through the door that the crawl uses."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.articles import save
from storage.database import Store
from storage.records import Article, Evidence, Mention, Part

FIRST = datetime(2024, 2, 19, 9, 30, tzinfo=UTC)

ZEPHYR_EN = (
    "Quiet morning in the harbour. Zephyr Robotics (泽飞机器人) has raised $12 million in a Series A at a valuation of "
    "$60 million. The round was led by North Pier, with Quillon Ventures joining."
)
ZEPHYR_ZH = "泽飞机器人（Zephyr Robotics）宣布完成数千万元A轮融资。本轮由北栈资本（North Pier）领投。"
HOSTILE = "\x1b[31mKessel[/red]\x1b[0m Foods is in talks to raise about €5 million. \x9b2J\u202eBye."


def proof(field: str, quote: str, whole: str, part: Part = "text", value: str | None = None) -> Evidence:
    """Evidence at the first place where `quote` stands in `whole`."""
    start = whole.index(quote)
    return Evidence(field=field, part=part, start=start, end=start + len(quote), quote=quote, value=value)


def story(
    number: int,
    title: str,
    text: str,
    *,
    outlet: str,
    source: str = "wire-one",
    language: str = "en",
    hours: int = 0,
) -> Article:
    """An article at an address of its own, `hours` after the first."""
    return Article(
        title=title,
        text=text,
        url=f"https://{source}.example/{number}",
        source=source,
        outlet=outlet,
        published=FIRST + timedelta(hours=hours),
        language=language,
        parser="generic/1",
    )


ZEPHYR = Mention(
    company="Zephyr Robotics",
    company_aliases=("泽飞机器人",),
    amount=1.2e7,
    currency="USD",
    amount_text="$12 million",
    round="a",
    lead_investors=("North Pier",),
    extractor="test/1",
)


def fill(path: Path) -> None:
    """Three articles, two deals: one told by two outlets in two languages, one with escapes in its text."""
    english = replace(
        ZEPHYR,
        status="reported",
        valuation=6e7,
        valuation_currency="USD",
        valuation_kind="post",
        investors=("Quillon Ventures",),
        attributed_to="a person who saw the papers",
        evidence=(
            proof("company", "Zephyr Robotics", ZEPHYR_EN),
            proof("amount", "$12 million", ZEPHYR_EN),
            proof("lead_investors", "North Pier", ZEPHYR_EN, value="North Pier"),
        ),
    )
    chinese = replace(
        ZEPHYR,
        status="announced",
        evidence=(proof("company", "Zephyr Robotics", ZEPHYR_ZH), proof("round", "A轮", ZEPHYR_ZH)),
    )
    kessel = Mention(
        company="Kessel[/red]\x1b[0m Foods",
        amount=5e6,
        currency="EUR",
        status="in_talks",
        evidence=(proof("amount", "€5 million", HOSTILE),),
        extractor="test/1",
    )
    told = (
        (story(1, "Zephyr gets its wings", ZEPHYR_EN, outlet="Harbour Post"), english),
        (
            story(
                2,
                "泽飞机器人完成A轮融资",
                ZEPHYR_ZH,
                outlet="港口网",
                source="wire-two",
                language="zh",
                hours=5,
            ),
            chinese,
        ),
        (story(3, "Kessel \x1b]0;pwned\x07 talks", HOSTILE, outlet="Kitchen Daily", hours=48), kessel),
    )
    with Store.open(path, create=True) as store:
        for article, mention in told:
            save(store, article, [mention], raw=None, run=None, now=FIRST + timedelta(days=3))
        quiet = story(4, "Harbour stays quiet", "Nothing happened.", outlet="Harbour Post", hours=60)
        save(store, quiet, [], raw=None, run=None, now=FIRST + timedelta(days=3))
