"""A small database of invented deals for the pages: two languages, a quarrel over figures, and hostile texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import runs, sources
from storage.articles import save
from storage.database import Store
from storage.records import Article, Evidence, Mention, Part
from storage.runs import SourceResult

FIRST = datetime(2024, 2, 19, 9, 30, tzinfo=UTC)
NOW = FIRST + timedelta(days=3)

ORLA = Mention(
    company="Orla Robotics",
    company_aliases=("欧拉机器人",),
    amount=4e7,
    currency="USD",
    amount_text="$40 million",
    round="b",
    round_text="Series B",
    lead_investors=("Northgate Capital",),
    investors=("Quill & Sons",),
    sector="robotics",
    country="DE",
    city="Leipzig",
    extractor="test/1",
)
ORLA_EN = (
    "Orla Robotics is said to have raised $40 million in a Series B, according to two people who know of it. "
    "Northgate Capital led the round, and Quill & Sons took part."
)
ORLA_ZH = "欧拉机器人（Orla Robotics）宣布完成4200万美元B轮融资，由北门资本（Northgate Capital）领投。"

SCRIPT = "<script>document.title='owned'</script>"
IMAGE = '"><img src=x onerror="document.title=\'owned\'">'
TURNED = "Mirage\u202e\u2066 Foods"
HOSTILE_URL = "javascript:document.title='owned'"
HOSTILE_TEXT = f"{IMAGE} raised €5 million {SCRIPT} from </mark></blockquote><svg onload=alert(1)> Partners."


def proof(field: str, quote: str, whole: str, part: Part = "text") -> Evidence:
    """Evidence at the first place where `quote` stands in `whole`."""
    start = whole.index(quote)
    return Evidence(field=field, part=part, start=start, end=start + len(quote), quote=quote)


def story(url: str, title: str, text: str, outlet: str, hours: float, language: str | None = "en") -> Article:
    """An article, `hours` after the first."""
    return Article(
        title=title,
        text=text,
        url=url,
        source="wire",
        outlet=outlet,
        published=FIRST + timedelta(hours=hours),
        language=language,
        parser="generic/1",
    )


def orla() -> list[tuple[Article, Mention]]:
    """One deal: reported in English, announced in Chinese with another amount five hours later."""
    title = "Orla Robotics raises $40 million"
    reported = replace(
        ORLA,
        status="reported",
        attributed_to="two people",
        evidence=(
            proof("company", "Orla Robotics", title, "title"),
            proof("amount", "$40 million", ORLA_EN),
            proof("round", "Series B", ORLA_EN),
            proof("lead_investors", "Northgate Capital", ORLA_EN),
        ),
    )
    announced = replace(
        ORLA,
        amount=4.2e7,
        amount_text="4200万美元",
        evidence=(proof("amount", "4200万美元", ORLA_ZH), proof("round", "B轮", ORLA_ZH)),
    )
    return [
        (story("https://ledger.test/orla", title, ORLA_EN, "Harbour Ledger", 0), reported),
        (story("https://gangkou.test/1", "欧拉机器人完成B轮融资", ORLA_ZH, "港口网", 5, "zh"), announced),
    ]


def others() -> list[tuple[Article, Mention]]:
    """A deal in talks, a denied one, one of an undisclosed amount whose lead backs Orla as well."""
    talks = Mention(
        company="Tern Grid", amount=2.5e8, currency="EUR", round="c", status="in_talks", extractor="t/1"
    )
    denied = Mention(
        company="Pellet", amount=9e6, currency="USD", round="seed", status="denied", extractor="t/1"
    )
    quiet = Mention(
        company="青藤储能",
        round="a+",
        lead_investors=("Northgate Capital",),
        investors=("Quill & Sons",),
        sector="energy",
        country="CN",
        extractor="t/1",
    )
    return [
        (story("https://ledger.test/tern", "Tern Grid in talks", "Tern Grid …", "Harbour Ledger", 20), talks),
        (story("https://ledger.test/pellet", "Pellet denies it", "Pellet …", "Harbour Ledger", 30), denied),
        (story("https://gangkou.test/2", "青藤储能完成A+轮融资", "青藤储能 …", "港口网", 40, "zh"), quiet),
    ]


def hostile() -> list[tuple[Article, Mention]]:
    """A deal of which every word wants to be markup."""
    mention = Mention(
        company=IMAGE,
        amount=5e6,
        currency="EUR",
        amount_text=SCRIPT,
        lead_investors=(SCRIPT,),
        investors=(TURNED,),
        attributed_to=IMAGE,
        first_reported_by=SCRIPT,
        sector=IMAGE,
        city=IMAGE,
        extractor="t/1",
        evidence=(proof("amount", "€5 million", HOSTILE_TEXT), proof("company", IMAGE, HOSTILE_TEXT)),
    )
    return [(story(HOSTILE_URL, SCRIPT, HOSTILE_TEXT, IMAGE, 50), mention)]


def fill(path: Path, told: Sequence[tuple[Article, Mention]] | None = None) -> Path:
    """Write the deals through the door that the crawl uses, and what is known of two sources."""
    with Store.open(path, create=True) as store:
        for article, mention in [*orla(), *others(), *hostile()] if told is None else told:
            save(store, article, [mention], raw=None, run=None, now=NOW)
        run = runs.begin(store, "run", NOW, version="0.1")
        visited(store, run, "steady", "ok", None)
        visited(store, run, "walled", "blocked", f"the page is a wall: “{SCRIPT}”")
        runs.finish(store, run, NOW)
    return path


def visited(store: Store, run: int, source: str, verdict: str, reason: str | None) -> None:
    """One visit to a source, and when to come again."""
    result = SourceResult(source=source, links_new=3, fetched=2, verdict=verdict, reason=reason)
    runs.record_source(store, run, result, NOW)
    sources.settle(
        store, source, ok=verdict == "ok", now=NOW, next_due=NOW + timedelta(hours=1), why="cadence"
    )


CONFIG = """
shipped_sources = false
[sources.steady]
outlet = "Steady Wire"
kind = "feed"
urls = ["https://steady.test/feed"]
language = "en"
[sources.walled]
outlet = "围墙网"
kind = "listing"
urls = ["https://walled.test/news"]
language = "zh"
[sources.walled.selectors]
item = "li"
[sources.young]
outlet = "Young"
kind = "sitemap"
urls = ["https://young.test/sitemap.xml"]
[sources.asleep]
outlet = "Asleep"
kind = "feed"
urls = ["https://asleep.test/feed"]
enabled = false
"""
