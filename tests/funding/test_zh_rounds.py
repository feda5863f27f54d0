"""Rounds as Chinese news names them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.funding.zh import rounds
from crawler.funding.zh.reading import Reading


def named(words: str) -> list[str]:
    reading = Reading("text", words)
    return [told.round.name for told in rounds.find(reading, 0, len(reading.text))]


ROUNDS = [
    ("种子轮融资", ["seed"]),
    ("种子+轮融资", ["seed+"]),
    ("天使轮融资", ["angel"]),
    ("天使+轮融资", ["angel+"]),
    ("天使 ++ 轮融资", ["angel+"]),
    ("天使加轮融资", ["angel+"]),
    ("近千万天使投资", ["angel"]),
    ("Pre-A轮融资", ["pre-a"]),
    ("Pre A轮融资", ["pre-a"]),
    ("PreA轮融资", ["pre-a"]),
    ("pre-a轮融资".replace("a", "A"), ["pre-a"]),
    ("Pre-A+轮融资", ["pre-a+"]),
    ("Pre-A1轮融资", ["pre-a1"]),
    ("Pre-A+++轮融资", ["pre-a+++"]),
    ("Pre-B轮融资", ["pre-b"]),
    ("A轮融资", ["a"]),
    ("A＋轮融资", ["a+"]),
    ("A++轮融资", ["a++"]),
    ("C +轮2.5亿元的融资", ["c+"]),
    ("B1轮融资", ["b1"]),
    ("E-1轮融资", ["e1"]),
    ("D2轮融资", ["d2"]),
    ("B系列融资", ["b"]),
    ("C轮系列融资", ["c"]),
    ("H轮融资", ["h"]),
    ("战略投资2亿美元融资", ["strategic"]),
    ("战略融资", ["strategic"]),
    ("Pre-IPO轮融资", ["pre-ipo"]),
    ("Pre IPO轮融资", ["pre-ipo"]),
    ("IPO前融资", ["pre-ipo"]),
    ("过桥轮融资", ["bridge"]),
    ("200万美元债务融资", ["debt"]),
    ("A輪融資", ["a"]),
    ("A轮（首轮）和B轮两轮融资", ["a", "b"]),
    ("A、B两轮融资", ["a", "b"]),
    ("A轮及A+轮融资", ["a", "a+"]),
    ("B4、B5轮融资", ["b4", "b5"]),
    ("天使轮和Pre-A轮融资", ["angel", "pre-a"]),
]


@pytest.mark.parametrize(("words", "names"), ROUNDS, ids=[r[0] for r in ROUNDS])
def test_a_round_is_named(words: str, names: list[str]) -> None:
    assert named("完成" + words) == names


@pytest.mark.parametrize(
    "words",
    [
        "首轮融资",
        "新一轮融资",
        "天使投资人跟投",
        "种子用户增长",
        "A股上市公司",
        "字节级早期天使投资人领投",
        "战略投资伙伴",
        "一轮又一轮",
        "GPT-5发布",
    ],
)
def test_an_order_a_person_or_a_share_is_no_round(words: str) -> None:
    assert named(words) == []


@settings(deadline=None, max_examples=80)
@given(
    st.sampled_from(["", "Pre-"]),
    st.sampled_from("ABCDEFGH"),
    st.sampled_from(["", "+", "++", "1", "2", "3"]),
    st.sampled_from(["完成{}轮融资", "获数千万元{}轮融资", "拿下{}轮1亿元融资", "宣布{}轮融资完成"]),
)
def test_every_letter_with_every_mark_in_every_place(pre: str, letter: str, mark: str, frame: str) -> None:
    assert named(frame.format(pre + letter + mark)) == [(pre + letter + mark).lower()]
