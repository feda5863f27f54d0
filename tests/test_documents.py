"""The documents: links lead somewhere, and the tests that they name are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def anchors(document: Path) -> set[str]:
    """The names under which a document's headings can be linked to, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_within_the_project_leads_somewhere(document: Path) -> None:
    prose = re.sub(r"^```.*?^```|`[^`\n]*`", "", document.read_text(encoding="utf-8"), flags=re.M | re.S)
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", prose) if not re.match(r"[a-z]+:", link)]
    dead = []
    for link in links:
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if (
            not target.is_relative_to(ROOT)
            or not target.exists()
            or (anchor and anchor not in anchors(target))
        ):
            dead.append(link)
    assert dead == []


@pytest.mark.parametrize("row", [line for line in SECURITY.splitlines() if line.startswith("| **")])
def test_every_promise_names_tests_that_exist_and_files_that_keep_it(row: str) -> None:
    _, keeping, holding = row.strip("| ").split(" | ")
    held_by = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", holding)
    assert held_by
    assert [f"{path}::{name}" for path, name in held_by if not is_there(path, name)] == []
    kept_by = re.findall(r"`([a-z_]+/[\w/]*(?:\.py)?)`", keeping)
    assert [path for path in kept_by if not (ROOT / path).exists()] == []


def is_there(path: str, name: str) -> bool:
    """Whether a test file exists and has the named test, or any where none is named."""
    if not (ROOT / path).is_file():
        return False
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    tests = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    return name in tests if name else any(test.startswith("test_") for test in tests)
