from __future__ import annotations

import pytest

from storage import deals, organizations
from storage.database import Store
from storage.records import Mention
from tests.storage.news import NOW, deal_sets, save, story


def same(store: Store, one: str, other: str) -> bool:
    first, second = organizations.find(store.db, one), organizations.find(store.db, other)
    assert first is not None and second is not None
    return first == second


def test_a_name_makes_an_organization_once_in_any_writing(store: Store) -> None:
    with store.write() as db:
        assert organizations.named(db, "Nimbus Robotics", NOW) == organizations.named(
            db, "NIMBUS ROBOTICS INC.", NOW
        )
        assert organizations.named(db, "Nimbus", NOW) == 2
    found = organizations.get(store, "nimbus robotics")
    assert found is not None
    assert (found.name, found.first_seen) == ("Nimbus Robotics", NOW)
    assert [alias.origin for alias in found.aliases] == ["told"]


def test_an_unknown_name_or_number_is_none(store: Store) -> None:
    assert organizations.get(store, "Nobody") is None
    assert organizations.by_id(store, 9) is None


def test_a_well_known_organization_brings_its_names_in_every_language(store: Store) -> None:
    with store.write() as db:
        organizations.named(db, "阿里巴巴", NOW)
    found = organizations.get(store, "Alibaba Group")
    assert found is not None
    assert found.name == "Alibaba"
    assert {alias.origin for alias in found.aliases} == {"shipped", "told"}
    assert {alias.language for alias in found.aliases if alias.name in ("Alibaba", "阿里巴巴")} == {
        None,
        "zh",
    }


def test_an_alias_that_a_text_states_makes_two_organizations_one(store: Store) -> None:
    save(store, story("en"), Mention(company="Spruce Works", round="a"))
    save(store, story("zh"), Mention(company="云杉", round="a"))
    assert len(deal_sets(store)) == 2
    save(store, story("both"), Mention(company="云杉", company_aliases=("Spruce Works",), round="a"))
    assert same(store, "云杉", "Spruce Works")
    assert len(deal_sets(store)) == 1
    found = organizations.get(store, "云杉")
    assert found is not None
    assert ("stated", "Spruce Works") in {(alias.origin, alias.name) for alias in found.aliases}


def test_a_stated_alias_of_a_well_known_name_ties_it_too(store: Store) -> None:
    save(store, story("a"), Mention(company="Taobao's Parent", company_aliases=("阿里巴巴",)))
    assert same(store, "Taobao's Parent", "Alibaba")


def test_alike_names_stay_apart(store: Store) -> None:
    save(store, story("a"), Mention(company="Figure Labs"), Mention(company="Figure Labs AI"))
    assert not same(store, "Figure Labs", "Figure Labs AI")


def test_a_merge_leaves_no_reference_to_what_is_gone(store: Store) -> None:
    save(store, story("a"), Mention(company="Spruce", investors=("Fir Capital",)))
    save(store, story("b"), Mention(company="云杉", investors=("杉树资本",)))
    with store.write() as db:
        one, other = organizations.find(db, "Fir Capital"), organizations.find(db, "杉树资本")
        assert one is not None and other is not None
        assert organizations.merge(db, other, one) == min(one, other)
    assert store.rows("PRAGMA foreign_key_check") == []
    assert same(store, "Fir Capital", "杉树资本")
    assert len(deals.listing(store, company="云杉")) == 1


@pytest.mark.parametrize("times", [1, 3])
def test_a_name_told_many_times_is_one_alias(store: Store, times: int) -> None:
    for count in range(times):
        save(store, story(str(count)), Mention(company="Nimbus", investors=("Fir Capital", "FIR CAPITAL")))
    assert store.rows("SELECT count(*) AS n FROM aliases") == [{"n": 2}]


def test_a_name_stays_with_its_organization_when_the_article_that_tied_it_is_edited(store: Store) -> None:
    save(
        store,
        story("tie", text="Both."),
        Mention(company="云杉", company_aliases=("Spruce Works",), round="a"),
    )
    save(store, story("en"), Mention(company="Spruce Works", round="a"))
    save(store, story("tie", text="One."), Mention(company="云杉", round="a"))
    assert same(store, "云杉", "Spruce Works")
