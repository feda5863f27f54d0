"""Countries and cities that news names, with their ISO 3166-1 codes. The table is `places.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

_TABLE: Final[dict[str, Any]] = tomllib.loads(files(__package__).joinpath("places.toml").read_text("utf-8"))


@cache
def countries() -> dict[str, str]:
    """Name or demonym of a country, in either language → ISO code."""
    return {name: code for code, entry in _TABLE.items() for name in entry["names"]}


@cache
def cities() -> dict[str, str]:
    """City, in either language → ISO code of its country."""
    return {name: code for code, entry in _TABLE.items() for name in entry["cities"]}


def country_of(place: str) -> str | None:
    """The ISO code for a country, demonym or city ("Swedish", "Berlin", "杭州"); None for anything else."""
    return countries().get(place) or cities().get(place)
