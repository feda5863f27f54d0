"""A page as its lines: one walk over the tree that notes for every line how much of it is prose and how much is links.

All later decisions (where the story is, what in it is none) are made on these lines, so that a page is walked once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from crawler.parsers.wording import one_line

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "svg",
        "math",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "nav",
        "footer",
        "aside",
        "video",
        "audio",
        "object",
        "embed",
        "canvas",
        "map",
        "dialog",
        "figure",
        "figcaption",
        "head",
        "title",
        "link",
        "meta",
        "base",
        "picture",
        "source",
        "img",
        "track",
        "progress",
        "menu",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "o:p",
        "st1",
        "nobr",
    ]
)
_NEVER_JUNK = frozenset(("html", "body", "main", "article"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Words of class names and ids that say: this is not the story.
_JUNK = frozenset(
    [
        "comment",
        "comments",
        "disqus",
        "respond",
        "reply",
        "replies",
        "related",
        "relates",
        "relate",
        "recommend",
        "recommended",
        "recommendation",
        "recommendations",
        "recirc",
        "recirculation",
        "popular",
        "trending",
        "share",
        "sharing",
        "sharer",
        "social",
        "follow",
        "subscribe",
        "subscription",
        "newsletter",
        "newsletters",
        "signup",
        "promo",
        "promos",
        "promotion",
        "advert",
        "adverts",
        "advertisement",
        "advertising",
        "ad",
        "ads",
        "adsbygoogle",
        "sponsor",
        "sponsored",
        "outbrain",
        "taboola",
        "sidebar",
        "sidebars",
        "breadcrumb",
        "breadcrumbs",
        "crumb",
        "crumbs",
        "pagination",
        "pager",
        "navigation",
        "nav",
        "navbar",
        "menu",
        "footer",
        "foot",
        "copyright",
        "toolbar",
        "cookie",
        "cookies",
        "consent",
        "gdpr",
        "popup",
        "modal",
        "overlay",
        "login",
        "register",
        "registration",
        "paywall",
        "bio",
        "tags",
        "taglist",
        "keywords",
        "print",
        "hidden",
        "hide",
        "caption",
        "captions",
        "credit",
        "credits",
        "gallery",
        "slideshow",
        "carousel",
        "widget",
        "widgets",
        "teaser",
        "teasers",
        "readmore",
        "ranking",
        "rank",
        "guess",
        "qrcode",
        "erweima",
        "ewm",
        "tuijian",
        "xiangguan",
        "pinglun",
        "fenxiang",
        "jubao",
        "statement",
        "disclaimer",
        "zebian",
        "feedback",
        "rating",
        "vote",
        "poll",
        "quiz",
        "byline",
        "timestamp",
        "dateline",
        "next",
        "prev",
        "previous",
        "banner",
        "masthead",
        "syndication",
        "cta",
        "donate",
        "donation",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
# Never junk, whatever their class says: what the page itself marks as the story.
_STORY = re.compile(
    r"article-?_?(?:body|content|text|detail)|entry-content|post-(?:content|body)|story-?_?(?:body|content|text)|articleBody|rich_media_content|bodytext|news-?_?(?:content|text|body)",
    re.I,
)
MAX_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as a reader sees it."""

    text: str
    weight: int
    """Bytes of UTF-8: a Chinese character says about as much as three letters."""
    links: float
    """0 … 1: share of the line that is link text."""
    tag: str
    """Of the block that the line stands in."""

    @property
    def score(self) -> float:
        """How much the line speaks for (or, below zero, against) the block around it being the story."""
        if self.links > 0.5:
            return -25 - min(self.weight, 200) / 2
        if self.tag in _HEADINGS:
            return 0
        if self.weight < 40:
            return -3 if self.tag in {"li", "td", "th"} else -8
        return min(self.weight, 2_000) * (1 - self.links)


@dataclass(slots=True)
class Block:
    """A stretch of lines that one block element holds."""

    tag: str
    start: int
    end: int
    junk: str
    """The word of its class or id that says it is no story: "comments", "related" … "hidden" for what is not shown; "" if none."""
    is_story: bool
    """The page marks it as the story's text."""


@dataclass(slots=True)
class Outline:
    """The lines of a page and its blocks, inner before outer."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


class _Walk:
    """State of the walk: open blocks, the line being collected, how deep in links we are."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.open: list[Block] = []
        self.pieces: list[str] = []
        self.link_chars = 0
        self.chars = 0
        self.link_depth = 0

    def text(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            size = len(text.strip())
            self.chars += size
            if self.link_depth:
                self.link_chars += size

    def flush(self) -> None:
        if not self.pieces:
            return
        text = one_line("".join(self.pieces))
        if text and self.open and len(self.outline.lines) < MAX_LINES:
            share = self.link_chars / self.chars if self.chars else 0.0
            line = Line(text, len(text.encode("utf-8", "replace")), share, self.open[-1].tag)
            self.outline.lines.append(line)
        self.pieces, self.link_chars, self.chars = [], 0, 0

    def enter(self, element: HtmlElement) -> None:
        self.flush()
        self.open.append(_block(element, len(self.outline.lines)))

    def leave(self) -> None:
        self.flush()
        block = self.open.pop()
        block.end = len(self.outline.lines)
        if block.end > block.start:
            self.outline.blocks.append(block)


def outline_of(tree: HtmlElement) -> Outline:
    """Walk the page's body once."""
    walk = _Walk()
    steps = etree.iterwalk(tree, events=("start", "end"))
    for event, element in steps:
        tag = element.tag
        if event == "start":
            if tag in _SKIPPED:
                steps.skip_subtree()
                walk.link_depth += tag == "a"
                if tag not in _INLINE and tag != "br":
                    walk.enter(element)
                continue
            if tag == "br":
                walk.flush()
            elif tag not in _INLINE:
                walk.enter(element)
            elif tag == "a":
                walk.link_depth += 1
            walk.text(element.text)
        else:
            if tag == "a":
                walk.link_depth -= 1
            elif tag not in _INLINE and tag != "br":
                walk.leave()
            walk.text(element.tail)
    return walk.outline


def _block(element: HtmlElement, start: int) -> Block:
    tag, attributes = element.tag, element.attrib
    if not attributes:
        return Block(tag, start, start, "", False)
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
        return Block(tag, start, start, "hidden", False)
    label = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('itemprop', '')}"[:300]
    is_story = bool(_STORY.search(label))
    junk = "" if is_story or tag in _NEVER_JUNK else _junk_word(label)
    return Block(tag, start, start, junk, is_story)


def _junk_word(label: str) -> str:
    words = _JUNK.intersection(word.lower() for word in _WORD.findall(label))
    return min(words, default="")
