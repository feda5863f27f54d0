"""A sweep as it happens, on stderr: one live line on a terminal, a plain line for each source elsewhere."""

from __future__ import annotations

from collections import Counter
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from console import terminal
from console.safe import one_line

if TYPE_CHECKING:
    from rich.status import Status

    from crawler.events import Event
    from storage.runs import SourceResult


class Watcher(AbstractContextManager["Watcher"]):
    """Takes the events of a sweep (`on_event=watcher`)."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._live: Status | None = None
        self._counts: Counter[str] = Counter()
        self._waiting: dict[str, None] = {}

    def __enter__(self) -> Self:
        if not self._quiet and terminal.is_window():
            self._live = terminal.console(err=True).status("Looking for what is due …")
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live:
            self._live.stop()

    def pause(self) -> None:
        """Take the live line away until the next event, so that something can be printed."""
        if self._live:
            self._live.stop()
        self._counts.clear()

    def __call__(self, event: Event) -> None:
        """Count what happened and show it."""
        from crawler import events

        match event:
            case events.SweepStarted():
                self._waiting = dict.fromkeys(event.sources)
                self._counts["sources"] = len(event.sources)
            case events.LinksFound():
                self._counts["pending"] += event.pending
            case events.ArticleSaved() | events.LinkEnded():
                self._counts["stories"] += 1
            case events.DealFound():
                self._counts["deals"] += 1
            case events.SourceFinished():
                self._finish(event.source, event.result)
            case _:
                pass
        if self._live:
            self._live.update(self.line())
            self._live.start()

    def _finish(self, source: str, result: SourceResult) -> None:
        self._waiting.pop(source, None)
        self._counts["done"] += 1
        if not (self._live or self._quiet):
            click.echo(
                f"{source}: {one_line(result.verdict or '')}, {one_line(result.reason or '')}", err=True
            )

    def line(self) -> str:
        """`12 of 40 sources · 85 of 120 stories · 4 new deals · 36kr, techcrunch …`."""
        counts = self._counts
        waiting = ", ".join(list(self._waiting)[:3]) + (" …" if len(self._waiting) > 3 else "")
        return " · ".join(
            filter(
                None,
                (
                    f"{counts['done']} of {counts['sources']} sources",
                    f"{counts['stories']} of {counts['pending']} stories",
                    f"{counts['deals']} new deals",
                    waiting,
                ),
            )
        )
