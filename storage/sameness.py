"""Which tellings of one company's deals tell the same deal. Pure: depends on the tellings alone, not on their order.

Two tellings contradict each other when both give an amount and the amounts cannot be one (more than 1 % apart, no
overlap of ranges, other currencies), when both give a round and the rounds cannot be one, or when one article tells
them as two. A group holds no contradiction, and no telling further than 60 days from all the others.
Tellings that say more are placed first, so that a vague one never bridges two deals that contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from storage import names
from storage.tellings import Telling

WINDOW = timedelta(days=60)
"""How far apart in time two tellings of one deal may be, with none between."""

TOLERANCE = 0.01
"""How far two amounts may be apart, as a share of the larger: outlets round."""

_SOFT_ROUNDS = frozenset({"strategic", "growth", "equity"})
"""Said of a round beside its letter, or in its stead."""
_HARD_ROUNDS = frozenset({"debt", "grant", "secondary", "convertible"})
"""Another kind of money: never the same as a round of shares."""

Group = tuple[Telling, ...]


def partition(tellings: Iterable[Telling]) -> list[Group]:
    """The deals among the tellings of one company, each in the order of telling."""
    groups: list[list[Telling]] = []
    for stretch in _stretches(sorted(tellings, key=lambda one: one.order)):
        begun: list[list[Telling]] = []
        for telling in sorted(stretch, key=lambda one: (-_says(one), one.order)):
            _place(telling, begun)
        groups += begun
    return sorted(
        (tuple(sorted(group, key=lambda one: one.order)) for group in groups), key=lambda g: g[0].order
    )


def _stretches(tellings: Sequence[Telling]) -> Iterator[list[Telling]]:
    """Cut where for longer than WINDOW nothing is told: no deal reaches across."""
    stretch: list[Telling] = []
    for telling in tellings:
        if stretch and telling.time - stretch[-1].time > WINDOW:
            yield stretch
            stretch = []
        stretch.append(telling)
    if stretch:
        yield stretch


def _says(telling: Telling) -> int:
    return 2 * (span(telling) is not None) + (telling.round is not None)


def _place(telling: Telling, groups: list[list[Telling]]) -> None:
    open_to_it = [group for group in groups if _fits(telling, group)]
    if open_to_it:
        max(open_to_it, key=lambda group: _closeness(telling, group)).append(telling)
    else:
        groups.append([telling])


def _fits(telling: Telling, group: Sequence[Telling]) -> bool:
    return min(_gap(telling, other) for other in group) <= WINDOW and not any(
        contradict(telling, other) for other in group
    )


def _closeness(telling: Telling, group: Sequence[Telling]) -> tuple[int, int, int, timedelta]:
    return (
        max(bool(same_amount(telling, other)) for other in group),
        max(telling.round is not None and telling.round == other.round for other in group),
        len(_investors(telling) & set().union(*map(_investors, group))),
        -min(_gap(telling, other) for other in group),
    )


def _gap(one: Telling, other: Telling) -> timedelta:
    return abs(one.time - other.time)


def _investors(telling: Telling) -> set[int]:
    return {investor.organization_id for investor in telling.investors}


def contradict(one: Telling, other: Telling) -> bool:
    """Whether two tellings of one company cannot be of the same deal, whatever else is known."""
    amounts = same_amount(one, other)
    return one.article_id == other.article_id or amounts is False or not _rounds_meet(one, other, amounts)


def same_amount(one: Telling, other: Telling) -> bool | None:
    """Whether two amounts can be one; None where either is untold."""
    here, there = span(one), span(other)
    if here is None or there is None:
        return None
    if one.currency and other.currency and one.currency != other.currency:
        return False
    return here[0] * (1 - TOLERANCE) <= there[1] and there[0] * (1 - TOLERANCE) <= here[1]


def span(telling: Telling) -> tuple[float, float] | None:
    """Lowest and highest amount that a telling allows; None where it tells none."""
    told = [one for one in (telling.amount, telling.amount_min, telling.amount_max) if one is not None]
    if not told:
        return None
    if telling.amount is None and len(told) == 1:
        return (told[0], float("inf")) if telling.amount_max is None else (0.0, told[0])
    return min(told), max(told)


def _rounds_meet(one: Telling, other: Telling, amounts: bool | None) -> bool:
    """Whether two rounds can be one: equal, untold, or (with one amount) a letter and a soft word for it."""
    if one.round is None or other.round is None:
        return True
    here, there = set(one.round.split("/")), set(other.round.split("/"))
    if here & there:
        return True
    if (here | there) & _HARD_ROUNDS:
        return False
    return bool(amounts) and bool((here | there) & _SOFT_ROUNDS)


def why(telling: Telling, group: Group) -> str:
    """In words, why a telling stands in its group, seen from the first of the group."""
    first = group[0]
    if telling is first:
        return "told first"
    others = [other for other in group if other is not telling]
    grounds = [_same_name(telling, first)]
    if any(same_amount(telling, other) for other in others):
        grounds.append("same amount")
    if telling.round is not None and any(telling.round == other.round for other in others):
        grounds.append("same round")
    if any(_investors(telling) & _investors(other) for other in others):
        grounds.append("shared investors")
    days = min(_gap(telling, other) for other in others).days
    grounds.append(f"{days} days apart" if days != 1 else "1 day apart")
    return "; ".join(grounds)


def _same_name(telling: Telling, first: Telling) -> str:
    if names.key(telling.company) == names.key(first.company):
        return "same company"
    return f"{telling.company} is another name of {first.company}"
