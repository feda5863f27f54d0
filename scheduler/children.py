"""A sweep as a child process: in a session of its own, stopped once and politely, then for good.

A terminal's Ctrl-C and systemd's signals must not reach it directly: two SIGTERMs make Scrapy drop its pipeline.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Ending = Literal["done", "stopped", "killed", "died"]

LAST_WORDS = 2000
"""Characters of a child's stderr that are kept for the log."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: by itself, on request, by force, or by something else (a crash, the OOM killer)."""

    how: Ending
    code: int
    """Exit code; negative: the signal that ended it."""
    last_words: str
    """The end of what it wrote to stderr."""


class Child:
    """One running sweep."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.pid = process.pid
        self._how: Ending | None = None
        self._asked_to_stop = asyncio.Event()
        self._heard = b""
        self._listening = asyncio.ensure_future(self._listen())

    @classmethod
    async def start(cls, arguments: Sequence[str]) -> Child:
        """Runs `python ARGUMENTS` apart from our terminal and process group."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        return cls(process)

    async def finish(self, deadline: timedelta, grace: timedelta) -> Ended:
        """Waits for its end; at the `deadline`, or when `stop` was called, it has `grace` left until it is killed."""
        end = asyncio.ensure_future(self.process.wait())
        asked = asyncio.ensure_future(self._asked_to_stop.wait())
        await asyncio.wait(
            {end, asked}, timeout=deadline.total_seconds(), return_when=asyncio.FIRST_COMPLETED
        )
        asked.cancel()
        if not end.done():
            self.stop()
            await asyncio.wait({end}, timeout=grace.total_seconds())
        if not end.done():
            self._how = "killed"
            self._signal(signal.SIGKILL)
        code = await end
        await self._listening
        return Ended(self._how or ("done" if code >= 0 else "died"), code, self._last_words())

    def stop(self) -> None:
        """Asks it to stop, once: a second call does nothing."""
        if not self._asked_to_stop.is_set():
            self._how = "stopped"
            self._asked_to_stop.set()
            self._signal(signal.SIGTERM)

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            if number is signal.SIGKILL:  # whatever it may have started goes with it
                os.killpg(self.pid, number)
            else:
                self.process.send_signal(number)

    async def _listen(self) -> None:
        assert self.process.stderr is not None
        while chunk := await self.process.stderr.read(65536):
            self._heard = (self._heard + chunk)[-4 * LAST_WORDS :]

    def _last_words(self) -> str:
        return self._heard.decode(errors="replace").strip()[-LAST_WORDS:]
