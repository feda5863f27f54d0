"""Canonical names of rounds, from the words of both languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.funding.rounds import canonical

ROUNDS = [
    ("Series A", "a"),
    ("series b", "b"),
    ("Series C-1", "c1"),
    ("Series C2", "c2"),
    ("Series A-III", "a3"),
    ("Series D+", "d+"),
    ("Series B extension", "b"),
    ("Series E round", "e"),
    ("A round", "a"),
    ("C-round", "c"),
    ("Series Seed", "seed"),
    ("pre-Series A", "pre-a"),
    ("Pre Series B", "pre-b"),
    ("pre-series A interim", "pre-a"),
    ("Pre-A", "pre-a"),
    ("Pre-A1", "pre-a1"),
    ("pre-seed", "pre-seed"),
    ("preseed round", "pre-seed"),
    ("seed", "seed"),
    ("seed extension", "seed"),
    ("Seed+", "seed+"),
    ("angel round", "angel"),
    ("bridge financing", "bridge"),
    ("growth equity", "growth"),
    ("strategic investment", "strategic"),
    ("venture debt", "debt"),
    ("credit facility", "debt"),
    ("loan", "debt"),
    ("convertible note", "convertible"),
    ("SAFE", "convertible"),
    ("secondary sale", "secondary"),
    ("tender offer", "secondary"),
    ("pre-IPO round", "pre-ipo"),
    ("grant", "grant"),
    ("equity", "equity"),
    ("A轮", "a"),
    ("A+轮", "a+"),
    ("A++轮", "a++"),
    ("Pre-A+轮", "pre-a+"),
    ("B1轮", "b1"),
    ("C +轮", "c+"),
    ("E-1轮", "e1"),
    ("天使轮", "angel"),
    ("天使+轮", "angel+"),
    ("天使轮融资", "angel"),
    ("种子轮", "seed"),
    ("种子+", "seed+"),
    ("战略融资", "strategic"),
    ("战略投资", "strategic"),
    ("Pre-IPO轮", "pre-ipo"),
    ("IPO前融资", "pre-ipo"),
    ("可转债", "convertible"),
    ("Ａ轮", "a"),
    ("A加轮", "a+"),
]


@pytest.mark.parametrize(("words", "name"), ROUNDS, ids=[row[0] for row in ROUNDS])
def test_canonical(words: str, name: str) -> None:
    assert canonical(words) == name


@pytest.mark.parametrize(
    "words", ["", "首轮", "first round", "新一轮", "funding", "round", "Series", "series Z", "wine"]
)
def test_no_stage(words: str) -> None:
    assert canonical(words) is None


letters, marks = st.sampled_from("abcdefgh"), st.sampled_from(["", "+", "++", "1", "2", "3"])


@given(st.booleans(), letters, marks)
@settings(deadline=None, max_examples=60)
def test_every_way_to_write_a_letter_round_means_the_same(pre: bool, letter: str, mark: str) -> None:
    name = ("pre-" if pre else "") + letter + mark
    front = "Pre-" if pre else ""
    for words in (
        f"{front}Series {letter.upper()}{mark}",
        f"{front}{letter.upper()}{mark}轮融资",
        f"{front}Series {letter.upper()}{mark} round",
        name,
    ):
        assert canonical(words) == name


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=100)
def test_any_text_has_a_name_or_none(words: str) -> None:
    name = canonical(words)
    assert name is None or name == name.strip().lower()
