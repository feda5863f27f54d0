"""News that nobody wrote, as much as one likes, and how fast its deals are resolved.

Companies raise every year or so; each round is told by one to a dozen outlets within three weeks, in English or
Chinese, with amounts rounded, converted or left out, some stories copied nearly word for word. Stories come in the
order of their dates. A few companies are in the news all the time, as in life.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from storage import articles
from storage.database import Store
from storage.records import Article, Mention

BEGIN = datetime(2016, 1, 1, tzinfo=UTC)
ROUNDS = ("seed", "a", "b", "c", "d", "strategic", None)
_SYLLABLES = re.split(
    " ", "ka lo mi ner ta vo zen pra sil dor fen gu hal bri co lu ma ost pel qui ra sto tun ul ver wis yor"
)
_SIGNS = "云杉青禾明远星河天元智行海川博雅新锐力合泰和启明创思维达飞腾卓越恒瑞安宁清风长虹景行致远"
_TAILS = ("", " AI", " Labs", " Robotics", " Health", " Energy", " Systems")
_OUTLETS = [f"Outlet {number}" for number in range(60)]
_BATCH = 200
"""Stories saved in one transaction."""


class Newsroom:
    """An endless stream of stories; the same for the same seed."""

    def __init__(self, seed: int, companies: int) -> None:
        self.luck = Random(seed)
        self.companies = [self._name() for _ in range(companies)]
        self.funds = [(f"{self._latin()} Capital", f"{self._han()}资本") for _ in range(3000)]

    def _latin(self) -> str:
        return "".join(self.luck.choices(_SYLLABLES, k=4)).capitalize()

    def _han(self) -> str:
        return "".join(self.luck.choices(_SIGNS, k=3))

    def _name(self) -> tuple[str, str]:
        return f"{self._latin()}{self.luck.choice(_TAILS)}", f"{self._han()}科技"

    def stories(self) -> Iterator[tuple[Article, Mention]]:
        """Stories with one mention each, a day's deals after the other's."""
        day, number = BEGIN, 0
        while True:
            waiting: list[tuple[Article, Mention]] = []
            for _ in range(140):  # a week's deals, told over three weeks, come in the order of their dates
                told = list(self._deal(day + timedelta(days=self.luck.random() * 7), number))
                number += len(told)
                waiting += told
            yield from sorted(waiting, key=lambda one: str(one[0].published))
            day += timedelta(days=7)

    def _deal(self, day: datetime, number: int) -> Iterator[tuple[Article, Mention]]:
        famous = self.companies[: max(1, len(self.companies) // 100)]
        english, chinese = self.luck.choice(famous if self.luck.random() < 0.1 else self.companies)
        amount = round(self.luck.lognormvariate(16.5, 1.2), -5) or 1e5
        round_, funds = self.luck.choice(ROUNDS), self.luck.sample(self.funds, self.luck.randint(1, 4))
        text = " ".join(self.luck.choices(_SYLLABLES, k=80))
        for at in range(min(int(self.luck.paretovariate(0.9)), 12)):
            is_chinese = self.luck.random() < 0.3
            names = [fund[is_chinese] for fund in funds]
            yield (
                self._article(number + at, day + timedelta(days=self.luck.expovariate(0.5)), text if at % 3 else None),
                Mention(
                    company=chinese if is_chinese else english,
                    company_aliases=(english,) if is_chinese and self.luck.random() < 0.5 else (),
                    amount=None if self.luck.random() < 0.15 else amount,
                    currency="USD",
                    round=round_ if self.luck.random() < 0.7 else None,
                    lead_investors=tuple(names[:1]),
                    investors=tuple(names[1:]),
                    status=self.luck.choice(("announced", "announced", "reported", "in_talks")),
                ),
            )  # fmt: skip

    def _article(self, number: int, published: datetime, text: str | None) -> Article:
        own = text or " ".join(self.luck.choices(_SYLLABLES, k=80))
        return Article(
            url=f"https://news.test/{number}",
            outlet=self.luck.choice(_OUTLETS),
            title=f"Story {number}",
            text=own,
            published=published,
            source="generated",
        )


def measure(mentions: int, seed: int, *, step: int = 1000) -> None:
    """Bring generated mentions in; print milliseconds of this core a mention, for the thousand up to each mark."""
    news = Newsroom(seed, companies=8000).stories()
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "x.db", create=True) as store:
        print(f"{'mentions':>9} {'store ms':>9} {'resolve ms':>11} {'resolved/s':>11} {'deals':>8} {'MB':>6}")
        spent, done = [0.0, 0.0], 0
        for mark in _marks(mentions, step):
            while done < mark:
                storing, resolving = bring(store, list(islice(news, step)))
                spent, done = [spent[0] + storing, spent[1] + resolving], done + step
            (row,) = store.rows("SELECT count(*) AS deals FROM deals")
            size = store.path.stat().st_size / 2**20
            each = (
                f"{1000 * storing / step:>9.2f} {1000 * resolving / step:>11.2f} {step / resolving:>11,.0f}"
            )
            print(f"{done:>9,} {each} {row['deals']:>8,} {size:>6,.0f}", flush=True)
        print(
            f"all {done:,}: {done / spent[1]:,.0f} resolved a second, {done / sum(spent):,.0f} with storing"
        )


def _marks(mentions: int, step: int) -> list[int]:
    tens = [step * 10**power * times for power in range(6) for times in (1, 2, 5)]
    return [*(mark for mark in tens if mark < mentions), mentions]


def bring(store: Store, news: Sequence[tuple[Article, Mention]]) -> tuple[float, float]:
    """Save stories, a batch in one transaction; return the seconds for storing them, and for resolving mentions."""
    since, resolving = time.process_time(), 0.0
    for at in range(0, len(news), _BATCH):
        with store.write() as db:
            for article, mention in news[at : at + _BATCH]:
                assert article.published is not None
                saved = articles.save(store, article, [], raw=None, run=None, now=article.published)
                began = time.process_time()
                articles.set_mentions(db, saved.article_id, [mention], article.published)
                resolving += time.process_time() - began
    return time.process_time() - since - resolving, resolving
