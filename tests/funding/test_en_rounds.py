"""Rounds in English text, and what only looks like one."""

from __future__ import annotations

import pytest

from crawler.funding import extract
from crawler.funding.en import rounds


def found(text: str) -> list[str]:
    return [one.name for one in rounds.find(text, "text", 0, len(text))]


TOLD = [
    ("a Series A round", "a"),
    ("closed its Series A-1 financing", "a1"),
    ("a Series B1 round", "b1"),
    ("Series D+ round", "d+"),
    ("Series A-III", "a3"),
    ("a series a funding round", "a"),
    ("a series-A round", "a"),
    ("SERIES C FUNDING", "c"),
    ("Series E on $7bn", "e"),
    ("a pre-Series A round", "pre-a"),
    ("pre-series A interim funding", "pre-a"),
    ("Pre Series B", "pre-b"),
    ("Series Seed", "seed"),
    ("its C round", "c"),
    ("seed funding", "seed"),
    ("a seed round", "seed"),
    ("a $4M seed for", "seed"),
    ("in seed.", "seed"),
    ("a seed extension", "seed"),
    ("Extended Seed B Funding Round", "seed"),
    ("pre-seed funding", "pre-seed"),
    ("in pre-seed", "pre-seed"),
    ("an angel round", "angel"),
    ("bridge financing", "bridge"),
    ("growth equity", "growth"),
    ("a growth funding round", "growth"),
    ("a strategic investment from", "strategic"),
    ("a convertible note", "convertible"),
    ("in convertible debt", "convertible"),
    ("a credit facility", "debt"),
    ("a venture loan facility", "debt"),
    ("in debt from", "debt"),
    ("debt financing", "debt"),
    ("line of credit", "debt"),
    ("a secondary sale", "secondary"),
    ("a tender offer", "secondary"),
    ("equity funding", "equity"),
    ("a grant from", "grant"),
    ("a pre-IPO round", "pre-ipo"),
]


@pytest.mark.parametrize(("words", "name"), TOLD, ids=[row[0] for row in TOLD])
def test_rounds(words: str, name: str) -> None:
    assert found(f"Zephyr raised {words} today")[:1] == [name]


FALSE = [
    "Xbox Series X",
    "Series A stock",
    "a three-part series a fan made",
    "seed-stage VC",
    "seeds and pesticides",
    "a seed fund",
    "A round of applause",
    "the World Series B roll",
    "private equity firm",
    "Series A investors",
    "growth of the market",
    "the bridge",
    "angel investors",
    "strategic partnership",
    "equity in the firm",
]


@pytest.mark.parametrize("words", FALSE)
def test_false_friends(words: str) -> None:
    assert found(f"They like {words} very much") == []


IN_CONTEXT = [
    ("Zephyr raised $5M in Series A funding.", "a"),
    ("Zephyr raised $5M. The Series A round was led by North Pier.", "a"),
    ("Zephyr raised $40 million in a Series B extension equity funding round.", "b"),
    ("Zephyr closed a growth equity round of $40 million.", "growth"),
    ("Zephyr closed the $9m second tranche of its $19m Series A financing.", "a"),
    ("Zephyr closed the first tranche of a planned $80+ million Series A and B financing.", "a"),
    ("Zephyr raised $5M in new funding.", None),
    ("Zephyr raised its first round, worth $5M.", None),
    ("Zephyr received a $3m credit facility.", "debt"),
    ("Zephyr received a strategic investment from North Pier.", "strategic"),
    ("Zephyr raised $20 million (Series B1) to expand.", "b1"),
    ("SoftPier co-leads US$640mn in pre-IPO Series E of Norwegian retail unicorn Zephyr.", "e"),
]


@pytest.mark.parametrize(("text", "stage"), IN_CONTEXT, ids=[row[0][:60] for row in IN_CONTEXT])
def test_the_round_of_a_deal(text: str, stage: str | None) -> None:
    [deal] = extract({"text": text})
    assert (deal.company, deal.round) == ("Zephyr", stage)
