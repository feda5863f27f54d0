"""The main job on the demo's web: two sweeps, and what each asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from console.demo.site import DemoSite
from console.demo.web import Visit
from crawler import catalog
from crawler.events import OnEvent
from crawler.sweep import Report, sweep
from storage.errors import InputError

LATER = timedelta(minutes=20)
"""From the first sweep to the second, on the demo's clock: every source is due again by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lap:
    """One of the two sweeps, while the site still stands and the database can be asked."""

    number: int
    """1 or 2."""
    now: datetime
    """When it began, on the demo's clock."""
    db_path: Path
    report: Report
    requests: tuple[Visit, ...]
    """What the site was asked for, in order."""
    stories: int
    """How many of these were stories."""
    again: int
    """Stories that had been fetched before and have not changed: what a polite crawler never asks for."""

    @property
    def unchanged(self) -> int:
        """Answers 304: asked whether it has changed, and it has not."""
        return sum(visit.status == 304 for visit in self.requests)


def run_demo(db_path: Path | None = None, *, on_event: OnEvent | None = None) -> Iterator[Lap]:
    """Serve the site, sweep it twice, and give each lap as it ends; one that was stopped is the last.

    The database is a new one: at `db_path`, or a temporary one that goes with the last lap. `InputError` where
    `db_path` exists; `StorageError` where it cannot be made.
    """
    if db_path is not None and db_path.exists():
        raise InputError(f"{db_path} exists: the demo wants a database of its own, so name a new file")
    with ExitStack() as stack:
        site = stack.enter_context(DemoSite())
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        path, seen = db_path or scratch / "demo.db", set[tuple[str, str]]()
        for number in (1, 2):
            lap = _lap(site, path, number, seen, on_event)
            yield lap
            if lap.report.stopped:
                return


def _lap(
    site: DemoSite, path: Path, number: int, seen: set[tuple[str, str]], on_event: OnEvent | None
) -> Lap:
    site.forget_requests()
    now = site.now + (number - 1) * LATER
    report = sweep(catalog.load(site.config_path), path, now=now, on_event=on_event, kind="demo")
    asked = site.stories_asked()
    again = sum(page in seen for page in asked)
    seen.update(asked)
    return Lap(
        number=number,
        now=now,
        db_path=path,
        report=report,
        requests=tuple(site.requests),
        stories=len(asked),
        again=again,
    )
