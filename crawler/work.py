"""Where pure work (parsing, extraction) runs. Nothing else knows.

In the crawl's process by default: one page costs some ten milliseconds, less than bringing it to another process is
worth while hosts are asked once a second. With `workers` it runs in that many processes, for archives.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Work:
    """A place for picklable functions of picklable values; a context manager that ends its processes."""

    def __init__(self, workers: int = 0) -> None:
        """`workers` processes; 0 is this one."""
        # "spawn": a fork would carry the crawl's sockets and the database's locks along.
        self._pool: Executor | None = (
            ProcessPoolExecutor(workers, mp_context=get_context("spawn")) if workers else None
        )

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`function(*args, **kwargs)`; what it raises is raised here."""
        if self._pool is None:
            return function(*args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._pool, _call, function, args, kwargs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _call(function: Callable[..., T], args: tuple[object, ...], kwargs: dict[str, object]) -> T:
    return function(*args, **kwargs)
