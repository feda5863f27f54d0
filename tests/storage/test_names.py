from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import known, names

SAME = [
    ("Nimbus Robotics", "NIMBUS ROBOTICS", "case"),
    ("Nimbus Robotics", "Nimbus\u3000Robotics", "an ideographic space"),
    ("Nimbus Robotics", "NimbusRobotics", "written together"),
    ("Nimbus Robotics", "Nimbus Robotics, Inc.", "a legal form"),
    ("Nimbus Robotics", "Nimbus Robotics Pte. Ltd.", "two legal forms"),
    ("Nimbus Robotics", "PT Nimbus Robotics", "a legal form in front"),
    ("Nimbus Robotics", "Ｎｉｍｂｕｓ　Ｒｏｂｏｔｉｃｓ", "full width"),
    ("Crédit Fleuri", "Credit Fleuri SA", "accents"),
    ("Oak & Elm", "Oak and Elm", "ampersand"),
    ("Sprout.AI", "Sprout AI", "a dot"),
    ("O'Hara Labs", "O’Hara Labs", "an apostrophe"),
    ("青禾资本", "青禾資本", "traditional characters"),
    ("云杉机器人", "深圳市云杉机器人有限公司", "a Chinese legal name"),
    ("云杉", "云杉（北京）科技有限公司", "a place in brackets"),
    ("云杉", "上海云杉信息技术股份有限公司", "place and trade in a legal name"),
    ("青禾", "青禾集团股份有限公司", "a group as legal form"),
    ("云杉AI", "云杉 AI", "Chinese and Latin together"),
]

APART = [
    ("Figure", "Figure AI", "a tail is part of a Latin name"),
    ("General Catalyst", "General Atlantic", "alike"),
    ("Notion", "Notion+", "a plus"),
    ("上海电气", "电气", "a place in a name that is no legal name"),
    ("青禾资本", "青禾创投", "two funds of one word"),
    ("云杉", "Yunshan", "a transcription"),
]


@pytest.mark.parametrize(("one", "other"), [pytest.param(*case[:2], id=case[2]) for case in SAME])
def test_two_writings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(("one", "other"), [pytest.param(*case[:2], id=case[2]) for case in APART])
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert names.key(one) != names.key(other)


@pytest.mark.parametrize(
    "name", ["Inc", "Co. Ltd.", "有限公司", "科技有限公司", "北京有限公司", "!!!", "👍", "Limited"]
)
def test_a_name_is_never_stripped_to_nothing(name: str) -> None:
    assert names.key(name)


@given(st.text(min_size=1, max_size=40))
def test_the_key_of_any_text_is_a_text_and_comes_out_the_same_for_the_key_of_a_latin_name(name: str) -> None:
    assert names.key(name)
    if name.isascii() and name.isalpha():
        assert names.key(names.key(name)) == names.key(name)


def test_a_name_without_end_costs_no_more_than_a_long_one() -> None:
    assert names.key("信息网络" * 100_000) == names.key("信息网络" * 50)


def test_chinese_names_are_told_from_others() -> None:
    assert names.language("云杉AI") == "zh"
    assert names.language("Spruce") is None


def test_the_shipped_list_reads_and_every_organization_is_found_by_its_own_name_or_is_ambiguous() -> None:
    listed = list(known.entries())
    assert len(listed) > 600
    assert {one.kind for one in listed} == {"company", "investor"}
    found = [one for one in listed if known.known(one.name) == one]
    assert len(found) > 0.98 * len(listed)


def test_a_known_organization_is_found_by_any_of_its_names() -> None:
    assert known.known("阿里巴巴") == known.known("ALIBABA GROUP")
    assert known.known("Nimbus Robotics") is None


def test_a_name_of_a_company_and_of_an_investor_is_told_apart_by_the_part_it_plays() -> None:
    investor, company = known.known("龙珠", "investor"), known.known("龙珠", "company")
    assert investor is not None and company is not None
    assert (investor.name, company.name) == ("Long-Z Investments", "Longzhu")
    assert known.known("龙珠") is None
    assert known.node("龍珠", "investor") != known.node("龙珠", "company")
    assert known.at(known.node("龙珠", "investor")) == investor
    assert known.identity(known.node("龙珠", "investor")) == known.identity(
        known.node("美团龙珠", "investor")
    )


@pytest.mark.parametrize("name", ["红杉", "Sequoia", "Figure", "Bolt", "CIC"])
def test_a_name_that_several_go_by_is_no_name_of_the_list(name: str) -> None:
    assert known.known(name) is None


def test_every_row_of_the_list_says_where_it_can_be_checked_and_names_are_told_once() -> None:
    text = (Path(known.__file__).parent / "known_names.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert all(len(row) == 5 and row[4] for row in rows)
    bearers = Counter(
        (one.kind, key) for one in known.entries() for key in set(map(names.key, (one.name, *one.others)))
    )
    assert [name for name, count in bearers.items() if count > 1] == []
