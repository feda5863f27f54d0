"""Fixtures of the storage tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty database in a file of its own."""
    with Store.open(tmp_path / "fundwire.db", create=True) as opened:
        yield opened
