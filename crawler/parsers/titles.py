"""Which of the titles that a page carries is the story's headline.

A page has up to five: `<h1>`, JSON-LD `headline`, `og:title`, `twitter:title`, `<title>`. The one a reader sees is the `<h1>`, but the first
`<h1>` may be the site's or the channel's name, and may carry a kicker; the others are written for search engines and feeds, and carry the
site's name. So: the `<h1>` that another of them bears out, without what is only a kicker; else the others in order of trust.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from crawler.parsers.page import Page, content_of, one_line
from crawler.parsers.structured import names_of, plain

_LETTERS = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
# A site's name stands after one of these. A hyphen without blanks counts only before a name known, or between Chinese words.
_SEPARATOR = re.compile(r"\s+[-–—|·•:»«/>]+\s+|\s*[|｜_]+\s*|\s*--+\s*|(?<=[^\s-])-(?=[^\s-])|\s*[–—：]\s*")
_MAX_TITLE = 400


def letters(text: str) -> str:
    """Only letters and digits, folded: what two spellings of one title have in common."""
    return "".join(_LETTERS.findall(unicodedata.normalize("NFKC", text).casefold()))


def likeness(one: str, other: str) -> float:
    """0 … 1: the share of the shorter title's words that the other holds too."""
    first, second = (set(_TOKEN.findall(text.casefold())) for text in (one, other))
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def headline_of(page: Page, told: str | None = None) -> str:
    """The headline; `told` is what the feed called the story, if it came from one. "" if the page has none at all."""
    sites = site_names(page)
    others = _candidates(page, sites, told)
    heading = _heading(page, others)
    if heading:
        return _without_kicker(heading, others)[:_MAX_TITLE]
    return next(iter(others), "")[:_MAX_TITLE]


def _candidates(page: Page, sites: list[str], told: str | None) -> list[str]:
    """The titles beside `<h1>`, in order of trust, without the site's name."""
    raw = [
        plain(page.article_data.get("headline")),
        *page.metas.get("og:title", [])[:1],
        *page.metas.get("twitter:title", [])[:1],
        *(
            page.metas.get(name, [""])[0]
            for name in ("headline", "sailthru.title", "parsely-title", "title", "dc.title")
        ),
        page.title_tag,
        told or "",
    ]
    known = [one_line(text) for text in raw]
    bare = [without_site(text, sites, [other for other in known if other]) for text in known]
    return list(dict.fromkeys(text for text in bare if text))


def site_names(page: Page) -> list[str]:
    """What the site may call itself: its declared names and the labels of its host."""
    publisher = page.article_data.get("publisher")
    names = [
        *page.metas.get("og:site_name", []),
        *page.metas.get("application-name", []),
        *names_of(publisher),
    ]
    labels = [
        label
        for label in page.host.split(".")
        if len(label) > 2 and label not in {"com", "org", "net", "news"}
    ]
    return [letters(name) for name in [*names, *labels, page.host] if letters(name)]


def without_site(title: str, sites: Iterable[str], others: Iterable[str] = ()) -> str:
    """The title without the site's name at its end (or front), taken off piece by piece.

    >>> without_site("硬核首发 | 星河动力完成融资-36氪", ["36氪"])
    '硬核首发 | 星河动力完成融资'
    >>> without_site("Why GLM-5.2 matters", [])
    'Why GLM-5.2 matters'
    """
    sites, spoken = list(sites), [letters(other) for other in others]
    for _ in range(4):
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts:
            break
        last, first = cuts[-1], cuts[0]
        head, tail = title[: last.start()], title[last.end() :]
        if head and _is_site(head, tail, last[0], sites, spoken):
            title = head.strip()
        elif letters(title[: first.start()]) in sites and " " in first[0]:
            title = title[first.end() :].strip()
        else:
            break
    return title


def _is_site(head: str, tail: str, mark: str, sites: list[str], spoken: list[str]) -> bool:
    name = letters(tail)
    if not name or name in sites or any(len(site) > 3 and (site in name or name in site) for site in sites):
        return len(name) < 40 and (mark != "-" or name in sites)
    if letters(head) in spoken:
        return True
    if _CJK.search(head) and mark.strip() in {"-", "_", "|", "｜", "--"}:
        return len(tail) <= 8 and bool(_CJK.search(tail)) and len(head) > 2 * len(tail) and mark != "|"
    return "|" in mark and len(tail.split()) <= 3 and len(head) > len(tail)


def _heading(page: Page, others: list[str]) -> str:
    """The `<h1>` that another title bears out; the only one there is, where none does."""
    texts = [content_of(heading) for heading in page.headings[:12]]
    for text in texts:
        if len(letters(text)) > 3 and any(likeness(text, other) >= 0.6 for other in others):
            return text
    return texts[0] if len(texts) == 1 and len(letters(texts[0])) > 12 and not others else ""


def _without_kicker(heading: str, others: list[str]) -> str:
    """The headline alone where `<h1>` is "kicker: headline" and another title is that headline."""
    whole = letters(heading)
    if any(letters(other) == whole for other in others):
        return heading
    shorter = (other for other in others if len(letters(other)) > 12 and whole.endswith(letters(other)))
    return next(shorter, heading)
