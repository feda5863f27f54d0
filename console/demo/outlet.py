"""The outlets of the demo (`outlets.toml`): who publishes where, how stories are listed, how pages look."""

from __future__ import annotations

import tomllib
from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

import msgspec


class Outlet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One publisher."""

    name: str
    """Name of its source in the catalogue, and in a story's `outlets`."""
    host: str
    title: str
    """As a reader calls it."""
    door: str
    """How it lists its stories: a name in `console.demo.doors.DOORS`."""
    at: str
    """Path of that list."""
    broken_at: str = ""
    """Path that its source asks first, and that answers with an error page in place of the list."""
    shape: str
    """Its page: a template of `shapes/`."""
    story_path: str
    """Path of a story, formatted with `slug` and the local time `at`."""
    language: str = "en"
    zone: str = "America/Los_Angeles"
    parser: str | None = None
    """Parser of the catalogue; None for the one that reads any page."""
    fetch: str = "page"
    charset: str = "utf-8"
    declares_charset: bool = True
    packed: bool = False
    """Answers in gzip."""
    validators: bool = True
    """Sends ETag and Last-Modified."""
    tracked: str = ""
    """What its list appends to every address."""
    relay: str = ""
    """Path of the counting redirect that its list links to in place of the story."""
    robots: str = "User-agent: *\nDisallow: /search\n"
    delay: float = 0.0
    """Seconds it takes to serve a story."""

    def path(self, slug: str, published: datetime) -> str:
        """Where the story lies on the host."""
        return self.story_path.format(slug=slug, at=published.astimezone(ZoneInfo(self.zone)))


def _read(toml: str) -> dict[str, Outlet]:
    tables = tomllib.loads(toml)
    return {name: msgspec.convert({"name": name, **table}, Outlet) for name, table in tables.items()}


OUTLETS: dict[str, Outlet] = _read((files("console.demo") / "outlets.toml").read_text("utf-8"))
"""Every outlet by name."""
