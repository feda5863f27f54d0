"""When a visit is degraded: less than its source's own habit, told in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.habit import BEFORE, RECENT, judged
from storage.runs import SourceResult

USUAL = SourceResult(
    source="daily",
    links_found=30,
    links_new=5,
    fetched=5,
    read=5,
    dated=5,
    authored=5,
    characters=15_000,
    mentions=4,
    verdict="ok",
    reason="30 listed, 5 new, 5 stored",
)
HABIT = [USUAL] * 8
TWELVE = replace(
    USUAL, links_new=12, fetched=12, read=12, dated=12, authored=12, characters=36_000, mentions=9
)
QUIET = replace(
    USUAL, links_new=0, fetched=0, read=0, dated=0, authored=0, characters=0, mentions=0, reason="0 new"
)


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"dated": 0}, "0 of 12 stories have a date, usually 100%"),
        ({"dated": 5}, "5 of 12 stories have a date, usually 100%"),
        ({"authored": 1}, "1 of 12 stories have an author, usually 100%"),
        ({"characters": 3_600}, "stories have 300 characters, usually 3000"),
        ({"mentions": 0}, "none of 12 stories tells a deal, usually 10 of so many"),
        ({"links_found": 7}, "it lists 7 links, usually 30 or more"),
        (
            {"dated": 0, "authored": 0},
            "0 of 12 stories have a date, usually 100%; 0 of 12 stories have an author, usually 100%",
        ),
    ],
    ids=["no dates", "few dates", "no authors", "short texts", "no deals", "few links", "two at once"],
)
def test_what_is_usually_there_and_is_missing_makes_a_visit_degraded(
    lacking: dict[str, int], words: str
) -> None:
    found = judged(replace(TWELVE, **lacking), HABIT)  # type: ignore[arg-type]
    assert (found.verdict, found.reason) == ("degraded", f"{words}; {TWELVE.reason}")


@pytest.mark.parametrize(
    ("now", "habit"),
    [
        (TWELVE, HABIT),
        (replace(TWELVE, dated=7), HABIT),
        (replace(TWELVE, characters=13_000), HABIT),
        (replace(TWELVE, dated=0), []),
        (replace(TWELVE, dated=0), [USUAL] * 3),
        (replace(TWELVE, authored=0), [replace(USUAL, authored=2)] * 8),
        (replace(TWELVE, mentions=0), [replace(USUAL, mentions=1)] * 8),
        (replace(USUAL, dated=0, read=3, fetched=3, characters=9_000), HABIT),
        (replace(TWELVE, links_found=8), HABIT),
        (replace(TWELVE, links_found=3), HABIT[:4]),
        (replace(TWELVE, links_found=1), [replace(USUAL, links_found=9)] * 8),
        (replace(QUIET, links_found=3, unchanged=1), HABIT),
    ],
    ids=[
        "as usual",
        "half of them",
        "somewhat shorter",
        "first visit",
        "hardly a habit",
        "authors never were usual",
        "few deals are usual",
        "too few stories to say",
        "a quiet day",
        "too few lists to say",
        "a short list",
        "one part of several lists",
    ],
)
def test_what_may_be_chance_or_was_never_there_is_not_held_against_a_source(
    now: SourceResult, habit: list[SourceResult]
) -> None:
    assert judged(now, habit) == now


def test_stories_that_come_one_a_visit_are_judged_together() -> None:
    single = replace(USUAL, links_new=1, fetched=1, read=1, dated=0, authored=1, characters=3_000, mentions=1)
    verdicts, habit = [], HABIT
    for _ in range(RECENT):
        found = judged(single, habit)
        verdicts.append(found.verdict)
        habit = [found, *habit]
    assert verdicts[0] == "ok"
    assert verdicts[-1] == "degraded"


def test_an_empty_list_where_many_were_usual_is_degraded_and_not_just_empty() -> None:
    empty = replace(QUIET, links_found=0, verdict="empty", reason="it lists no story that is wanted")
    assert judged(empty, HABIT).verdict == "degraded"
    assert judged(empty, []).verdict == "empty"


@pytest.mark.parametrize("lacking", [{"dated": 0}, {"links_found": 2}], ids=["dates", "links"])
def test_a_degraded_source_stays_so_while_nothing_changes_and_recovers_at_once(
    lacking: dict[str, int],
) -> None:
    degraded = judged(replace(TWELVE, **lacking), HABIT)  # type: ignore[arg-type]
    unchanged = replace(QUIET, links_found=0, unchanged=1, verdict="unchanged", reason="nothing has changed")
    assert judged(unchanged, [degraded, *HABIT]).verdict == "degraded"
    assert judged(TWELVE, [degraded, *HABIT]).verdict == "ok"


def test_what_is_amiss_never_becomes_the_habit() -> None:
    habit = HABIT
    for _ in range(40):
        habit = [judged(replace(TWELVE, dated=0), habit), *habit]
    assert {visit.verdict for visit in habit[:40]} == {"degraded"}


@pytest.mark.parametrize("verdict", ["blocked", "failing", "refused", "stopped", "postponed"])
def test_worse_verdicts_stand(verdict: str) -> None:
    bad = replace(TWELVE, dated=0, verdict=verdict)
    assert judged(bad, HABIT) == bad


COUNTS = st.integers(0, 40)


@st.composite
def visits(draw: st.DrawFn) -> SourceResult:
    read = draw(COUNTS)
    return SourceResult(
        source="daily",
        links_found=draw(COUNTS),
        fetched=draw(st.integers(0, read)),
        unchanged=draw(COUNTS),
        read=read,
        dated=draw(st.integers(0, read)),
        authored=draw(st.integers(0, read)),
        characters=draw(COUNTS) * 100,
        mentions=draw(COUNTS),
        verdict=draw(st.sampled_from(["ok", "unchanged", "empty", "degraded", "blocked"])),
    )


@given(visits(), st.lists(visits(), max_size=12))
def test_every_history_has_a_verdict_and_only_ever_worse_words(
    now: SourceResult, before: list[SourceResult]
) -> None:
    found = judged(now, before)
    assert found == now or (found.verdict == "degraded" and found.reason)
    if sum(visit.read for visit in before) < BEFORE and len(before) < 5:
        assert found == now
