"""`fundwire company` and `fundwire investor`: one organization with what it did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from console import options

if TYPE_CHECKING:
    from storage.database import Store
    from storage.profiles import Profile


@click.command(short_help="One company: its rounds and who paid.")
@click.argument("name")
@options.as_json
@options.database
def company(name: str, as_json: bool, db_path: Path | None, config_path: Path | None) -> None:
    """Show a company: its names, its rounds in time, the money told, its investors. NAME is any name it bears.

    \b
    Examples:
      fundwire company 月之暗面
      fundwire company "Moonshot AI" --json
    """
    from storage import profiles

    _show(options.database_path(db_path, config_path), name, profiles.company, as_json)


@click.command(short_help="One investor: portfolio, partners, activity.")
@click.argument("name")
@options.as_json
@options.database
def investor(name: str, as_json: bool, db_path: Path | None, config_path: Path | None) -> None:
    """Show an investor: its names, its deals (a star where it leads), by year and round, and with whom it invests.

    \b
    Examples:
      fundwire investor HongShan
      fundwire investor 红杉中国 --json
    """
    from storage import profiles

    _show(options.database_path(db_path, config_path), name, profiles.investor, as_json)


def _show(path: Path, name: str, read: Callable[[Store, str], Profile | None], as_json: bool) -> None:
    from console import asjson, profile_page
    from storage.database import Store

    with Store.open(path, readonly=True) as store:
        found = read(store, name) or _like(store, name, read)
    if as_json:
        asjson.write(asjson.plain(found))
    else:
        profile_page.show(found)


def _like(store: Store, name: str, read: Callable[[Store, str], Profile | None]) -> Profile:
    """The one organization whose name begins so. FundwireError, with those that there are, for none or several."""
    from storage.errors import FundwireError
    from storage.profiles import names_like

    like = {one: profile for one in names_like(store, name) if (profile := read(store, one))}
    if len(like) == 1:
        return next(iter(like.values()))
    hint = f"; there is {', '.join(like)}" if like else ""
    raise FundwireError(f"no deal names {name!r} in that role{hint}")
