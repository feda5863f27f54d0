"""What was amended, who confirmed, and how a company's time is cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import deals
from storage.database import Store
from storage.deal_list import listing
from storage.history import confirmation, history
from storage.records import Mention
from storage.stretches import MANY, around, cut
from storage.tellings import Investor
from tests.storage.news import NOW, days, deal_sets, save, story
from tests.storage.test_sameness import telling, usd

FIR, OAK = Investor(7, "Fir Capital", "lead"), Investor(8, "Oak Fund", "lead")


@pytest.mark.parametrize(
    ("first", "second", "step"),
    [
        (usd(3e7), usd(3.5e7), ("amount", "30000000 USD", "35000000 USD")),
        ({"valuation": 1e9}, {"valuation": 1.4e9}, ("valuation", "1000000000", "1400000000")),
        ({"investors": (FIR,)}, {"investors": (OAK,)}, ("lead_investors", "Fir Capital", "Oak Fund")),
    ],
    ids=["amount", "valuation", "leads"],
)
def test_a_later_telling_amends(
    first: dict[str, Any], second: dict[str, Any], step: tuple[str, str, str]
) -> None:
    steps = history([telling(1, 0, **first), telling(2, 1, **second)])
    assert [(one.field, one.before, one.after) for one in steps if one.field != "status"] == [step]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (usd(3e7), usd(3.01e7)),
        (usd(3e7), {"amount": 2.78e7, "currency": "EUR"}),
        (usd(3e7), {}),
        (usd(3e7), {**usd(4e7), "status": "in_talks"}),
        (usd(1.08e8), usd(1e8)),
        ({"investors": (FIR, OAK)}, {"investors": (OAK,)}),
    ],
    ids=["rounded", "another currency", "untold", "weaker word", "fewer digits", "fewer leads"],
)
def test_what_amends_nothing(first: dict[str, Any], second: dict[str, Any]) -> None:
    steps = history([telling(1, 0, **first), telling(2, 1, **second)])
    assert [one.field for one in steps] == ["status"]


def test_a_rumour_is_confirmed_by_the_first_who_announces_it() -> None:
    told = [telling(1, 0, status="reported"), telling(2, 1, status="reported"), telling(3, 2), telling(4, 3)]
    found = confirmation(told)
    assert found is not None
    assert found.id == 3
    assert confirmation(told[:2]) is None
    assert confirmation([telling(1), replace(telling(2, 1), outlet="Outlet 1")]) is None


def test_the_time_line_and_the_confirmation_are_stored(store: Store) -> None:
    talks = Mention(company="Spruce", amount=1e7, currency="USD", round="a", status="in_talks")
    save(store, story("1", outlet="Wire"), talks)
    done = Mention(company="Spruce", amount=1.3e7, currency="USD", round="a", status="announced")
    save(store, story("2", outlet="Ledger", published=days(9)), done)
    (deal,) = listing(store)
    assert (deal.amount, deal.first_told_by, deal.confirmed_by, deal.confirmed_at) == (
        1.3e7,
        "Wire",
        "Ledger",
        days(9),
    )
    detail = deals.get(store, deal.id)
    assert detail is not None
    assert {(one.field, one.before, one.after) for one in detail.events} == {
        ("status", None, "in_talks"),
        ("status", "in_talks", "announced"),
        ("amount", "10000000 USD", "13000000 USD"),
    }
    assert [one.field for one in detail.disagreements] == ["amount"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 2000), min_size=1, max_size=400))
def test_stretches_hold_every_telling_once_and_part_at_silences(told: list[int]) -> None:
    ordered = [telling(number, day) for number, day in enumerate(sorted(told))]
    found = list(cut(ordered))
    assert [one for stretch in found for one in stretch] == ordered
    for before, after in pairwise(found):
        assert after[0].time - before[-1].time > timedelta(days=7)
        if len(before) + len(after) <= MANY:
            assert after[0].time - before[-1].time > timedelta(days=14)


def test_a_company_that_is_always_in_the_news_is_drawn_apart_at_shorter_silences(store: Store) -> None:
    for number in range(3):
        for at in range(60):
            day = number * 100 + at * 0.5
            mention = Mention(company="Spruce", round="abc"[number])
            save(store, story(f"{number}-{at}", published=days(day)), mention)
    (company,) = store.rows("SELECT id FROM organizations")
    (reach,) = around(store.db, company["id"], ["2024-02-21T08:00:00Z"])
    assert reach.last < "2024-04-01"
    assert sorted(map(len, deal_sets(store))) == [60, 60, 60]


def test_three_rounds_told_in_turn_are_three_deals_however_the_time_is_cut(store: Store) -> None:
    for number in range(130):
        mention = Mention(company="Spruce", round="abc"[number % 3])
        save(store, story(str(number), published=days(number * 9 % 200)), mention)
    assert len(deal_sets(store)) == 3
    assert listing(store)[-1].first_told == NOW
