"""Copies of stories: found whatever the order, counted as outlets, not as confirmations."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest

from storage import deals
from storage.database import Store
from storage.deal_list import listing
from storage.records import Article, Mention
from storage.stories import bands, shingles
from tests.storage.news import days, save, story

LUCK = Random(7)
WORDS = [f"word{LUCK.randrange(3000)}" for _ in range(300)]
WIRE = " ".join(WORDS)
REWRITE = " ".join(word if at % 13 else f"other{at}" for at, word in enumerate(WORDS))
OTHER = " ".join(f"own{LUCK.randrange(3000)}" for _ in range(300))
CHINESE = (
    "云杉机器人近日宣布完成新一轮融资，所得款项将用于研发下一代产品并扩大在华东和华南的团队，同时推进海外市场。"
    * 2
)
DEAL = Mention(company="Spruce", amount=1e7, currency="USD", round="a")

FIRST = story("first", outlet="Wire", text=WIRE, title="Spruce raises")
MIRROR = story(
    "mirror", outlet="Mirror", text=f"{WIRE} Read more at Mirror.", title="Spruce raises", published=days(0.1)
)
LIGHT = story("light", outlet="Rewriter", text=REWRITE, title="Spruce lands funding", published=days(0.2))
OWN = story("own", outlet="Ledger", text=OTHER, title="Spruce tells more", published=days(1))


def copies(store: Store) -> dict[str, str | None]:
    rows = store.rows(
        "SELECT a.url, o.url AS of FROM articles AS a LEFT JOIN articles AS o ON o.id = a.copy_of"
    )
    return {row["url"].rpartition("/")[2]: row["of"] and row["of"].rpartition("/")[2] for row in rows}


@pytest.mark.parametrize("order", list(permutations([FIRST, MIRROR, LIGHT, OWN]))[::5], ids=range(5))
def test_mirrors_and_rewrites_are_copies_of_the_first_in_any_order_of_coming(
    store: Store, order: tuple[Article, ...]
) -> None:
    for article in order:
        save(store, article, DEAL)
    assert copies(store) == {"first": None, "mirror": "first", "light": "first", "own": None}
    (deal,) = listing(store)
    assert (deal.mentions, deal.outlets, deal.voices) == (4, 4, 2)
    assert (deal.first_told_by, deal.confirmed_by) == ("Wire", "Ledger")


def test_a_copy_confirms_nothing_and_says_what_it_copies(store: Store) -> None:
    for article in (FIRST, MIRROR):
        save(store, article, DEAL)
    detail = deals.get(store, 1)
    assert detail is not None
    assert detail.deal.confirmed_by is None
    assert detail.mentions[1].copy_of == FIRST.url


def test_a_copy_that_is_rewritten_becomes_a_voice_of_its_own(store: Store) -> None:
    for article in (FIRST, MIRROR, LIGHT):
        save(store, article, DEAL)
    save(store, replace(FIRST, text=OTHER), DEAL)
    assert copies(store) == {"first": None, "mirror": None, "light": "mirror"}
    save(store, replace(MIRROR, text="Short."), DEAL)
    assert copies(store) == {"first": None, "mirror": None, "light": None}


def test_chinese_stories_are_compared_too_traditional_or_not(store: Store) -> None:
    save(store, story("zh", text=CHINESE, title="融资"))
    save(store, story("tw", text=CHINESE.replace("产品", "產品").replace("团队", "團隊"), title="融資"))
    assert copies(store)["tw" if copies(store)["tw"] else "zh"] is not None


@pytest.mark.parametrize(
    ("text", "published"),
    [("Spruce raised ten million.", 0.1), (WIRE, 45), (OTHER, 0.1)],
    ids=["too short to tell", "weeks later", "another story"],
)
def test_what_is_no_copy(store: Store, text: str, published: float) -> None:
    first = replace(FIRST, text=text if len(text) < 100 else WIRE)
    save(store, first, DEAL)
    save(store, story("b", text=text, published=days(published), title="Another headline of it"), DEAL)
    assert set(copies(store).values()) == {None}


def test_a_fingerprint_is_the_same_in_every_process() -> None:
    said = shingles(
        "", "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    )
    assert len(bands(said)) == 16
    assert bands(said)[0] == bands(frozenset(said))[0]
    assert bands(shingles("", "too short")) == []


def test_a_story_without_end_costs_no_more_than_a_long_one() -> None:
    assert len(shingles("", "word " * 1_000_000)) == 1
