"""Lists for programs: JSON, JSON Lines, CSV. Columns are the fields of the records, in their order."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from console import asjson
from console.safe import clean


def write(records: Sequence[object], form: str) -> None:
    """Records on stdout in the form `json` (one array), `jsonl` (one object a line) or `csv` (with a header)."""
    plain: list[dict[str, Any]] = [asjson.flat(record) for record in records]
    if form == "json":
        asjson.write(plain)
    elif form == "jsonl":
        for row in plain:
            asjson.write_line(row)
    else:
        _write_csv(plain)


def _write_csv(rows: Iterable[dict[str, Any]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow(row)
        writer.writerow(map(_cell, row.values()))


def _cell(value: object) -> object:
    """Names joined by "; "; whole amounts without an exponent; empty for what is not known."""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, map(_cell, value)))
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return clean(value) if isinstance(value, str) else value
