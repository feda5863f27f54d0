from __future__ import annotations

import pytest

from storage import tellers
from storage.changes import between
from storage.database import Store
from storage.filters import DealFilter
from storage.records import Mention
from tests.storage.news import NOW, days, save, story


@pytest.fixture
def filled(store: Store) -> Store:
    told = Mention(company="Nimbus", round="a", amount=3e7, currency="USD")
    save(store, story("talks"), Mention(company="Nimbus", round="a", status="in_talks"))
    save(store, story("sure", outlet="Mirror", published=days(3)), told)
    save(store, story("larch", published=days(3)), Mention(company="Larch", amount=1e6, currency="USD"))
    save(store, story("oak", published=days(4)), Mention(company="Oak", amount=5e6, currency="USD"))
    return store


def test_new_deals_come_the_largest_first(filled: Store) -> None:
    found = between(filled, days(2), days(5), DealFilter())
    assert [deal.company for deal in found.new] == ["Oak", "Larch"]
    assert [deal.company for deal in between(filled, days(2), days(5), DealFilter(), limit=1).new] == ["Oak"]


def test_a_deal_of_before_whose_status_changed_is_told_once(filled: Store) -> None:
    (turn,) = between(filled, days(2), days(5), DealFilter()).turned
    assert (turn.deal.company, turn.before, turn.after) == ("Nimbus", "in_talks", "announced")


@pytest.mark.parametrize(
    ("since", "until", "new", "turned"),
    [
        pytest.param(days(-1), days(5), 3, 0, id="a period that holds it all: nothing turned in it"),
        pytest.param(days(1), days(2), 0, 0, id="a quiet period"),
        pytest.param(days(3), days(3), 1, 1, id="both ends are part of it"),
        pytest.param(days(5), NOW, 0, 0, id="an end before the beginning"),
    ],
)
def test_a_period_holds_what_was_told_in_it(
    filled: Store, since: object, until: object, new: int, turned: int
) -> None:
    found = between(filled, since, until, DealFilter())  # type: ignore[arg-type]
    assert (len(found.new), len(found.turned)) == (new, turned)


def test_only_deals_that_fit_count_whatever_period_the_filter_names(filled: Store) -> None:
    wanted = DealFilter(company="larch", since=days(99), until=days(100))
    found = between(filled, days(2), days(5), wanted)
    assert [deal.company for deal in found.new] == ["Larch"]
    assert found.turned == ()


def test_who_tells_a_deal_comes_in_the_order_of_telling(filled: Store) -> None:
    told = tellers.of_deals(filled, [1, 2, 99])
    assert [(one.outlet, one.told_at) for one in told[1]] == [("Daily Ledger", NOW), ("Mirror", days(3))]
    assert set(told) == {1, 2}
