"""How outlets list their stories: feeds, sitemaps, WordPress's endpoint, 36kr's funding flashes, a page."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Any

from console.demo.outlet import Outlet
from console.demo.page import Posting, ago, as_json, blocks
from console.demo.web import Reply

Files = dict[str, Reply]
"""Answers by path: a sitemap index comes with its parts."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What an outlet has to list, newest first."""

    outlet: Outlet
    base: str
    postings: tuple[Posting, ...]
    now: datetime

    def reply(self, body: str, content_type: str, charset: str = "utf-8") -> Reply:
        """The list as an answer, with the validators that the outlet sends."""
        newest = max((posting.story.published for posting in self.postings), default=self.now)
        return Reply(
            body=body.encode(charset),
            content_type=content_type,
            modified=newest if self.outlet.validators else None,
            packed=self.outlet.packed,
        )


Door = Callable[[Shelf], Files]


def rss(shelf: Shelf) -> Files:
    """Plain RSS 2.0: headline and summary."""
    return _rss(shelf, _rss_item)


def kr36_rss(shelf: Shelf) -> Files:
    """36kr's RSS: CDATA throughout, and dates with two blanks that no RFC knows."""
    return _rss(shelf, _kr36_item)


def wordpress_rss(shelf: Shelf) -> Files:
    """WordPress's RSS: the lead cut short, the author in Dublin Core, a guid that is no link."""
    return _rss(shelf, _wordpress_item)


def atom(shelf: Shelf) -> Files:
    """Atom 1.0."""
    entries = "".join(map(_atom_entry, shelf.postings))
    body = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{escape(shelf.outlet.title)}</title><id>{shelf.base}/</id>"
        f"<updated>{shelf.now.isoformat()}</updated>"
        f'<link rel="self" href="{shelf.base}{shelf.outlet.at}"/>{entries}</feed>'
    )
    return {shelf.outlet.at: shelf.reply(body, "application/atom+xml; charset=utf-8")}


def rdf(shelf: Shelf) -> Files:
    """RSS 1.0 in the outlet's own encoding, which only the XML declaration tells."""
    seats = "".join(f'<rdf:li rdf:resource="{escape(posting.listed)}"/>' for posting in shelf.postings)
    items = "".join(map(_rdf_item, shelf.postings))
    charset = shelf.outlet.charset
    body = (
        f'<?xml version="1.0" encoding="{charset}"?>\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="{shelf.base}/"><title>{escape(shelf.outlet.title)}</title>'
        f"<link>{shelf.base}/</link><description>科技</description><items><rdf:Seq>{seats}</rdf:Seq></items></channel>{items}</rdf:RDF>"
    )
    return {shelf.outlet.at: shelf.reply(body, "text/xml", charset)}


def json_feed(shelf: Shelf) -> Files:
    """JSON Feed 1.1 with full texts."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": shelf.outlet.title,
        "home_page_url": shelf.base + "/",
        "feed_url": shelf.base + shelf.outlet.at,
        "items": [_json_item(posting) for posting in shelf.postings],
    }
    return {shelf.outlet.at: shelf.reply(json.dumps(feed), "application/feed+json")}


def news_sitemap(shelf: Shelf) -> Files:
    """A news sitemap: address, headline, moment."""
    return {shelf.outlet.at: shelf.reply(_urlset(shelf), "application/xml")}


def packed_sitemap(shelf: Shelf) -> Files:
    """A news sitemap that is a gzip file (not gzip as transfer encoding)."""
    return {shelf.outlet.at: _gzip_file(shelf)}


def sitemap_index(shelf: Shelf) -> Files:
    """A sitemap index whose one part is a gzip file."""
    part = "/sitemap-news.xml.gz"
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<sitemap><loc>{shelf.base}{part}</loc><lastmod>{shelf.now:%Y-%m-%d}</lastmod></sitemap></sitemapindex>"
    )
    return {shelf.outlet.at: shelf.reply(body, "application/xml"), part: _gzip_file(shelf)}


def wordpress_json(shelf: Shelf) -> Files:
    """WordPress's REST endpoint."""
    posts = [_wordpress_post(number, posting) for number, posting in enumerate(shelf.postings, 9001)]
    return {shelf.outlet.at: shelf.reply(json.dumps(posts), "application/json; charset=UTF-8")}


