"""The demo's web, running: every outlet under its host name on one port, and a configuration for it."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import msgspec

from console.demo.config import configuration
from console.demo.doors import DOORS, Shelf
from console.demo.outlet import OUTLETS, Outlet
from console.demo.page import Posting, page
from console.demo.story import Story, stories
from console.demo.trouble import TROUBLE
from console.demo.web import Answer, Reply, Visit, Web, redirect

NOW = datetime(2024, 2, 27, 9, 30, tzinfo=UTC)
"""The moment in which the demo plays: its stories are of the two weeks before."""
_ERROR_PAGE = b"<html><head><title>502</title></head><body><h1>Bad gateway</h1></body></html>"
"""What some servers answer with status 200 where a feed should be."""


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
        self._pages = {path for outlet in OUTLETS.values() for path in self._pages_of(outlet)}

    def __enter__(self) -> Self:
        self._web.routes = self._routes()
        self._web.start()
        self.config_path.write_text(configuration(self._web.port, self._web.dead_port), "utf-8")
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
        return [each for each in asked if each in self._pages]

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
        if outlet.broken_at:
            routes[outlet.broken_at] = Reply(body=_ERROR_PAGE)
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
