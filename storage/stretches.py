"""Where in time a company's deals can be drawn apart, so that a new telling never asks for all of them.

A stretch is a run of tellings with no silence longer than a level of `LEVELS` among them: the longest level at which
the run holds no more than `MANY`. No deal reaches across a stretch's ends. The cut depends on the times alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlite_utils import Database

from storage.tellings import Telling
from storage.values import moment

LEVELS = tuple(timedelta(days=days) for days in (60, 30, 14, 7))
"""Silences that end a deal: the shorter ones for companies that are always in the news."""
MANY = 40
"""Tellings from which on a shorter silence ends a deal."""


class Reach(NamedTuple):
    """A piece of a company's time, by the first and last telling in it."""

    first: str
    last: str

    def holds(self, at: str) -> bool:
        """Whether a time lies in it."""
        return self.first <= at <= self.last


def cut(tellings: Sequence[Telling], levels: Sequence[timedelta] = LEVELS) -> Iterator[Sequence[Telling]]:
    """The stretches among tellings that come in their order."""
    for run in _runs(tellings, levels[0]):
        if len(run) > MANY and len(levels) > 1:
            yield from cut(run, levels[1:])
        else:
            yield run


def _runs(tellings: Sequence[Telling], silence: timedelta) -> Iterator[Sequence[Telling]]:
    start = 0
    for at in range(1, len(tellings)):
        if tellings[at].time - tellings[at - 1].time > silence:
            yield tellings[start:at]
            start = at
    if tellings:
        yield tellings[start:]


def around(db: Database, organization: int, times: Iterable[str]) -> list[Reach]:
    """The pieces of a company's time whose deals may change when a telling at each of these times comes or goes."""
    found: list[Reach] = []
    for at in sorted(set(times)):
        if not any(reach.holds(at) for reach in found):
            found.append(_reach(db, organization, at))
    return _joined(found)


def _reach(db: Database, organization: int, at: str) -> Reach:
    before = (
        "SELECT told_at FROM mentions WHERE organization_id = ? AND told_at < ? ORDER BY told_at DESC LIMIT ?"
    )
    after = "SELECT told_at FROM mentions WHERE organization_id = ? AND told_at >= ? ORDER BY told_at LIMIT ?"
    limit = MANY + 2
    for level in LEVELS:
        if level == LEVELS[-1]:
            limit = -1
        earlier = _walk(db.execute(before, [organization, at, limit]), at, level)
        later = _walk(db.execute(after, [organization, at, limit]), at, level)
        if len(earlier) + len(later) <= MANY + 1:
            break
    times = [at, *earlier[-1:], *later[-1:]]
    return Reach(min(times), max(times))


def _walk(rows: Iterable[tuple[str]], start: str, silence: timedelta) -> list[str]:
    """The times that follow `start` in one direction with no silence longer than `silence`."""
    reached: list[str] = []
    last: datetime = moment(start)
    for (told_at,) in rows:
        here = moment(told_at)
        if abs(here - last) > silence:
            break
        reached.append(told_at)
        last = here
    return reached


def _joined(reaches: Sequence[Reach]) -> list[Reach]:
    """Pieces that overlap made one."""
    joined: list[Reach] = []
    for one in sorted(reaches):
        if joined and one.first <= joined[-1].last:
            joined[-1] = Reach(joined[-1].first, max(joined[-1].last, one.last))
        else:
            joined.append(one)
    return joined


def nearest(times: Sequence[datetime], at: datetime) -> timedelta:
    """Time from `at` to the nearest of some times, which are sorted and not none."""
    place = bisect_left(times, at)
    return min(abs(at - other) for other in times[max(0, place - 1) : place + 1])
