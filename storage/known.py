"""The names that ship (known_names.tsv): well-known companies and investors in every language they are told in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from storage import names


@dataclass(frozen=True, slots=True)
class Known:
    """One organization of the list."""

    kind: str
    """company or investor: what it is best known as."""
    country: str
    """ISO 3166-1 alpha-2 code."""
    name: str
    others: tuple[str, ...]
    """Its other names."""


def known(name: str) -> Known | None:
    """The organization of the list that goes by this name, in any writing; None where none or several do."""
    return _by_key().get(names.key(name))


@lru_cache(maxsize=1)
def _by_key() -> dict[str, Known]:
    keyed = [(key, one) for one in entries() for key in {names.key(name) for name in (one.name, *one.others)}]
    bearers = Counter(key for key, _ in keyed)
    return {key: one for key, one in keyed if bearers[key] == 1}


def entries() -> Iterator[Known]:
    """All of the list."""
    lines = files(__package__).joinpath("known_names.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    for kind, country, name, others, *_ in rows[1:]:
        yield Known(kind, country, name, tuple(other for other in others.split("|") if other))
