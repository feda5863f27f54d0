"""Fixtures that several rooms share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.demo import DemoSite


@pytest.fixture
def demo_site(tmp_path: Path) -> Iterator[DemoSite]:
    """The demo's web, running for one test; its `config_path` names no other source."""
    folder = tmp_path / "demo-site"
    folder.mkdir()
    with DemoSite(folder) as site:
        yield site
