"""The demo's web, running: every outlet under its host name on one port, and a configuration for it."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import msgspec

from console.demo.doors import DOORS, Shelf
from console.demo.outlet import OUTLETS, Outlet
from console.demo.page import Posting, page
from console.demo.story import Story, stories
from console.demo.trouble import TROUBLE, Troublemaker
from console.demo.web import Answer, Reply, Visit, Web, redirect

NOW = datetime(2024, 2, 27, 9, 30, tzinfo=UTC)
"""The moment in which the demo plays: its stories are of the two weeks before."""

_KINDS = {
    "kr36_flash": "kr36",
    "listing": "listing",
    "wordpress_json": "wordpress",
    "news_sitemap": "sitemap",
    "packed_sitemap": "sitemap",
    "sitemap_index": "sitemap",
}
_SELECTORS = {"item": "#newslist .news-item", "link": "a.title", "time": ".date", "summary": ".desc"}


class DemoSite:
    """A small web of news, served from a thread: `with DemoSite() as site: … site.config_path …`."""

    def __init__(self, folder: Path | None = None, *, now: datetime = NOW) -> None:
        self.now = now
        """What the site takes for the present."""
        self._stories = {story.slug: story for story in stories()}
        self._edits = Counter[str]()
        self._scratch = tempfile.TemporaryDirectory() if folder is None else None
        self.folder = folder or Path(self._scratch.name if self._scratch else "")
        self._web = Web()
        self._pages = {page for outlet in OUTLETS.values() for page in self._pages_of(outlet)}

    def __enter__(self) -> Self:
        self._web.routes = self._routes()
        self._web.start()
        self.config_path.write_text(self._config(), "utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        self._web.stop()
        if self._scratch:
            self._scratch.cleanup()

    @property
    def config_path(self) -> Path:
        """A `fundwire.toml` that knows these hosts, and no other source."""
        return self.folder / "fundwire.toml"

    @property
    def requests(self) -> list[Visit]:
        """All requests so far, in the order in which they came."""
        return list(self._web.visits)

    @property
    def stories(self) -> tuple[Story, ...]:
        """The stories as they stand now, edits included, newest first."""
        return tuple(self._stories.values())

    def forget_requests(self) -> None:
        """Start `requests` anew."""
        self._web.visits.clear()

    def edit(self, slug: str, **changes: str) -> None:
        """Change a story where it stands (`title`, `text`, `author` …); KeyError where there is none."""
        self._stories[slug] = msgspec.structs.replace(self._stories[slug], **changes)
        self._edits[slug] += 1
        used = {key: answer for key, answer in self._web.routes.items() if not isinstance(answer, Reply)}
        self._web.routes = {**self._routes(), **used}

    def postings(self, outlet: Outlet) -> tuple[Posting, ...]:
        """What an outlet carries, newest first."""
        base = self.base(outlet.host)
        carried = (story for story in self._stories.values() if outlet.name in story.outlets)
        return tuple(Posting(story, outlet, base, self._edits[story.slug]) for story in carried)

    def stories_asked(self) -> list[tuple[str, str]]:
        """Host and path of the requests that were for a story's page, and not for a list, robots.txt or a redirect."""
        asked = ((visit.host, visit.path.partition("?")[0]) for visit in self.requests)
        return [page for page in asked if page in self._pages]

    def urls(self, slug: str) -> dict[str, str]:
        """The canonical addresses of a story, by outlet."""
        return {
            p.outlet.name: p.url
            for each in OUTLETS.values()
            for p in self.postings(each)
            if p.story.slug == slug
        }

    def base(self, host: str) -> str:
        """Origin of a host of the site."""
        return f"http://{host}:{self._web.port}"

    def _routes(self) -> dict[tuple[str, str], Answer]:
        routes: dict[tuple[str, str], Answer] = {}
        for outlet in OUTLETS.values():
            routes |= {(outlet.host, path): answer for path, answer in self._outlet_routes(outlet).items()}
        for maker in TROUBLE:
            made = maker.routes(self.base(maker.host), self.now)
            routes |= {(maker.host, path): answer for path, answer in made.items()}
        return routes

    def _pages_of(self, outlet: Outlet) -> set[tuple[str, str]]:
        return {(outlet.host, posting.url.removeprefix(posting.base)) for posting in self.postings(outlet)}

    def _outlet_routes(self, outlet: Outlet) -> dict[str, Answer]:
        postings = self.postings(outlet)
        routes: dict[str, Answer] = {
            "/robots.txt": Reply(body=outlet.robots.encode(), content_type="text/plain")
        }
        routes |= DOORS[outlet.door](Shelf(outlet, self.base(outlet.host), postings, self.now))
        for posting in postings:
            routes[outlet.path(posting.story.slug, posting.story.published)] = self._story_page(posting)
            if outlet.relay:
                routes[posting.listed.removeprefix(posting.base)] = redirect(
                    f"{posting.url}?utm_source=feed", 301
                )
        return routes

    def _story_page(self, posting: Posting) -> Reply:
        outlet, story = posting.outlet, posting.story
        related = [other for other in self.postings(outlet) if other.story.slug != story.slug][:3]
        return Reply(
            body=page(posting, related, self.now),
            content_type=f"text/html; charset={outlet.charset}" if outlet.declares_charset else "text/html",
            modified=(self.now if posting.edits else story.published) if outlet.validators else None,
            packed=outlet.packed,
            delay=outlet.delay,
        )

    def _config(self) -> str:
        hosts = sorted({o.host for o in OUTLETS.values()} | {t.host for t in TROUBLE})
        lines = [
            "# Written by fundwire's demo: its own small web, and nothing else.",
            "shipped_sources = false",
            *_table("network", {"delay": 0, "timeout": 5, "allow_private": hosts}),
            *_table("network.hosts", dict.fromkeys(hosts, "127.0.0.1")),
        ]
        for outlet in OUTLETS.values():
            lines += _table(f"sources.{outlet.name}", self._source(outlet))
            if outlet.door == "listing":
                lines += _table(f"sources.{outlet.name}.selectors", _SELECTORS)
        for maker in TROUBLE:
            lines += _table(f"sources.{maker.name}", self._troubled_source(maker))
        return "\n".join(lines) + "\n"

    def _source(self, outlet: Outlet) -> dict[str, Any]:
        entry = {
            "outlet": outlet.title,
            "kind": _KINDS.get(outlet.door, "feed"),
            "urls": [self.base(outlet.host) + outlet.at],
            "language": outlet.language,
            "timezone": outlet.zone,
            "fetch": outlet.fetch,
            **_HABITS,
        }
        return entry | ({"parser": outlet.parser} if outlet.parser else {})

    def _troubled_source(self, maker: Troublemaker) -> dict[str, Any]:
        base = self.base(maker.host) if maker.listens else f"http://{maker.host}:{self._web.dead_port}"
        return {"outlet": maker.name, "kind": "feed", "urls": [base + maker.feed], **_HABITS}


_HABITS = {
    "cadence": "15m",
    "max_age": "9999d",
}  # the stories stay as old as they are, whatever the clock says


def _table(name: str, values: dict[str, Any]) -> list[str]:
    """A TOML table of texts, numbers and lists: JSON's spelling of these is TOML's too."""
    return [
        "",
        f"[{name}]",
        *(f"{json.dumps(key)} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()),
    ]
