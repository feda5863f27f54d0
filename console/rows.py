"""Lists for programs: JSON, JSON Lines, CSV. Columns are the fields of the records, in their order."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from console import asjson
from console.safe import clean

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def write(records: Sequence[object], form: str) -> None:
    """Records on stdout in the form `json` (one array), `jsonl` (one object a line) or `csv` (with a header)."""
    plain: list[dict[str, Any]] = [asjson.flat(record) for record in records]
    if form == "json":
        asjson.write(plain)
    elif form == "jsonl":
        for row in plain:
            asjson.write_line(row)
    else:
        write_csv(sys.stdout, plain)


def write_csv(stream: TextIO, records: Iterable[dict[str, Any]]) -> int:
    """Rows under a header line, as spreadsheets read them; return how many there were."""
    writer, count = csv.writer(stream, lineterminator="\n"), 0
    for count, row in enumerate(records, 1):
        if count == 1:
            writer.writerow(row)
        writer.writerow(map(_cell, row.values()))
    return count


def _cell(value: object) -> object:
    """Names joined by "; "; whole amounts without an exponent; empty for what is not known."""
    if isinstance(value, (list, tuple)):
        return harmless("; ".join(map(str, value)))
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return harmless(value) if isinstance(value, str) else value


def harmless(text: str) -> str:
    """`text` as a spreadsheet shows it: one that begins like a formula gets an apostrophe before it.

    Excel and others run a cell that begins with = + - @, a tab or a line's end, or with the full-width forms of these.
    """
    shown = clean(text)
    return f"'{shown}" if shown.lstrip(" ").startswith(_FORMULA) else shown
