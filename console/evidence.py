"""Mark the words that prove something: in colour on a terminal, «so» where there are no colours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from console.safe import clean
from storage.records import Evidence, Part

if TYPE_CHECKING:
    from rich.text import Text

Range = tuple[int, int]

STYLES = {
    "company": "bold cyan", "company_aliases": "cyan", "amount": "bold green", "round": "bold magenta",
    "valuation": "bold yellow", "lead_investors": "bold blue", "investors": "blue", "status": "italic",
    "attributed_to": "italic", "first_reported_by": "italic",
}  # fmt: skip
_SENTENCE_END = re.compile(r"""(?<=[。！？；!?])["”’」』）)]*\s*|(?<=[a-z0-9)%”"]\.)["”’]?\s+(?=\S)|\n+""")
_LONGEST = 600
"""Characters of one shown sentence: a "sentence" may be a whole page without full stops."""


def marked(text: str, evidence: Iterable[Evidence], within: Range, *, colour: bool) -> Text:
    """`text[within]` with the evidence that lies in it marked; offsets are those of `text`."""
    from rich.text import Text

    start, end = within
    inside = [
        (max(e.start, start), min(e.end, end), e.field) for e in evidence if e.start < end and e.end > start
    ]
    if not colour:
        return Text(
            _quoted(
                clean(text[start:end]),
                [(a - start, b - start) for a, b, field in inside if field != "status"],
            )
        )
    result = Text(clean(text[start:end]))
    for a, b, field in inside:
        result.stylize(STYLES.get(field, "underline"), a - start, b - start)
    return result


def _quoted(text: str, spans: Iterable[Range]) -> str:
    """`text` with «» around every span; a span inside or across another grows that one."""
    merged: list[Range] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    for start, end in reversed(merged):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text


def sentences(text: str) -> list[Range]:
    """Where the sentences of `text` begin and end, in English and Chinese; good enough for showing."""
    ends = [
        match.end() for match in _SENTENCE_END.finditer(text) if match.end() > match.start() or match.start()
    ]
    bounds = sorted({0, len(text), *ends})
    return [_trimmed(text, a, b) for a, b in pairwise(bounds) if text[a:b].strip()]


def _trimmed(text: str, start: int, end: int) -> Range:
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return start, end


def telling(text: str, evidence: Sequence[Evidence], part: Part = "text", *, most: int = 3) -> list[Range]:
    """The sentences of a part that prove the most, in text order, none longer than 600 characters."""
    proofs = [
        e for e in evidence if e.part == part and 0 <= e.start < e.end <= len(text) and e.field != "status"
    ]
    counted = [(len({e.field for e in proofs if a <= e.start < b}), (a, b)) for a, b in sentences(text)]
    best = sorted((each for each in counted if each[0]), key=lambda each: (-each[0], each[1]))[:most]
    return sorted(_window(bounds, proofs) for _, bounds in best)


def _window(bounds: Range, proofs: Sequence[Evidence]) -> Range:
    """The stretch of an endless sentence around its first proof."""
    start, end = bounds
    if end - start <= _LONGEST:
        return bounds
    first = min(e.start for e in proofs if start <= e.start < end)
    start = max(start, first - _LONGEST // 4)
    return start, min(end, start + _LONGEST)
