"""No shell, no SQL made of values: what the programs' own text shows."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAMS = ("console", "scheduler", "crawler", "storage")
MODULES = sorted(path for name in PROGRAMS for path in (ROOT / name).rglob("*.py"))
FORBIDDEN = {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput", "eval", "exec"}


def calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


@pytest.mark.parametrize("program", PROGRAMS)
def test_no_shell_is_started_and_no_text_is_run_as_code(program: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in MODULES
        if path.relative_to(ROOT).parts[0] == program
        for call in calls(path)
        if ast.unparse(call.func) in FORBIDDEN or any(word.arg == "shell" for word in call.keywords)
    ]
    assert found == []


def test_the_linter_looks_for_sql_pasted_together_in_all_programs() -> None:
    """ruff's S608, which `make lint` runs, is switched off for tests and benches alone."""
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    assert "S" in lint["select"]
    assert not [rule for rule in lint["ignore"] if rule.startswith("S6")]
    excused = {place for place, rules in lint["per-file-ignores"].items() if "S" in rules}
    assert excused == {"tests/**", "bench/**"}
