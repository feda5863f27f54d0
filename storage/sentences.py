"""The sentence around a piece of evidence, in English and Chinese."""

from __future__ import annotations

import re

REACH = 300
"""Characters to either side of the evidence within which a sentence's ends are looked for."""

_END = re.compile(
    r"[。！？!?](?:[”」』’\"')）]*)"  # ends whatever follows
    r"|(?:(?<!\b[A-Z])|(?<=\bSeries [A-Z]))"
    r"(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\bCo)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bvs)"
    r"\.[”’\"')]*(?=\s+[^a-z\s])"  # a full stop ends only before a new beginning
    r"|\n"
)


def sentence_around(text: str, start: int, stop: int) -> str:
    """The sentence (or sentences) of `text` that holds the characters from `start` to `stop`, without outer blanks.

    >>> sentence_around("It grew. Acme Inc. raised $1.5 million. More soon.", 26, 38)
    'Acme Inc. raised $1.5 million.'
    >>> sentence_around("据悉，甲公司完成A轮融资。乙公司没有。", 3, 6)
    '据悉，甲公司完成A轮融资。'
    """
    begin, end = bounds_around(text, start, stop)
    return text[begin:end].strip()


def bounds_around(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where that sentence begins and ends in `text`; `REACH` characters around, where none of its ends is near."""
    first, last = max(0, start - REACH), min(len(text), stop + REACH)
    # One character more than lies before: a full stop ends a sentence by what follows it.
    before = (end.end() for end in _END.finditer(text, first, start + 1))
    begin = max((end for end in before if end <= start), default=first)
    following = _END.search(text, max(stop - 1, start), last)
    return begin, following.end() if following else last
