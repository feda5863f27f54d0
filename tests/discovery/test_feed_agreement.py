"""The fast reader against feedparser, and what is written against what is read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from xml.sax.saxutils import escape

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crawler.charset import utf8
from crawler.discovery.dates import read_date
from crawler.discovery.feed import parse_feed
from crawler.discovery.feed_odd import read_odd_feed
from crawler.discovery.feed_records import Feed
from crawler.discovery.feed_xml import read_xml_feed
from tests.discovery.documents import NAMESPACES, RDF, atom, rss

WORDS = (
    st.text(alphabet="abcXYZ 019,.$é中文融资「」–", min_size=1, max_size=30)
    .map(lambda s: " ".join(s.split()))
    .filter(bool)
)
MOMENTS = st.builds(
    lambda minutes, hours: (
        datetime(2026, 1, 1, tzinfo=UTC).astimezone(timezone(timedelta(hours=hours)))
        + timedelta(minutes=minutes)
    ),
    st.integers(0, 10**6),
    st.integers(-11, 12),
)
STORIES = st.lists(st.tuples(WORDS, st.integers(0, 10**9), MOMENTS), max_size=6)


def as_rss(story: tuple[str, int, datetime]) -> str:
    title, number, moment = story
    return (
        f"<title>{escape(title)}</title><link>https://gazette.example/?a=1&amp;p={number}</link>"
        f"<pubDate>{format_datetime(moment)}</pubDate><dc:creator>{escape(title)}</dc:creator>"
    )


def as_atom(story: tuple[str, int, datetime]) -> str:
    title, number, moment = story
    return (
        f'<title type="text">{escape(title)}</title><link href="https://gazette.example/?a=1&amp;p={number}"/>'
        f"<published>{moment.isoformat()}</published><author><name>{escape(title)}</name></author>"
    )


@settings(deadline=None, max_examples=60)
@given(STORIES, st.sampled_from(["utf-8", "utf-16", "gb18030", "utf-8-sig"]))
def test_what_is_written_as_rss_is_read_back_in_any_charset(
    stories: list[tuple[str, int, datetime]], charset: str
) -> None:
    declared = charset.removesuffix("-sig")
    document = rss(*map(as_rss, stories)).replace("UTF-8", declared, 1).encode(charset)
    # A lone "–" in GB18030 is a Hangul syllable in UTF-8: bytes that can be UTF-8 are believed to be (crawler.charset).
    assume(charset != "gb18030" or document.isascii() or not _is_utf8(document))
    assert _told(document) == _written(stories)


def _is_utf8(data: bytes) -> bool:
    return "\ufffd" not in data.decode("utf-8", "replace")


@settings(deadline=None, max_examples=60)
@given(STORIES)
def test_what_is_written_as_atom_is_read_back(stories: list[tuple[str, int, datetime]]) -> None:
    assert _told(atom(*map(as_atom, stories)).encode()) == _written(stories)


def _written(stories: list[tuple[str, int, datetime]]) -> list[tuple[str, str, datetime, str]]:
    return [(title, f"https://gazette.example/?a=1&p={n}", moment, title) for title, n, moment in stories]


def _told(data: bytes) -> list[tuple[str, str, datetime, str]]:
    entries = parse_feed(data)["entries"]
    return [(e["title"], e["link"], datetime.fromisoformat(e["published"]), e["author"]) for e in entries]


DATED = "<pubDate>Fri, 19 Jun 2026 18:01:25 +0800</pubDate>"
IMAGE = "<title>T</title><image><title>I</title><link>/i</link></image>"
DOCUMENTS = {
    "rss": rss(
        f"<title>One</title><link>https://a.example/1</link><guid>https://a.example/?p=1</guid>{DATED}"
    ),
    "rss with every date": rss(f"<title>One</title><dc:date>2026-06-18</dc:date>{DATED}"),
    "rss by guid": rss("<title>One</title><guid>https://a.example/1</guid><description>x</description>"),
    "rss with an image": rss("<title>One</title><link>/1</link>", channel=IMAGE),
    "rss with a source": rss(
        '<title>One</title><link>/1</link><source url="https://b.example/">Elsewhere</source>'
    ),
    "rss with media": rss(
        "<title>One</title><link>/1</link><media:group><media:title>V</media:title></media:group>"
    ),
    "rdf": f"{RDF}<channel><title>T</title></channel><item rdf:about='/1'><title>One</title>"
    "<link>https://a.example/1</link><dc:date>2026-06-19T18:01:25Z</dc:date></item></rdf:RDF>",
    "atom": atom(
        "<title>One</title><id>tag:a.example,2026:1</id><link href='/1'/><updated>2026-06-19T18:01:25Z</updated>"
    ),
    "atom with a source": atom(
        "<title>One</title><link href='/1'/><source><title>S</title><link href='/s'/></source>"
    ),
    "atom with relations": atom(
        "<title>One</title><link rel='edit' href='/e'/><link rel='alternate' href='/1'/><link rel='replies' href='/r'/>"
    ),
    "atom with xml:base": atom("<title>One</title><link href='1'/>").replace(
        "<entry>", "<entry xml:base='https://b.example/x/'>"
    ),
    "unknown elements": rss(
        "<title>One</title><link>/1</link><x:y xmlns:x='https://x.example/'><title>No</title></x:y>"
    ),
    "another prefix": f"<rss {NAMESPACES} xmlns:d='http://purl.org/dc/elements/1.1/'><channel><item><title>One</title>"
    "<d:date>2026-06-19</d:date><link>/1</link></item></channel></rss>",
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_the_fast_reader_says_what_feedparser_says(document: str) -> None:
    url = "https://a.example/feed"
    data = utf8(document.encode())
    fast, odd = read_xml_feed(data, url), read_odd_feed(data, url)
    assert fast is not None
    assert _essence(fast) == _essence(odd)


def _essence(feed: Feed) -> object:
    entries = [(e.title, e.link, next(filter(None, map(read_date, e.dates)), None)) for e in feed.entries]
    return feed.title, entries
