"""A database of generated news, as large as one likes, written straight into the tables: resolution has its own bench.

Words, companies, investors and amounts follow the crooked distributions of real ones (a few are everywhere, most are
rare), so that queries meet both. A seed makes it the same every time.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from storage import names
from storage.database import Store
from storage.search import bigrams
from storage.values import stamp

Row = dict[str, Any]

END = datetime(2024, 6, 1, tzinfo=UTC)
YEARS = 3
SOURCES = 40
SENTENCES = 20_000
PER_STORY = 4
ROUNDS = ("seed", "a", "b", "strategic", "c", "pre-a", "angel", "a+", "debt", "d", "growth", "pre-ipo", None)
SECTORS = (
    "ai",
    "biotech",
    "robotics",
    "fintech",
    "energy",
    "semiconductors",
    "software",
    "food",
    "space",
    None,
)
COUNTRIES = ("CN", "US", "GB", "DE", "IN", "FR", "IL", "SG", None)
CURRENCIES = {"USD": 1.0, "CNY": 0.14, "EUR": 1.08, "GBP": 1.26}
STATUSES = ("announced",) * 8 + ("reported", "in_talks", "denied")
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "zu",
    "lan",
    "mer",
    "nis",
    "tor",
    "val",
]
COMMON = {"en": ("raises", "funding", "robots", "series"), "zh": ("融资", "完成", "大模型", "机器人")}


class Crooked:
    """Draws from a list, its first element most often: the nth with weight 1/n."""

    def __init__(self, dice: random.Random, values: Sequence[Any]) -> None:
        self.values = values
        self.pick = partial(
            dice.choices, values, cum_weights=list(accumulate(1 / n for n in range(1, len(values) + 1)))
        )

    def __call__(self) -> Any:  # noqa: ANN401 - whatever the list holds
        return self.pick()[0]


class Newsroom:
    """So many articles and deals, row by row."""

    def __init__(self, articles: int, deals: int, seed: int = 7) -> None:
        self.dice = random.Random(seed)
        self.articles, self.deals = articles, deals
        self.sentences = {language: self._sentences(language) for language in ("en", "zh")}
        self.companies = [self._name(number) for number in range(max(deals // 3, 1))]
        self.investors = [f"{self._name(number)} Capital" for number in range(max(deals // 60, 20))]
        self.draw = {
            name: Crooked(self.dice, values)
            for name, values in (
                ("round", ROUNDS), ("sector", SECTORS), ("country", COUNTRIES), ("currency", [*CURRENCIES]),
                ("investor", range(len(self.investors))), ("source", [f"source-{n}" for n in range(SOURCES)]),
            )
        }  # fmt: skip

    def _word(self) -> str:
        return "".join(self.dice.choices(SYLLABLES, k=self.dice.randint(2, 4)))

    def _name(self, number: int) -> str:
        return f"{self._word().title()} {self._word().title()} {number}"

    def _sentences(self, language: str) -> list[tuple[str, str]]:
        """Sentences as they are written, and as they stand in the index."""
        if language == "zh":
            word = Crooked(self.dice, [chr(0x4E00 + n) for n in self.dice.sample(range(8000), 3000)])
            made = ["".join(word() for _ in range(25)) + "。" for _ in range(SENTENCES)]
        else:
            word = Crooked(self.dice, [self._word() for _ in range(30_000)])
            made = [" ".join(word() for _ in range(18)) + ". " for _ in range(SENTENCES)]
        for at in range(0, SENTENCES, 7):  # every third story or so holds one of the common words
            made[at] = f"{self.dice.choice(COMMON[language])} {made[at]}"
        return [(sentence, bigrams(sentence)) for sentence in made]

    def stories(self) -> Iterator[tuple[Row, Row]]:
        """Rows of `articles` and of `article_search`."""
        step = timedelta(days=365 * YEARS) / self.articles
        for number in range(1, self.articles + 1):
            language = "zh" if number % 2 else "en"
            chosen = self.dice.choices(self.sentences[language], k=PER_STORY)
            (title, title_index), *rest = chosen
            at = stamp(END - step * (self.articles - number))
            source = self.draw["source"]()
            yield (
                {
                    "id": number, "url": f"https://{source}.example/{number}", "source": source,
                    "outlet": source.title(), "title": title[:80], "text": "\n".join(text for text, _ in rest),
                    "published": at,
                    "language": language, "parser": "generic/1", "is_lead": 0, "content_hash": f"{number:064x}",
                    "first_seen": at, "fetched_at": at,
                },
                {"rowid": number, "title": title_index, "text": " ".join(index for _, index in rest)},
            )  # fmt: skip

    def organizations(self) -> Iterator[tuple[Row, Row]]:
        """Rows of `organizations` and `aliases`: investors first."""
        for number, name in enumerate([*self.investors, *self.companies], 1):
            organization = {"id": number, "name": name, "first_seen": stamp(END)}
            alias = {
                "organization_id": number, "name": name, "key": names.key(name), "origin": "told",
                "first_seen": stamp(END),
            }  # fmt: skip
            yield organization, alias

    def tellings(self) -> Iterator[tuple[Row, Row, Row, list[Row]]]:
        """Rows of `deals`, `mentions`, `deal_mentions` and `deal_investors`, told by articles spread over all."""
        for number in range(1, self.deals + 1):
            article = number * self.articles // self.deals
            deal = self._deal(number, article)
            mention = {name: deal[name] for name in MENTIONED} | {
                "id": number, "article_id": article, "position": 0, "told_at": deal["first_told"],
                "company_key": names.key(deal["company"]), "extractor": "bench/1",
            }  # fmt: skip
            yield (
                deal,
                mention,
                {"mention_id": number, "deal_id": number, "score": 0, "why": "told first"},
                self._investors(number),
            )

    def _deal(self, number: int, article: int) -> Row:
        company = self.dice.randrange(len(self.companies))
        at = stamp(END - timedelta(days=365 * YEARS) / self.articles * (self.articles - article))
        amount = None if self.dice.random() < 0.15 else float(round(10 ** self.dice.gauss(7, 0.8), -5))
        currency = self.draw["currency"]()
        return {
            "id": number, "organization_id": len(self.investors) + 1 + company, "company": self.companies[company],
            "status": self.dice.choice(STATUSES), "round": self.draw["round"](), "amount": amount,
            "currency": currency, "amount_usd": amount and amount * CURRENCIES[currency],
            "sector": self.draw["sector"](), "country": self.draw["country"](), "first_told": at, "last_told": at,
            "first_told_by": "Source", "mentions": 1, "outlets": 1 + number % 3, "voices": 1,
            "sources": self.draw["source"](), "languages": "zh" if article % 2 else "en",
            "created_at": at, "changed_at": at,
        }  # fmt: skip

    def _investors(self, deal: int) -> list[Row]:
        chosen = dict.fromkeys(self.draw["investor"]() for _ in range(self.dice.randint(0, 4)))
        return [
            {
                "deal_id": deal, "position": at, "organization_id": investor + 1, "name": self.investors[investor],
                "role": "other" if at else "lead", "mentions": 1,
            }
            for at, investor in enumerate(chosen)
        ]  # fmt: skip


MENTIONED = ("organization_id", "company", "status", "round", "amount", "currency", "sector", "country")
_BATCH = 20_000


def build(path: Path, articles: int, deals: int) -> Newsroom:
    """Make the database at `path`."""
    room = Newsroom(articles, deals)
    with Store.open(path, create=True) as store, store.write() as db:
        _write(db, ("organizations", "aliases"), room.organizations())
        _write(db, ("articles", "article_search"), room.stories())
        _write(db, ("deals", "mentions", "deal_mentions", "deal_investors"), room.tellings())
    with Store.open(path) as store:
        store.db.execute("PRAGMA query_only = OFF")
        store.db.execute("PRAGMA optimize")  # as the daemon's upkeep does
        store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return room


def _write(db: Database, tables: Sequence[str], rows: Iterable[Sequence[Row | list[Row]]]) -> None:
    waiting: list[list[Row]] = [[] for _ in tables]
    for several in rows:
        for queue, row in zip(waiting, several, strict=True):
            queue.extend(row if isinstance(row, list) else [row])
        if len(waiting[0]) >= _BATCH:
            _flush(db, tables, waiting)
    _flush(db, tables, waiting)


def _flush(db: Database, tables: Sequence[str], waiting: Sequence[list[Row]]) -> None:
    for table, queue in zip(tables, waiting, strict=True):
        if queue:
            columns, places = ", ".join(queue[0]), ", ".join(f":{name}" for name in queue[0])
            db.conn.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", queue)
            queue.clear()
