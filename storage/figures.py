"""A deal's own figures, status and history, drawn from its tellings by rules that are the same for every deal.

Where tellings differ, a figure is taken from those with the strongest status (announced, then reported, then in
talks, then denied); among these the figure that most outlets tell; then an exact one before a range; then the one
told first. Amount and currency are taken together, and so are valuation, its currency and its kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, NamedTuple

from storage.known import known
from storage.records import Status
from storage.tellings import Investor, Telling

STRENGTH: dict[Status, int] = {"denied": 0, "in_talks": 1, "reported": 2, "announced": 3}
"""How much a status says that the deal is done."""


class Event(NamedTuple):
    """One step in the history of a deal."""

    at: str
    field: str
    before: str | None
    after: str
    mention_id: int


class DealInvestor(NamedTuple):
    """An investor of a deal, gathered from its tellings."""

    organization_id: int
    name: str
    role: str
    mentions: int


def figures(tellings: Sequence[Telling]) -> dict[str, Any]:
    """The columns of `deals` that its tellings decide; these come in the order of telling."""
    amount = _chosen(tellings, _amount)
    valuation = _chosen(tellings, _valuation)
    first = tellings[0]
    return {
        "organization_id": first.organization_id,
        "company": shown([one.company for one in tellings]),
        "status": history(tellings)[-1].after,
        "round": _told(tellings, "round"),
        "amount": amount and amount.amount,
        "amount_min": amount and amount.amount_min,
        "amount_max": amount and amount.amount_max,
        "currency": amount and amount.currency,
        "amount_text": amount and amount.amount_text,
        "valuation": valuation and valuation.valuation,
        "valuation_currency": valuation and valuation.valuation_currency,
        "valuation_kind": valuation and valuation.valuation_kind,
        "sector": _told(tellings, "sector"),
        "country": _told(tellings, "country"),
        "city": _told(tellings, "city"),
        "first_told": first.told_at,
        "first_told_by": first.outlet,
        "first_reported_by": _told(tellings, "first_reported_by"),
        "last_told": tellings[-1].told_at,
        "mentions": len(tellings),
        "outlets": len({one.teller for one in tellings}),
    }


def _amount(one: Telling) -> Hashable:
    told = (one.amount, one.amount_min, one.amount_max)
    return None if told == (None, None, None) else (*told, one.currency)


def _valuation(one: Telling) -> Hashable:
    return None if one.valuation is None else (one.valuation, one.valuation_currency, one.valuation_kind)


def _told(tellings: Sequence[Telling], field: str) -> str | None:
    chosen = _chosen(tellings, lambda one: getattr(one, field))
    return getattr(chosen, field) if chosen else None


def _chosen(tellings: Sequence[Telling], value: Callable[[Telling], Hashable]) -> Telling | None:
    """The telling to take a figure from, by the rule of this module; None where none tells it."""
    tellers: dict[Hashable, list[Telling]] = {}
    for one in tellings:
        if value(one) is not None:
            tellers.setdefault(value(one), []).append(one)
    # dicts keep the order of telling, and max takes the first of equals: the one told first
    best = max(tellers.values(), key=_weight, default=None)
    return max(best, key=lambda one: STRENGTH[one.status]) if best else None


def _weight(tellings: Sequence[Telling]) -> tuple[int, int, bool]:
    return (
        max(STRENGTH[one.status] for one in tellings),
        len({one.teller for one in tellings}),
        tellings[0].amount is not None,
    )


def shown(told: Sequence[str]) -> str:
    """The name to show of those told: the best known one of a known organization, else the one told most, first."""
    name = Counter(told).most_common(1)[0][0]
    one = known(name)
    return one.name if one else name


def history(tellings: Sequence[Telling]) -> list[Event]:
    """How the status of a deal went, step by step, by the tellings in their order.

    A weaker word after a stronger one changes nothing; a denial always does, and after it any word counts again.
    """
    return list(_steps(tellings))


def _steps(tellings: Sequence[Telling]) -> Iterator[Event]:
    status: Status | None = None
    for one in tellings:
        is_step = (
            status is None
            or (one.status == "denied") != (status == "denied")
            or STRENGTH[one.status] > STRENGTH[status]
        )
        if is_step:
            yield Event(one.told_at, "status", status, one.status, one.id)
            status = one.status


def investors(tellings: Sequence[Telling]) -> list[DealInvestor]:
    """All investors of a deal: leads first, then those that most mentions name, then in the order of telling."""
    found: dict[int, list[Investor]] = {}
    for one in tellings:
        for investor in one.investors:
            found.setdefault(investor.organization_id, []).append(investor)
    gathered = [
        DealInvestor(
            organization_id=organization,
            name=shown([one.name for one in named]),
            role="lead" if any(one.role == "lead" for one in named) else "other",
            mentions=len(named),
        )
        for organization, named in found.items()
    ]
    return sorted(gathered, key=lambda one: (one.role != "lead", -one.mentions))
