"""The taxonomy of sectors, and which one a description of a company belongs to. The table is `sectors.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

_TABLE: Final[dict[str, Any]] = tomllib.loads(files(__package__).joinpath("sectors.toml").read_text("utf-8"))

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector, and the characters of the description that name it."""

    name: str
    start: int
    end: int


def titles() -> dict[str, str]:
    """The sectors: name → what it covers, in words for people."""
    return {name: entry["title"] for name, entry in _TABLE.items()}


def words(name: str, language: Language) -> list[str]:
    """The words of a description that speak of the sector; KeyError for a sector that is not in the table."""
    return list(_TABLE[name][language])


@cache
def _patterns(language: Language) -> list[tuple[str, re.Pattern[str]]]:
    frame = r"\b(?:{})\b" if language == "en" else "(?:{})"
    return [
        (name, re.compile(frame.format("|".join(map(re.escape, words(name, language)))), re.I))
        for name in _TABLE
    ]


def sector_of(description: str, language: Language) -> Sector | None:
    """The sector that a description speaks of ("a Berlin-based battery startup" → energy), or None."""
    for name, pattern in _patterns(language):
        if found := list(pattern.finditer(description)):
            return Sector(name, found[-1].start(), found[-1].end())
    return None
