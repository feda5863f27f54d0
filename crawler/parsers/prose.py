"""A piece of markup → the story's paragraphs, through BeautifulSoup: for the cut-out story: it is slow on pages."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import Tag
from lxml.etree import tostring
from lxml.html import HtmlElement

from crawler.parsers.wording import one_line, storable

_BLOCKS = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "blockquote",
    "pre",
    "table",
    "tr",
    "section",
    "article",
    "figure",
    "header",
    "footer",
    "dl",
    "dt",
    "dd",
    "hr",
    "figcaption",
    "aside",
]
_NO_PROSE = (
    "script, style, noscript, template, iframe, form, button, figure, figcaption, svg, video, audio, "
    "select, textarea, input, nav, object"
)
MAX_MARKUP = 2_000_000
"""Characters of markup that are read; the rest of a longer piece is cut off."""


def soup_of(markup: str | HtmlElement) -> BeautifulSoup:
    """BeautifulSoup over a piece of markup or over one element of the page's tree."""
    html = markup if isinstance(markup, str) else tostring(markup, encoding="unicode", with_tail=False)
    return BeautifulSoup(storable(html[:MAX_MARKUP]), "lxml")


def drop(soup: Tag, selectors: str) -> None:
    """Take out of the soup everything that the CSS selectors name."""
    for tag in soup.select(selectors):
        tag.extract()


def paragraphs(soup: Tag) -> list[str]:
    """The lines a reader sees, without scripts, forms and figures. Changes the soup."""
    drop(soup, _NO_PROSE)
    for tag in soup.find_all("br"):
        tag.replace_with("\n")
    for tag in soup.find_all(_BLOCKS):
        tag.insert_before("\n")
        tag.insert_after("\n")
    return [line for part in soup.get_text().split("\n") if (line := one_line(part))]