def kr36_flash(shelf: Shelf) -> Files:
    """36kr's funding flashes: the DOM, and the same in `window.__INIT_PROPS__`, a theme page among them."""
    rows = "".join(_flash_row(posting, shelf.now) for posting in shelf.postings)
    theme = {
        "itemId": 1,
        "route": "detail_theme",
        "templateMaterial": {"widgetTitle": "个人贷款融资成本明示新规解读"},
    }
    state = as_json({"itemList": [*map(_flash_item, shelf.postings), theme]})
    body = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>融资快讯-36氪创投平台</title></head><body>'
        f"<div id='app'>{rows}</div><script>window.__INIT_PROPS__ = {state}</script></body></html>"
    )
    return {shelf.outlet.at: shelf.reply(body, "text/html; charset=utf-8")}


def listing(shelf: Shelf) -> Files:
    """A page of headlines with times as a reader is told them: "3小时前", "昨天 18:20"."""
    rows = "".join(_listing_row(posting, shelf.now) for posting in shelf.postings)
    body = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(shelf.outlet.title)}</title></head>'
        '<body><ul class="nav"><li><a href="/about.shtml">关于我们</a></li></ul>'
        f'<ul id="newslist">{rows}</ul></body></html>'
    )
    return {shelf.outlet.at: shelf.reply(body, "text/html; charset=utf-8")}


DOORS: dict[str, Door] = {
    door.__name__: door
    for door in (
        rss, kr36_rss, wordpress_rss, atom, rdf, json_feed,
        news_sitemap, packed_sitemap, sitemap_index, wordpress_json, kr36_flash, listing,
    )
}  # fmt: skip
"""Every way of listing, by the name that `Outlet.door` gives."""


def _rss(shelf: Shelf, item: Callable[[Posting], str]) -> Files:
    items = "\n".join(map(item, shelf.postings))
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{escape(shelf.outlet.title)}</title><link>{shelf.base}/</link><language>{shelf.outlet.language}</language>"
        f"<description>{escape(shelf.outlet.title)}</description>\n{items}\n</channel></rss>"
    )
    return {shelf.outlet.at: shelf.reply(body, "application/rss+xml; charset=UTF-8")}


def _rss_item(posting: Posting) -> str:
    story = posting.story
    return (
        f"<item><title>{escape(story.title)}</title><link>{escape(posting.listed)}</link>"
        f"<guid>{escape(posting.url)}</guid><pubDate>{format_datetime(posting.local)}</pubDate>"
        f"<dc:creator>{escape(story.author)}</dc:creator><description>{escape(story.summary)}</description></item>"
    )


def _kr36_item(posting: Posting) -> str:
    story, text = posting.story, blocks(posting.story.paragraphs[:2])
    return (
        f"<item>\n<title><![CDATA[{story.title}]]></title>\n<link><![CDATA[{posting.listed}]]></link>\n"
        f"<pubDate>{posting.local:%Y-%m-%d %H:%M:%S  %z}</pubDate>\n<author>{escape(story.author)}</author>\n"
        f"<description><![CDATA[{text}]]></description>\n</item>"
    )


def _wordpress_item(posting: Posting) -> str:
    story = posting.story
    guid = (
        f'<guid isPermaLink="false">{posting.base}/?p={int(story.published.timestamp()) % 10_000_000}</guid>'
    )
    return (
        f"<item><title>{escape(story.title)}</title><link>{escape(posting.listed)}</link>"
        f"<dc:creator><![CDATA[{story.author}]]></dc:creator>"
        f"<pubDate>{format_datetime(story.published.astimezone(UTC))}</pubDate>"
        f"<category><![CDATA[Startups]]></category>{guid}"
        f"<description><![CDATA[<p>{escape(story.summary)} [&#8230;]</p>\n"
        f"<p>&copy; 2024 {escape(posting.outlet.title)}. All rights reserved.</p>]]></description></item>"
    )


