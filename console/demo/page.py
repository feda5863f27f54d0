"""A story as its outlet's page shows it: the template of `shapes/` filled in."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from itertools import groupby
from string import Template
from typing import Any
from zoneinfo import ZoneInfo

from console.demo.outlet import Outlet
from console.demo.story import Story


@dataclass(frozen=True, slots=True)
class Posting:
    """One story at one outlet."""

    story: Story
    outlet: Outlet
    base: str
    """The outlet's own origin, e.g. "http://techcrunch.test:41233"."""
    edits: int = 0
    """How often the story has been changed since it was published."""

    @property
    def url(self) -> str:
        """The story's canonical address."""
        return self.base + self.outlet.path(self.story.slug, self.story.published)

    @property
    def listed(self) -> str:
        """The address that the outlet's list gives: tracked, or by a counting redirect, a new one for each edit."""
        relay = self.outlet.relay
        return (
            f"{self.base}{relay}/{self.story.slug}-{self.edits}" if relay else self.url + self.outlet.tracked
        )

    @property
    def local(self) -> datetime:
        """When it was published, on the outlet's own clock."""
        return self.story.published.astimezone(ZoneInfo(self.outlet.zone))


def page(posting: Posting, related: list[Posting], now: datetime) -> bytes:
    """The page in the outlet's own encoding. `now` is when it is served: some pages show no other date."""
    return (
        _template(posting.outlet.shape)
        .substitute(_values(posting, related, now))
        .encode(posting.outlet.charset)
    )


def blocks(paragraphs: list[str]) -> str:
    """Paragraphs, headings, quotations and lists as HTML."""
    runs = groupby(map(_block, paragraphs), key=lambda block: block.startswith("<li>"))
    return "\n".join(f"<ul>{''.join(run)}</ul>" if is_list else "\n".join(run) for is_list, run in runs)


def as_json(value: object) -> str:
    """JSON that may stand inside a script element."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")


@cache
def _template(shape: str) -> Template:
    return Template((files("console.demo") / "shapes" / f"{shape}.html").read_text("utf-8"))


_TAGS = {"## ": "h2", "> ": "blockquote", "- ": "li"}


def _block(text: str) -> str:
    for mark, tag in _TAGS.items():
        if text.startswith(mark):
            return f"<{tag}>{html.escape(text[len(mark) :], quote=False)}</{tag}>"
    return f"<p>{html.escape(text, quote=False)}</p>"


def _values(posting: Posting, related: list[Posting], now: datetime) -> dict[str, str]:
    story, local, text = posting.story, posting.local, posting.story.paragraphs
    half = (len(text) + 1) // 2
    plain = {"title": story.title, "summary": story.summary, "author": story.author, "place": story.place}
    return {name: html.escape(value) for name, value in plain.items()} | {
        "url": posting.url,
        "outlet": posting.outlet.title,
        "language": posting.outlet.language,
        "published": local.isoformat(),
        "local": f"{local:%B %d, %Y %H:%M}" if posting.outlet.language == "en" else f"{local:%Y-%m-%d %H:%M}",
        "local_cn": f"{local:%Y年%m月%d日 %H:%M}",
        "day": f"{local:%B} {local.day}, {local.year}",
        "rendered": now.astimezone(ZoneInfo(posting.outlet.zone)).isoformat(),
        "ago": ago(now, story.published),
        "plain": html.escape("\n".join(text)),
        "body": blocks(text),
        "body_1": blocks(text[:half]),
        "body_2": blocks(text[half:]),
        "first": html.escape(text[0], quote=False),
        "rest": blocks(text[1:]),
        "related": _links(related),
        "json_ld": as_json(_json_ld(posting)),
        "yoast": as_json(
            {"@context": "https://schema.org", "@graph": [_json_ld(posting), {"@type": "WebSite"}]}
        ),
        "kr36_state": as_json(_kr36_state(posting)),
        "kr36_flash_state": as_json(_kr36_flash_state(posting)),
    }


def _links(postings: list[Posting]) -> str:
    rows = (f'<li><a href="{html.escape(p.url)}">{html.escape(p.story.title)}</a></li>' for p in postings)
    return f"<ul>{''.join(rows)}</ul>"


def ago(now: datetime, then: datetime) -> str:
    """The relative time of a Chinese list: "25分钟前", "3小时前", "昨天 18:20", "02-19 10:30"."""
    minutes, local = int((now - then).total_seconds() // 60), then.astimezone(ZoneInfo("Asia/Shanghai"))
    days = (now.astimezone(local.tzinfo).date() - local.date()).days
    if minutes < 60:
        return f"{max(minutes, 1)}分钟前"
    if days == 0:
        return f"{minutes // 60}小时前"
    return f"昨天 {local:%H:%M}" if days == 1 else f"{local:%m-%d %H:%M}"


def _json_ld(posting: Posting) -> dict[str, Any]:
    story = posting.story
    stamp = story.published.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": stamp,
        "dateModified": stamp,
        "author": [{"@type": "Person", "name": name} for name in story.author.split(", ") if name],
        "publisher": {"@type": "Organization", "name": posting.outlet.title},
        "mainEntityOfPage": posting.url,
    }


def _kr36_story(posting: Posting) -> dict[str, Any]:
    story = posting.story
    return {
        "itemId": int(story.slug) if story.slug.isdigit() else 0,
        "widgetTitle": story.title,
        "summary": story.summary,
        "author": story.author,
        "authorId": 81172,
        "publishTime": int(story.published.timestamp() * 1000),
        "sourceType": "original",
    }


def _kr36_state(posting: Posting) -> dict[str, Any]:
    by = f"<p>作者&nbsp;|&nbsp;{posting.story.author}</p><p>编辑&nbsp;|&nbsp;林见山</p>"
    content = by + blocks(posting.story.paragraphs) + '<p class="img-desc">（图源/企业）</p>'
    data = _kr36_story(posting) | {"widgetContent": content}
    return {"articleDetail": {"articleDetailData": {"code": 0, "data": data}}}


def _kr36_flash_state(posting: Posting) -> dict[str, Any]:
    data = _kr36_story(posting) | {"widgetContent": "\n".join(posting.story.paragraphs)}
    return {"newsflashDetail": {"newsflashDetailData": {"code": 0, "data": data}}}
