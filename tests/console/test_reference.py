"""docs/cli.md is made from the commands; this holds it to them."""

from __future__ import annotations

from pathlib import Path

from console.main import COMMANDS
from console.reference import reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "cli.md"


def test_the_page_is_what_the_commands_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "python -m console.reference > docs/cli.md"


def test_every_command_has_its_part() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in (*COMMANDS, "sources show"):
        assert f"\n## fundwire {name}\n" in page
