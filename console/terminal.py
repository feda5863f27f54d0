"""Where output goes: colours and the window's width on a terminal, whole plain lines everywhere else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from console.safe import clean

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_ENDLESS = 100_000
"""Columns of an output that is no window: nothing wraps, nothing is cut."""


def console(*, err: bool = False) -> Console:
    """A Rich console on stdout (stderr with `err`), made anew so that it follows redirection.

    Markup, emoji codes and guessed highlighting are off: what it prints is text, not instructions.
    """
    from rich.console import Console

    made = Console(stderr=err, markup=False, emoji=False, highlight=False)
    if not made.is_terminal:
        made.width = _ENDLESS
    return made


def show(*renderables: RenderableType) -> None:
    """Print on stdout, one after the other; without a terminal, without trailing blanks."""
    from rich.text import Text

    target = console()
    with target.capture() as capture:
        for each in renderables:
            target.print(Text(clean(each)) if isinstance(each, str) else each, crop=False)
    text = capture.get()
    if not target.is_terminal:
        text = "".join(line.rstrip() + "\n" for line in text.splitlines())
    sys.stdout.write(text)


def is_window() -> bool:
    """Whether stderr is a terminal that a live display can redraw."""
    target = console(err=True)
    return target.is_terminal and not target.is_dumb_terminal
