"""Options that several commands share, so that they mean the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from console.when import When

if TYPE_CHECKING:
    from crawler.catalog import Config

F = TypeVar("F", bound=Callable[..., Any])


def config(command: F) -> F:
    """`--config`: the user's sources and settings; without it `fundwire.toml` here, if there is one."""
    return click.option(
        "--config",
        "config_path",
        type=click.Path(path_type=Path),
        envvar="FUNDWIRE_CONFIG",
        show_envvar=True,
        help="Your sources and settings.  [default: fundwire.toml here, if there is one]",
    )(command)


def database(command: F) -> F:
    """`--db` and `--config`: where the database is; `database_path` reads them."""
    db = click.option(
        "--db",
        "db_path",
        type=click.Path(path_type=Path),
        envvar="FUNDWIRE_DB",
        show_envvar=True,
        help="The database.  [default: what the configuration says, else fundwire.db here]",
    )
    return db(config(command))


def as_json(command: F) -> F:
    """`--json`: one JSON document instead of a table."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")(command)


def page_url(command: F) -> F:
    """`--url`: where a page that is given as a file came from."""
    return click.option("--url", help="Where the page came from: its host chooses the parser.")(command)


def forms(command: F) -> F:
    """`--json`, `--jsonl` and `--csv`: a list for programs."""
    for form, help_text in (
        ("csv", "Print CSV with a header line."),
        ("jsonl", "Print one JSON object a line."),
        ("json", "Print one JSON array."),
    ):
        command = click.option(f"--{form}", "form", flag_value=form, default=None, help=help_text)(command)
    return command


def lists(command: F) -> F:
    """`forms` and `--md`: a list for programs, or for a page or message."""
    markdown = click.option("--md", "form", flag_value="md", default=None, help="Print a Markdown table.")
    return forms(markdown(command))


def limit(default: int) -> Callable[[F], F]:
    """`--limit`: rows at most."""
    return click.option(
        "-n", "--limit", type=click.IntRange(1), default=default, show_default=True, help="Rows at most."
    )


def period(what: str) -> Callable[[F], F]:
    """`--since` and `--until`, by the time that `what` says."""

    def decorate(command: F) -> F:
        until = click.option(
            "--until", type=When(end=True), help="… and until then, that day or month included."
        )
        since = click.option(
            "--since", type=When(), help=f"{what} since then: 7d, 24h, yesterday, 2024-02, 2024-02-19."
        )
        return since(until(command))

    return decorate


def settings(config_path: Path | None) -> Config:
    """The catalogue under the user's configuration. ConfigError says what is wrong, file and line."""
    from crawler.catalog import load

    return load(config_path)


def database_path(db_path: Path | None, config_path: Path | None) -> Path:
    """The database that `--db` names, else the configuration's."""
    return db_path or Path(settings(config_path).database)
