from __future__ import annotations

from typing import Any

import pytest

from storage.figures import figures, investors
from storage.history import history
from storage.records import Status
from storage.tellings import Investor, Telling
from storage.values import stamp
from tests.storage.news import days


def told(*fields: dict[str, Any]) -> list[Telling]:
    """Tellings on consecutive days, each by its own outlet unless it says otherwise."""
    return [
        Telling(
            id=number,
            article_id=number,
            url=f"https://{number}.test",
            position=0,
            organization_id=1,
            told_at=stamp(days(number)),
            **{"company": "Nimbus", "outlet": f"Outlet {number}", **one},
        )
        for number, one in enumerate(fields)
    ]


def usd(amount: float, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"amount": amount, "currency": "USD", "amount_text": f"${amount:.0f}", **more}


@pytest.mark.parametrize(
    ("fields", "amount"),
    [
        pytest.param([usd(30e6), usd(30.1e6), usd(30.1e6)], 30.1e6, id="most outlets"),
        pytest.param([usd(30e6), usd(30.1e6)], 30e6, id="told first"),
        pytest.param([usd(3e7, outlet="A"), usd(2e7, outlet="B"), usd(2e7, outlet="B")], 3e7, id="an outlet once"),
        pytest.param(
            [usd(30e6, status="reported"), usd(30e6, status="reported"), usd(30.1e6, status="announced")],
            30.1e6,
            id="announced before reported",
        ),
        pytest.param([{"amount_min": 1e7, "amount_max": 1e8}, usd(30e6)], 30e6, id="exact before range"),
        pytest.param([{}, usd(30e6), {}], 30e6, id="untold does not count"),
        pytest.param([{}, {}], None, id="never told"),
    ],
)  # fmt: skip
def test_the_amount_of_a_deal_follows_the_rule(fields: list[dict[str, Any]], amount: float | None) -> None:
    assert figures(told(*fields))["amount"] == amount


def test_amount_and_currency_are_taken_together() -> None:
    deal = figures(told({"amount": 3e7}, usd(3e7), usd(3e7)))
    assert (deal["amount"], deal["currency"], deal["amount_text"]) == (3e7, "USD", "$30000000")
    vague = figures(told({"amount_min": 1e7, "amount_max": 1e8, "currency": "CNY", "amount_text": "数千万"}))
    assert (vague["amount"], vague["amount_min"], vague["amount_max"]) == (None, 1e7, 1e8)
    assert (vague["currency"], vague["amount_text"]) == ("CNY", "数千万")


def test_a_valuation_is_taken_with_its_currency_and_kind() -> None:
    one = {"valuation": 2e8, "valuation_currency": "USD", "valuation_kind": "post"}
    deal = figures(told({"valuation": 15e7, "valuation_currency": "EUR", "status": "in_talks"}, one))
    assert (deal["valuation"], deal["valuation_currency"], deal["valuation_kind"]) == (2e8, "USD", "post")


def test_the_first_and_the_last_telling_and_the_outlets_are_counted() -> None:
    deal = figures(told({"outlet": "A"}, {"outlet": "B"}, {"outlet": "A", "first_reported_by": "36kr"}))
    assert (deal["first_told"], deal["last_told"]) == (stamp(days(0)), stamp(days(2)))
    assert (deal["first_told_by"], deal["first_reported_by"]) == ("A", "36kr")
    assert (deal["mentions"], deal["outlets"]) == (3, 2)


def test_articles_without_an_outlet_count_one_by_one() -> None:
    assert figures(told({"outlet": None}, {"outlet": None}))["outlets"] == 2


def test_the_company_is_shown_by_its_best_known_name_else_as_most_tell_it() -> None:
    assert (
        figures(told({"company": "云杉"}, {"company": "Yunshan"}, {"company": "Yunshan"}))["company"]
        == "Yunshan"
    )
    assert figures(told({"company": "阿里巴巴"}))["company"] == "Alibaba"


ROADS: list[tuple[list[Status], list[Status]]] = [
    (["announced"], ["announced"]),
    (["in_talks", "reported", "announced"], ["in_talks", "reported", "announced"]),
    (["in_talks", "in_talks", "announced"], ["in_talks", "announced"]),
    (["reported", "in_talks", "reported"], ["reported"]),
    (["announced", "reported", "in_talks"], ["announced"]),
    (["reported", "denied"], ["reported", "denied"]),
    (["reported", "denied", "denied"], ["reported", "denied"]),
    (["reported", "denied", "in_talks"], ["reported", "denied", "in_talks"]),
    (["denied", "announced"], ["denied", "announced"]),
    (["announced", "denied"], ["announced", "denied"]),
]


@pytest.mark.parametrize(("statuses", "steps"), ROADS, ids=[" ".join(road) for road, _ in ROADS])
def test_the_history_of_a_status(statuses: list[Status], steps: list[Status]) -> None:
    tellings = told(*({"status": status} for status in statuses))
    events = history(tellings)
    assert [event.after for event in events] == steps
    assert [event.before for event in events] == [None, *steps[:-1]]
    assert figures(tellings)["status"] == steps[-1]


def test_a_step_names_the_mention_that_took_it_and_its_time() -> None:
    events = history(told({"status": "reported"}, {"status": "reported"}, {"status": "announced"}))
    assert [(event.mention_id, event.at) for event in events] == [(0, stamp(days(0))), (2, stamp(days(2)))]


def test_investors_are_gathered_leads_first_then_the_most_named() -> None:
    fir, oak, ann = (
        Investor(1, "Fir Capital", "other"),
        Investor(2, "Oak Fund", "other"),
        Investor(3, "Ann", "other"),
    )
    gathered = investors(
        told(
            {"investors": (ann, oak, fir)},
            {"investors": (oak,)},
            {"investors": (Investor(1, "Fir", "lead"), oak)},
            {"investors": (Investor(1, "Fir", "other"),)},
        )
    )
    assert [(one.name, one.role, one.mentions) for one in gathered] == [
        ("Fir", "lead", 3),
        ("Oak Fund", "other", 3),
        ("Ann", "other", 1),
    ]