def _atom_entry(posting: Posting) -> str:
    story = posting.story
    return (
        f'<entry><title type="html">{escape(escape(story.title))}</title>'
        f'<link rel="alternate" href="{escape(posting.listed)}"/>'
        f"<id>tag:{posting.outlet.host},2024:{story.slug}</id><published>{posting.local.isoformat()}</published>"
        f"<updated>{posting.local.isoformat()}</updated><author><name>{escape(story.author)}</name></author>"
        f'<summary type="text">{escape(story.summary)}</summary></entry>'
    )


def _rdf_item(posting: Posting) -> str:
    story, link = posting.story, escape(posting.listed)
    return (
        f'<item rdf:about="{link}"><title>{escape(story.title)}</title><link>{link}</link>'
        f"<description>{escape(story.summary)}</description><dc:date>{posting.local.isoformat()}</dc:date>"
        f"<dc:creator>{escape(story.author)}</dc:creator></item>"
    )


def _listing_row(posting: Posting, now: datetime) -> str:
    story, path = posting.story, posting.url.removeprefix(posting.base)
    return (
        f'<li class="news-item"><a class="title" href="{escape(path)}">{escape(story.title)}</a>'
        f'<p class="desc">{escape(story.summary)}</p>'
        f'<span class="date">{ago(now, story.published)}</span></li>'
    )


def _json_item(posting: Posting) -> dict[str, Any]:
    story = posting.story
    return {
        "id": story.slug,
        "url": posting.listed,
        "title": story.title,
        "summary": story.summary,
        "content_html": blocks(story.paragraphs),
        "date_published": posting.local.isoformat(),
        "authors": [{"name": name} for name in story.author.split(", ")],
    }


def _wordpress_post(number: int, posting: Posting) -> dict[str, Any]:
    story = posting.story
    return {
        "id": number,
        "date": f"{posting.local:%Y-%m-%dT%H:%M:%S}",
        "date_gmt": f"{story.published.astimezone(UTC):%Y-%m-%dT%H:%M:%S}",
        "link": posting.listed,
        "title": {"rendered": escape(story.title)},
        "excerpt": {"rendered": f"<p>{escape(story.summary)}</p>", "protected": False},
        "content": {"rendered": blocks(story.paragraphs), "protected": False},
        "yoast_head_json": {"author": story.author, "og_type": "article"},
    }


def _urlset(shelf: Shelf) -> str:
    rows = "".join(map(_sitemap_row, shelf.postings))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{rows}</urlset>'
    )


def _sitemap_row(posting: Posting) -> str:
    outlet = posting.outlet
    return (
        f"<url><loc>{escape(posting.listed)}</loc><news:news><news:publication><news:name>{escape(outlet.title)}</news:name>"
        f"<news:language>{outlet.language}</news:language></news:publication>"
        f"<news:publication_date>{posting.local.isoformat()}</news:publication_date>"
        f"<news:title>{escape(posting.story.title)}</news:title></news:news></url>"
    )


def _gzip_file(shelf: Shelf) -> Reply:
    plain = shelf.reply(_urlset(shelf), "application/x-gzip")
    # mtime=0: the same list is the same file, and so keeps its ETag
    return Reply(
        body=gzip.compress(plain.body, mtime=0), content_type=plain.content_type, modified=plain.modified
    )


def _flash_row(posting: Posting, now: datetime) -> str:
    story = posting.story
    return (
        '<div class="css-xle9x"><div class="item-title"><span class="type">快讯</span>'
        f'<a class="title" href="{posting.url.removeprefix("http:")}">{escape(story.title)}</a></div>'
        f'<div class="item-desc"><span>{escape(story.summary)}</span></div>'
        f'<div class="item-other"><span class="time">{ago(now, story.published)}</span></div></div>'
    )


def _flash_item(posting: Posting) -> dict[str, Any]:
    story = posting.story
    material = {
        "itemId": int(story.slug),
        "widgetTitle": story.title,
        "widgetContent": story.summary,
        "publishTime": int(story.published.timestamp() * 1000),
    }
    return {
        "itemId": int(story.slug),
        "route": f"detail_newsflash?itemId={story.slug}",
        "templateMaterial": material,
    }
