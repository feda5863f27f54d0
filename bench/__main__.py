"""What can be measured: each bench with its first line. They take minutes and arguments, so none runs by itself."""

from __future__ import annotations

import ast
from pathlib import Path


def main() -> None:
    """Prints a line a bench."""
    for path in sorted(Path(__file__).parent.glob("[!_]*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if '__name__ == "__main__"' in path.read_text(encoding="utf-8"):
            print(f"python -m bench.{path.stem:12} {(ast.get_docstring(tree) or '').partition(chr(10))[0]}")


if __name__ == "__main__":
    main()
