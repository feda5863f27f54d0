"""The demo's `fundwire.toml`: its own hosts, on one port of this machine, and no other source."""

from __future__ import annotations

import json
from collections.abc import Mapping

from console.demo.outlet import OUTLETS, Outlet
from console.demo.trouble import TROUBLE

Value = str | float | list[str]

_KINDS = {
    "kr36_flash": "kr36",
    "listing": "listing",
    "wordpress_json": "wordpress",
    "news_sitemap": "sitemap",
    "packed_sitemap": "sitemap",
    "sitemap_index": "sitemap",
}
"""Kind of source by the outlet's door; every other door is a feed."""
_SELECTORS = {"item": "#newslist .news-item", "link": "a.title", "time": ".date", "summary": ".desc"}
_HABITS: dict[str, Value] = {"cadence": "15m", "max_age": "9999d"}
"""The stories stay as old as they are, whatever the clock of whoever reads them says."""


def configuration(port: int, dead_port: int) -> str:
    """The file's text. All hosts answer at `port`, but those that do not listen: these are at `dead_port`."""
    hosts = sorted({outlet.host for outlet in OUTLETS.values()} | {maker.host for maker in TROUBLE})
    lines = [
        "# Written by fundwire's demo: its own small web, and nothing else.",
        "shipped_sources = false",
        *_table("network", {"delay": 0, "timeout": 5, "allow_private": hosts}),
        *_table("network.hosts", dict.fromkeys(hosts, "127.0.0.1")),
    ]
    for outlet in OUTLETS.values():
        lines += _table(f"sources.{outlet.name}", _source(outlet, port))
        if outlet.door == "listing":
            lines += _table(f"sources.{outlet.name}.selectors", _SELECTORS)
    for maker in TROUBLE:
        feed = f"http://{maker.host}:{port if maker.listens else dead_port}{maker.feed}"
        lines += _table(
            f"sources.{maker.name}", {"outlet": maker.name, "kind": "feed", "urls": [feed], **_HABITS}
        )
    return "\n".join(lines) + "\n"


def _source(outlet: Outlet, port: int) -> dict[str, Value]:
    entry: dict[str, Value] = {
        "outlet": outlet.title,
        "kind": _KINDS.get(outlet.door, "feed"),
        "urls": [f"http://{outlet.host}:{port}{path}" for path in (outlet.broken_at, outlet.at) if path],
        "language": outlet.language,
        "timezone": outlet.zone,
        "fetch": outlet.fetch,
        **_HABITS,
    }
    return entry | ({"parser": outlet.parser} if outlet.parser else {})


def _table(name: str, values: Mapping[str, Value]) -> list[str]:
    """A TOML table of texts, numbers and lists: JSON's spelling of these is TOML's too."""
    rows = [f"{json.dumps(key)} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return ["", f"[{name}]", *rows]
