"""Names that deals themselves teach: when they are tied, when not, and that a tie goes with what it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from storage import organizations
from storage.database import Store
from storage.likeness import block, related, stem
from storage.records import Mention
from tests.storage.news import NOW, days, deal_sets, save, story

ENGLISH = Mention(
    company="Lantern Works", amount=2.35e7, currency="USD", round="a",
    lead_investors=("Hillhouse",), investors=("Fir Capital", "Oak Fund"),
)  # fmt: skip
CHINESE = replace(ENGLISH, company="灯火", lead_investors=("高瓴资本",), investors=("Fir Capital",))


def tell(store: Store, name: str, mention: Mention, published: datetime = NOW) -> None:
    save(store, story(name, published=published), mention)


def are_one(store: Store, one: str, other: str) -> bool:
    return organizations.find(store.db, one) == organizations.find(store.db, other)


def test_a_deal_told_in_two_languages_meets_by_amount_round_and_investors_and_teaches_the_name(
    store: Store,
) -> None:
    tell(store, "en", ENGLISH)
    tell(store, "zh", CHINESE, days(1))
    assert len(deal_sets(store)) == 1
    found = organizations.get(store, "灯火")
    assert found is not None
    assert ("Lantern Works", "inferred") in {(alias.name, alias.origin) for alias in found.aliases}


def test_amounts_meet_at_the_days_rate(store: Store) -> None:
    tell(store, "en", ENGLISH)
    tell(store, "zh", replace(CHINESE, amount=1.69e8, currency="CNY", investors=("Fir Capital", "Oak Fund")))
    assert are_one(store, "Lantern Works", "灯火")


def test_what_was_inferred_goes_with_the_telling_it_rests_on(store: Store) -> None:
    tell(store, "en", ENGLISH)
    tell(store, "zh", CHINESE, days(1))
    save(store, story("zh", text="Edited.", published=days(1)), replace(CHINESE, amount=9e7))
    assert not are_one(store, "Lantern Works", "灯火")
    assert len(deal_sets(store)) == 2


NOT_ENOUGH: dict[str, dict[str, Any]] = {
    "no investor in common": {"lead_investors": ("青禾资本",), "investors": ()},
    "another round": {"round": "b"},
    "the same digits in another currency": {"currency": "CNY"},
    "another amount": {"amount": 2.6e7},
    "weeks later": {"published": days(20)},
    "another country": {"country": "CN"},
    "one well-known investor and a sum that many raise": {"amount": 1e7, "investors": ()},
}


@pytest.mark.parametrize("case", NOT_ENOUGH)
def test_names_stay_apart_without_enough_evidence(store: Store, case: str) -> None:
    changes = dict(NOT_ENOUGH[case])
    published = changes.pop("published", days(1))
    english = replace(
        ENGLISH, country="US", amount=changes.get("amount", 2.35e7) if "sum" in case else 2.35e7
    )
    tell(store, "en", english)
    tell(store, "zh", replace(CHINESE, **changes), published)
    assert not are_one(store, "Lantern Works", "灯火")


def test_a_telling_with_two_partners_of_different_names_is_left_alone(store: Store) -> None:
    tell(store, "zh", CHINESE)
    tell(store, "one", ENGLISH)
    assert are_one(store, "Lantern Works", "灯火")
    tell(store, "two", replace(ENGLISH, company="Harbour Robotics"))
    assert not are_one(store, "Lantern Works", "灯火")
    assert len(deal_sets(store)) == 3


def test_two_well_known_companies_are_never_inferred_to_be_one(store: Store) -> None:
    tell(store, "en", replace(ENGLISH, company="Anthropic"))
    tell(store, "zh", replace(CHINESE, company="月之暗面"))
    assert not are_one(store, "Anthropic", "月之暗面")


@pytest.mark.parametrize(
    ("other", "tied"),
    [("Lantern", True), ("Lantern Works Health", True), ("Lantana Works", False), ("Harbour", False)],
)
def test_a_longer_form_of_a_name_is_tied_by_the_same_amount(store: Store, other: str, tied: bool) -> None:
    tell(store, "one", replace(ENGLISH, lead_investors=(), investors=()))
    tell(store, "two", replace(ENGLISH, company=other, lead_investors=(), investors=()), days(2))
    assert are_one(store, "Lantern Works", other) is tied


def test_figure_and_figure_ai_stay_apart_with_deals_of_their_own(store: Store) -> None:
    tell(store, "one", Mention(company="Figure", amount=6e7, currency="USD", round="d"))
    tell(store, "two", Mention(company="Figure AI", amount=6.75e8, currency="USD", round="b"), days(1))
    assert not are_one(store, "Figure", "Figure AI")


@pytest.mark.parametrize(
    ("one", "other", "is_related"),
    [
        ("Sprout", "Sprout AI", True),
        ("Sprout Labs", "The Sprout Company", True),
        ("Sprout.ai", "Sprout AI", True),
        ("青禾机器人", "青禾", True),
        ("北京青禾科技", "青禾智能", True),
        ("General Catalyst", "General Atlantic", False),
        ("Canvas Technology", "Canvas Medical", True),
        ("AI Labs", "AI Robotics", False),
        ("青禾", "云杉", False),
        ("Spruce", "云杉", False),
    ],
)
def test_names_that_may_be_two_forms_of_one(one: str, other: str, is_related: bool) -> None:
    assert related(one, other) is related(other, one) is is_related
    if is_related:
        assert block(one) == block(other)


@pytest.mark.parametrize("name", ["AI", "The Group", "Labs Inc", "科技有限公司", "北京", "机器人", "!"])
def test_a_stem_is_never_nothing(name: str) -> None:
    assert "".join(stem(name)) or not name.isalnum()
