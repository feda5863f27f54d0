from __future__ import annotations

from storage import sources
from storage.database import Store
from storage.sources import SourceMemory, UrlMemory
from tests.storage.news import NOW, days

FEED = "https://ledger.test/feed"


def test_a_source_never_visited_has_an_empty_memory(store: Store) -> None:
    assert sources.recall(store, "ledger") == SourceMemory(name="ledger")


def test_the_validators_of_a_full_answer_are_remembered_by_address(store: Store) -> None:
    sources.remember_fetch(
        store,
        "ledger",
        FEED,
        now=NOW,
        status=200,
        etag='"1"',
        last_modified="Wed, 21 Feb 2024",
        body_hash="abc",
    )
    sources.remember_fetch(store, "ledger", f"{FEED}/2", now=NOW, status=404)
    assert sources.recall(store, "ledger").urls == {
        FEED: UrlMemory(
            status=200,
            etag='"1"',
            last_modified="Wed, 21 Feb 2024",
            body_hash="abc",
            last_fetch=NOW,
            last_full=NOW,
        ),
        f"{FEED}/2": UrlMemory(status=404, last_fetch=NOW),
    }


def test_an_answer_without_a_body_keeps_the_validators(store: Store) -> None:
    sources.remember_fetch(store, "ledger", FEED, now=NOW, status=200, etag='"1"', body_hash="abc")
    sources.remember_fetch(store, "ledger", FEED, now=days(1), status=304)
    assert sources.recall(store, "ledger").urls[FEED] == UrlMemory(
        status=304, etag='"1"', body_hash="abc", last_fetch=days(1), last_full=NOW
    )


def test_a_full_answer_without_validators_drops_the_old_ones(store: Store) -> None:
    sources.remember_fetch(store, "ledger", FEED, now=NOW, status=200, etag='"1"', body_hash="abc")
    sources.remember_fetch(store, "ledger", FEED, now=days(1), status=200, body_hash="def")
    remembered = sources.recall(store, "ledger").urls[FEED]
    assert (remembered.etag, remembered.body_hash, remembered.last_full) == (None, "def", days(1))


def test_visits_are_counted_as_good_or_failed(store: Store) -> None:
    sources.settle(store, "ledger", ok=True, now=NOW, next_due=days(1), why="every day")
    for day in (1, 2):
        sources.settle(store, "ledger", ok=False, now=days(day), next_due=days(day + 1), why="it was down")
    memory = sources.recall(store, "ledger")
    assert (memory.failures, memory.last_ok, memory.last_visit) == (2, NOW, days(2))
    assert (memory.next_due, memory.why) == (days(3), "it was down")
    sources.settle(store, "ledger", ok=True, now=days(3), next_due=None, why="at once")
    memory = sources.recall(store, "ledger")
    assert (memory.failures, memory.last_ok, memory.next_due) == (0, days(3), None)


def test_a_source_that_asked_for_patience_is_not_visited_earlier(store: Store) -> None:
    sources.postpone(store, "ledger", days(2), "Retry-After")
    sources.postpone(store, "ledger", days(1), "shorter")
    sources.settle(store, "ledger", ok=False, now=NOW, next_due=days(1), why="it was down")
    memory = sources.recall(store, "ledger")
    assert (memory.next_due, memory.why, memory.failures) == (days(2), "Retry-After", 1)


def test_a_good_visit_before_its_time_sets_the_next_one_by_its_own_plan(store: Store) -> None:
    sources.settle(store, "ledger", ok=False, now=NOW, next_due=days(9), why="failed 7 times in a row")
    sources.settle(store, "ledger", ok=True, now=days(1), next_due=days(2), why="cadence")
    memory = sources.recall(store, "ledger")
    assert (memory.next_due, memory.why, memory.failures) == (days(2), "cadence", 0)


def test_patience_shorter_than_the_plan_changes_neither_time_nor_reason(store: Store) -> None:
    sources.settle(store, "ledger", ok=False, now=NOW, next_due=days(9), why="failed 7 times in a row")
    sources.postpone(store, "ledger", days(3), "Retry-After")
    memory = sources.recall(store, "ledger")
    assert (memory.next_due, memory.why) == (days(9), "failed 7 times in a row")
    assert memory.resting_until == days(3)
    sources.settle(store, "ledger", ok=True, now=days(1), next_due=days(2), why="cadence")
    assert sources.recall(store, "ledger").next_due == days(3)


def test_patience_that_has_passed_no_longer_counts(store: Store) -> None:
    sources.postpone(store, "ledger", days(1), "Retry-After")
    sources.settle(store, "ledger", ok=True, now=days(2), next_due=days(3), why="every day")
    assert sources.recall(store, "ledger").next_due == days(3)


def test_due_are_those_whose_time_has_come_in_the_order_asked(store: Store) -> None:
    sources.postpone(store, "later", days(1), "patience")
    sources.postpone(store, "now", NOW, "patience")
    assert sources.due(store, ["never seen", "later", "now"], NOW) == ["never seen", "now"]
    assert sources.due(store, ["later"], days(1)) == ["later"]
