"""The command in a child process that is kept: Scrapy is imported once, and its reactor never meets pytest."""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout

from console.main import main


def call(args: list[str], folder: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `fundwire ARGS` in a folder."""
    os.chdir(folder)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    before = sys.argv
    sys.argv = ["fundwire", *args]
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(args)
    finally:
        sys.argv = before
    return code, _said(out), _said(err)


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
