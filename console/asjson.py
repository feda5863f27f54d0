"""Records as JSON: gold-format key names for mentions, times in UTC with a `Z`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from console.safe import dumps

if TYPE_CHECKING:
    from crawler.funding import Analysis


def plain(record: object) -> object:
    """A record, or a sequence of them, as dicts under the names of its fields; times as UTC text."""
    return msgspec.to_builtins(record)


def flat(record: object) -> dict[str, Any]:
    """One record as a dict; the fields of a record inside it stand beside its own."""
    told: dict[str, Any] = {}
    for name, value in msgspec.to_builtins(record).items():
        told |= value if isinstance(value, dict) else {name: value}
    return told


def analysis(found: Analysis) -> dict[str, Any]:
    """What `fundwire extract` says of one text: mentions in the gold format's keys, and their evidence."""
    return {
        "mentions": plain(found.mentions),
        "past_rounds": plain(found.past_rounds),
        "denied": plain(found.denied),
    }


def write(value: object) -> None:
    """`value` on stdout, indented for reading."""
    sys.stdout.write(dumps(value, indent=2) + "\n")


def write_line(row: Mapping[str, Any]) -> None:
    """One JSON object on one line of stdout."""
    sys.stdout.write(dumps(row) + "\n")
