"""The newsstand, served once for all tests of a module that only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.newsstand import CONFIG, fill
from tests.web.serving import Pages, serving


@pytest.fixture(scope="session")
def newsstand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with six deals and three sources."""
    return fill(tmp_path_factory.mktemp("newsstand") / "news.db")


@pytest.fixture(scope="session")
def pages(newsstand: Path) -> Iterator[Pages]:
    """Its pages, on a port of this machine."""
    config = newsstand.with_name("fundwire.toml")
    config.write_text(CONFIG, "utf-8")
    with serving(newsstand, config=config) as served:
        yield served
