"""The demo's web, swept twice: outlets in their real shapes, and hosts that misbehave."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from pathlib import Path

from console.demo import DemoSite
from storage.database import Store
from tests.crawl.newsroom import run_sweep

TROUBLED = {
    "closed": "refused",
    "members": "refused",
    "loop": "failing",
    "trap": "refused",
    "trap-home": "refused",
    "busy": "postponed",
    "dead": "failing",
    "bomb": "refused",
    "noise": "failing",
}


def stories_asked(site: DemoSite) -> set[str]:
    """Addresses of stories that were asked for."""
    stories = {url for story in site.stories for url in site.urls(story.slug).values()}
    return stories & {site.base(visit.host) + visit.path for visit in site.requests}


def test_the_second_sweep_fetches_no_story_again(
    demo_site: DemoSite, sweep_process: ProcessPoolExecutor, tmp_path: Path
) -> None:
    db = tmp_path / "demo.db"
    now = demo_site.now
    first = sweep_process.submit(run_sweep, demo_site.config_path, db, (), now, 60.0).result(90)
    verdicts = {result.source: result.verdict for result in first.report.sources}
    assert {name: verdicts[name] for name in TROUBLED} == TROUBLED
    fetched = stories_asked(demo_site)
    demo_site.forget_requests()

    later = now + timedelta(minutes=20)
    second = sweep_process.submit(run_sweep, demo_site.config_path, db, (), later, 60.0).result(90)
    again = stories_asked(demo_site)
    assert len(fetched) >= 40
    assert not again & fetched
    assert {r.verdict for r in second.report.sources if r.source not in TROUBLED} <= {"unchanged", "ok"}
    assert second.verdict("busy") == "ok"

    with Store.open(db, readonly=True) as store:
        [row] = store.rows("SELECT count(*) AS n, count(DISTINCT url) AS urls FROM articles")
        assert row["n"] == row["urls"] >= 40
        assert store.rows("SELECT url FROM links WHERE state = 'new'") == []
    inside = [
        v for v in demo_site.requests if v.host == "127.0.0.1" or v.path.startswith(("/admin", "/latest"))
    ]
    assert inside == []
