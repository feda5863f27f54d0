"""Whether a visit brought less than its source usually brings: pure arithmetic on counts, told in words.

A site that changes its pages goes on to answer 200. What tells is that dates, authors, text, deals or links are gone
that were there before. A source is measured against itself alone: one that never names its authors lacks none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import quantiles

from storage.runs import SourceResult

RECENT = 10
"""Stories that are judged: those of this visit, and of the ones just before where it brought fewer."""
BEFORE = 20
"""Stories that make a habit; with fewer nothing is said."""
_VISITS = 5
"""Lists that make a habit, for the number of links."""
_USUAL = 0.8
"""Share of stories with a field from which on it is usually there."""
_MANY_LINKS = 10
_EXPECTED_MENTIONS = 6
"""None where so many would be usual is no chance."""
_JUDGED = ("ok", "unchanged", "empty")


def judged(result: SourceResult, before: Sequence[SourceResult]) -> SourceResult:
    """The result, as degraded where it falls short of the source's own habit; `before` has earlier visits that listed
    anything, newest first.
    """
    lacks = [*_lacking_links(result, before), *_lacking_fields([result, *before])]
    if result.verdict not in _JUDGED or not lacks:
        return result
    return replace(result, verdict="degraded", reason="; ".join([*lacks, result.reason or ""]).rstrip("; "))


def _lacking_links(result: SourceResult, before: Sequence[SourceResult]) -> list[str]:
    """Far fewer links than usual. Nothing is said of a visit that saw only the changed part of its lists."""
    listed = [visit.links_found for visit in _undegraded(before)]
    if len(listed) < _VISITS or (result.links_found and result.unchanged):
        return []
    now = before[0].links_found if result.verdict == "unchanged" else result.links_found
    usual = quantiles(listed, n=4)[0]  # the lower quartile: weekends are quieter
    if usual < _MANY_LINKS or now * 4 >= usual:
        return []
    return [f"it lists {now} links, usually {usual:.0f} or more"]


def _lacking_fields(visits: Sequence[SourceResult]) -> list[str]:
    recent, before = _parted(visits)
    now, usual = _Stories(recent), _Stories(_undegraded(before))
    if usual.read < BEFORE:
        return []
    said = (
        _lacking_share("a date", now.read, now.dated, usual.dated / usual.read),
        _lacking_share("an author", now.read, now.authored, usual.authored / usual.read),
        _lacking_text(now.characters / now.read, usual.characters / usual.read),
        _lacking_mentions(now, usual),
    )
    return [words for words in said if words]


def _parted(visits: Sequence[SourceResult]) -> tuple[Sequence[SourceResult], Sequence[SourceResult]]:
    """The newest visits that make RECENT stories together, and those before."""
    read = 0
    for place, visit in enumerate(visits, start=1):
        read += visit.read
        if read >= RECENT:
            return visits[:place], visits[place:]
    return visits, ()


def _undegraded(visits: Iterable[SourceResult]) -> list[SourceResult]:
    """What is amiss must not become the habit."""
    return [visit for visit in visits if visit.verdict != "degraded"]


class _Stories:
    """Counts of several visits together."""

    def __init__(self, visits: Sequence[SourceResult]) -> None:
        self.read = sum(visit.read for visit in visits)
        self.dated = sum(visit.dated for visit in visits)
        self.authored = sum(visit.authored for visit in visits)
        self.characters = sum(visit.characters for visit in visits)
        self.stored = sum(visit.fetched for visit in visits)
        self.mentions = sum(visit.mentions for visit in visits)


def _lacking_share(field: str, read: int, having: int, usual: float) -> str | None:
    if usual < _USUAL or having / read >= usual / 2:
        return None
    return f"{having} of {read} stories have {field}, usually {usual:.0%}"


def _lacking_text(length: float, usual: float) -> str | None:
    if length * 3 >= usual:
        return None
    return f"stories have {length:.0f} characters, usually {usual:.0f}"


def _lacking_mentions(now: _Stories, usual: _Stories) -> str | None:
    expected = now.stored * usual.mentions / max(usual.stored, 1)
    if now.mentions or expected < _EXPECTED_MENTIONS:
        return None
    return f"none of {now.stored} stories tells a deal, usually {expected:.0f} of so many"
