"""Pages that are no article: walls, consent forms, CAPTCHAs, script-only shells. Recognised, counted, never solved.

No single phrase decides: a story may well quote a block page. It takes two signs of different kinds (the words of a wall, the machinery
of one, no story in the page), which is how such pages are made: a short text, a form or a script, and nothing else.
"""

from __future__ import annotations

import re

from crawler.parsers.page import Page
from crawler.parsers.story import Refusal, RefusalKind
from crawler.parsers.wording import content_of

_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"RIFF",
    b"\x7fELF",
    b"BM",
    b"\x00\x00\x01\x00",
    b"ID3",
)
_MARKUP_TYPES = re.compile(r"html|xml|text/plain|octet-stream", re.I)
_TAG = re.compile(rb"<\s*(?:!doctype|[a-z!?/])", re.I)
_TAG_WIDE = re.compile(rb"<\x00|\x00<")
_SHORT = 1_500
"""Characters of visible text: walls stay below."""

_CAPTCHA = re.compile(
    r"captcha|are you (?:a )?(?:robot|human)|not a robot|verify (?:that )?you are (?:a )?human|滑动验证|拖动滑块|验证码|人机验证|点击完成验证|図形認証",
    re.I,
)
_BLOCKED = re.compile(
    r"access (?:to this page )?(?:has been |is )?denied|unusual (?:activity|traffic)|request (?:has been |was )?blocked|checking your browser|"
    r"just a moment|attention required|security check|pardon our interruption|bot (?:detection|protection|traffic)|automated (?:access|requests|queries)|"
    r"enable (?:javascript|js)(?: and cookies)? to continue|too many requests|temporarily (?:blocked|banned)|forbidden|"
    r"安全检测|安全验证|访问(?:过于)?频繁|访问被拒绝|请求(?:过于)?频繁|异常流量|访问受限|请开启\s*javascript|正在(?:进行)?验证|拦截",
    re.I,
)
_CONSENT = re.compile(
    r"before you continue|we value your privacy|(?:and our|our) partners.{0,80}(?:use|store|process|access)|part of (?:the )?.{2,40}(?:family of brands|media)\b|"
    r"manage (?:your )?(?:privacy|consent|cookie)|(?:use|accept) (?:of )?cookies.{0,80}(?:agree|accept)|wir und unsere partner|隐私政策.{0,40}同意",
    re.I | re.S,
)
_AGREE = re.compile(
    r"^\s*(?:i agree|agree|accept(?: all)?(?: cookies)?|allow all|alle akzeptieren|tout accepter|同意(?:并继续)?)",
    re.I,
)
_MACHINERY = re.compile(
    r"challenges\.cloudflare\.com|cdn-cgi/challenge|cf[-_]chl|perimeterx|px-captcha|_pxhd|captcha-delivery|datadome|_incapsula_|imperva|"
    r"akam/\d|hcaptcha\.com|recaptcha/api|geetest|gt\.js|_wafchallenge|waftoken|acw_sc__v2|aliyun_waf|tencent.?captcha|distil_r|kasada",
    re.I,
)
_SCRIPTED_ANSWER = re.compile(
    r"\batob\s*\(|\beval\s*\(|document\.cookie\s*=|location\.(?:reload|replace)\s*\(", re.I
)


def not_html(data: bytes, content_type: str | None) -> Refusal | None:
    """A refusal for bytes that are no markup, by their first bytes and the declared type; None for those that may be a page."""
    head = data[:2048]
    if any(head.startswith(mark) for mark in _MAGIC):
        return Refusal("not_html", "the answer is a file, not a page")
    if content_type and "/" in content_type and not _MARKUP_TYPES.search(content_type.split(";")[0]):
        return Refusal("not_html", f"the answer is {content_type.split(';')[0].strip()[:60]!r}, not a page")
    if not data.strip():
        return Refusal("empty", "the answer is empty")
    if not _TAG.search(data[:20_000]) and not _TAG_WIDE.search(head):
        return Refusal("not_html", "there is no markup in the answer")
    return None


def wall(page: Page) -> Refusal | None:
    """A refusal for a page that stands in the way of the story; None for one that does not look like a wall."""
    visible = visible_text(page)
    if len(visible) > _SHORT or _tells_a_story(page):
        return None
    words = f"{page.title_tag}\n{page.meta('description', 'og:description')}\n{visible}"
    kinds: tuple[tuple[RefusalKind, re.Pattern[str], str], ...] = (
        ("captcha", _CAPTCHA, "the page asks for a human"),
        ("blocked", _BLOCKED, "the page is a wall or a challenge"),
        ("consent", _CONSENT, "the page asks for consent"),
    )
    for kind, pattern, reason in kinds:
        match = pattern.search(words)
        if match and (kind != "consent" or _asks_to_agree(page)):
            return Refusal(kind, f"{reason}: “{match[0].strip()[:60]}”")
    if _MACHINERY.search(page.source[:200_000]) and len(visible) < 400:
        return Refusal("blocked", "the page holds only a challenge script")
    return None


def _tells_a_story(page: Page) -> bool:
    """The page describes an article, or has running paragraphs."""
    if page.article_data or page.meta("article:published_time"):
        return True
    long = sum(1 for paragraph in page.tree.iter("p") if len(content_of(paragraph)) > 200)
    return long > 3


def _asks_to_agree(page: Page) -> bool:
    if any("consent" in (form.get("action") or "").lower() for form in page.tree.iter("form")):
        return True
    buttons = page.tree.xpath("//button | //input[@type='submit'] | //a[@role='button']")
    return any(_AGREE.match(content_of(button) or button.get("value") or "") for button in buttons[:40])


def visible_text(page: Page) -> str:
    """All text outside scripts and styles, on one line, as far as is needed to know that it is long."""
    pieces, length = [], 0
    for text in page.tree.xpath(
        "//body//text()[not(parent::script or parent::style or parent::noscript or parent::template)]"
    ):
        piece = text.strip()
        pieces.append(piece)
        length += len(piece)
        if length > 4 * _SHORT:
            break
    return " ".join(piece for piece in pieces if piece)
