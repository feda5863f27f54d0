"""Which tellings of one company's deals tell the same deal. Pure: depends on the tellings alone, not on their order.

Two tellings contradict each other when both give an amount and the amounts cannot be one (more than 1 % apart, no
overlap of ranges, other currencies), when both give a round and the rounds cannot be one, or when one article tells
them as two. A group holds no contradiction, and no telling further than 60 days from all the others.
Tellings that say more are placed first, so that a vague one never bridges two deals that contradict each other.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

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
Said = tuple[tuple[float, float] | None, str | None, str | None]


def partition(tellings: Iterable[Telling]) -> list[Group]:
    """The deals among the tellings of one company, each in the order of telling."""
    drafts: list[_Draft] = []
    for stretch in _stretches(sorted(tellings, key=_order)):
        begun: list[_Draft] = []
        for telling in sorted(stretch, key=lambda one: (-_how_much(one), one.order)):
            _place(telling, begun)
        drafts += begun
    groups = [tuple(sorted(draft.tellings, key=_order)) for draft in drafts]
    return sorted(groups, key=lambda group: group[0].order)


def _order(telling: Telling) -> tuple[str, str, int]:
    return telling.order


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


def _how_much(telling: Telling) -> int:
    """How much a telling says: nothing, a round, an amount, both."""
    return 2 * (span(telling) is not None) + (telling.round is not None)


class _Draft:
    """A deal in the making; what its tellings say is kept once, so that placing the next does not read them all."""

    def __init__(self, first: Telling) -> None:
        self.tellings: list[Telling] = []
        self._times: list[datetime] = []
        self._articles: set[int] = set()
        self._investors: set[int] = set()
        self._said: dict[Said, Telling] = {}
        self.add(first)

    def add(self, telling: Telling) -> None:
        self.tellings.append(telling)
        insort(self._times, telling.time)
        self._articles.add(telling.article_id)
        self._investors |= _investors(telling)
        self._said.setdefault(_said(telling), telling)

    def fits(self, telling: Telling) -> bool:
        return (
            self._gap(telling) <= WINDOW
            and telling.article_id not in self._articles
            and not any(contradict(telling, other) for other in self._said.values())
        )

    def closeness(self, telling: Telling) -> tuple[bool, bool, int, timedelta]:
        said = self._said.values()
        return (
            any(same_amount(telling, other) for other in said),
            any(telling.round is not None and telling.round == other.round for other in said),
            len(_investors(telling) & self._investors),
            -self._gap(telling),
        )

    def _gap(self, telling: Telling) -> timedelta:
        """Time to the nearest telling."""
        at = bisect_left(self._times, telling.time)
        return min(abs(telling.time - other) for other in self._times[max(0, at - 1) : at + 1])


def _place(telling: Telling, drafts: list[_Draft]) -> None:
    """Add a telling to the draft that it is closest to, or begin another."""
    fitting = [draft for draft in drafts if draft.fits(telling)]
    if fitting:
        max(fitting, key=lambda draft: draft.closeness(telling)).add(telling)
    else:
        drafts.append(_Draft(telling))


def _said(telling: Telling) -> Said:
    return (span(telling), telling.currency, telling.round)


def _investors(telling: Telling) -> set[int]:
    return {investor.organization_id for investor in telling.investors}


def contradict(one: Telling, other: Telling) -> bool:
    """Whether what two tellings of one company say cannot be of the same deal."""
    amounts = same_amount(one, other)
    return amounts is False or not _rounds_meet(one, other, amounts)


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


def why(group: Group) -> list[str]:
    """For each telling of a deal, in words, why it stands there, seen from those told before it."""
    reasons = ["told first"]
    before = _Draft(group[0])
    for telling in group[1:]:
        has_amount, has_round, shared, gap = before.closeness(telling)
        grounds = [_same_name(telling, group[0])]
        grounds += (
            ["same amount"] * has_amount + ["same round"] * has_round + ["shared investors"] * bool(shared)
        )
        days = -gap // timedelta(days=1)
        reasons.append("; ".join([*grounds, f"{days} days apart" if days != 1 else "1 day apart"]))
        before.add(telling)
    return reasons


def _same_name(telling: Telling, first: Telling) -> str:
    if names.key(telling.company) == names.key(first.company):
        return "same company"
    return f"{telling.company} is another name of {first.company}"
