from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from storage import runs
from storage.database import Store
from storage.runs import SILENCE, SourceResult
from tests.storage.news import NOW, days

BEGIN = """
import sys
from datetime import datetime
from pathlib import Path
from storage import runs
from storage.database import Store
with Store.open(Path(sys.argv[1])) as store:
    print(runs.begin(store, "run", datetime.fromisoformat(sys.argv[2])))
"""


def begin_elsewhere(store: Store) -> int:
    """A run of a process that is gone when this returns."""
    done = subprocess.run(
        [sys.executable, "-c", BEGIN, store.path, NOW.isoformat()],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    return int(done.stdout)


def test_a_run_begins_and_finishes(store: Store) -> None:
    run = runs.begin(store, "run", NOW, version="1.2")
    begun = runs.get(store, run)
    assert begun is not None
    assert (begun.kind, begun.state, begun.started, begun.version) == ("run", "running", NOW, "1.2")
    assert (begun.pid, begun.finished) == (os.getpid(), None)
    runs.finish(store, run, days(1), state="stopped", reason="asked to")
    ended = runs.get(store, run)
    assert ended is not None
    assert (ended.state, ended.finished, ended.reason) == ("stopped", days(1), "asked to")


def test_an_unknown_run_is_none(store: Store) -> None:
    assert runs.get(store, 9) is None


def test_what_a_run_brought_from_a_source_is_written_and_rewritten(store: Store) -> None:
    run = runs.begin(store, "run", NOW)
    runs.record_source(store, run, SourceResult(source="ledger", links_found=9), NOW)
    result = SourceResult(
        source="ledger",
        links_found=9,
        links_new=3,
        fetched=2,
        unchanged=1,
        blocked=1,
        failed=1,
        refused=1,
        mentions=2,
        deals_new=1,
        bytes=12345,
        duration=1.5,
        verdict="ok",
        reason="as usual",
    )
    runs.record_source(store, run, result, NOW)
    found = runs.get(store, run)
    assert found is not None
    assert found.sources == (result,)


def test_the_habit_of_a_source_is_its_last_visits_that_listed_anything_newest_first(store: Store) -> None:
    for count in (1, 2, 0, 3, 4):
        run = runs.begin(store, "run", NOW)
        runs.record_source(store, run, SourceResult(source="ledger", links_found=count), NOW)
        runs.record_source(store, run, SourceResult(source="other"), NOW)
    assert [one.links_found for one in runs.habit(store, "ledger", 3)] == [4, 3, 2]
    assert [one.links_found for one in runs.habit(store, "ledger", before=run)] == [3, 2, 1]


def test_the_latest_runs_come_first(store: Store) -> None:
    numbers = [runs.begin(store, "run", NOW) for _ in range(3)]
    assert [one.id for one in runs.latest(store, 2)] == numbers[:0:-1]


def test_a_run_whose_process_is_gone_is_marked_as_lost_by_the_next(store: Store) -> None:
    gone = begin_elsewhere(store)
    mine = runs.begin(store, "run", NOW)
    lost, running = runs.get(store, gone), runs.get(store, mine)
    assert lost is not None and running is not None
    assert (lost.state, lost.finished) == ("lost", NOW)
    assert "is gone" in str(lost.reason)
    assert running.state == "running"


@pytest.mark.parametrize(("silence", "lost"), [(timedelta(0), []), (SILENCE, []), (SILENCE * 1.01, [1])])
def test_a_run_on_another_machine_is_lost_when_it_is_silent_for_too_long(
    store: Store, silence: timedelta, lost: list[int]
) -> None:
    run = runs.begin(store, "run", days(-1))
    with store.write() as db:
        db.execute("UPDATE runs SET host = 'elsewhere'")
    runs.beat(store, run, NOW)
    assert runs.mark_lost(store, NOW + silence) == lost


def test_a_run_that_was_taken_for_lost_and_lives_ends_as_it_says(store: Store) -> None:
    run = runs.begin(store, "run", days(-1))
    with store.write() as db:
        db.execute("UPDATE runs SET host = 'elsewhere'")
    assert runs.mark_lost(store, NOW) == [run]
    runs.finish(store, run, NOW)
    ended = runs.get(store, run)
    assert ended is not None
    assert ended.state == "finished"
