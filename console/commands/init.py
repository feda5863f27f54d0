"""`fundwire init`: a commented `fundwire.toml` to start from."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click


@click.command(short_help="Write a commented fundwire.toml to start from.")
@click.argument("path", type=click.Path(path_type=Path), default="fundwire.toml")
def init(path: Path) -> None:
    """Write a commented starter configuration to PATH (default: fundwire.toml here). Overwrites nothing.

    \b
    Example:
      fundwire init && fundwire sources
    """
    from storage.errors import InputError

    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(files("console").joinpath("starter.toml").read_text(encoding="utf-8"))
    except FileExistsError as error:
        raise InputError(f"{path} is there already; nothing was overwritten") from error
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}") from error
    click.echo(str(path))
