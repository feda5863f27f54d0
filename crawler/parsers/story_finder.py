"""Where in a page the story is, by its lines: the block in which prose outweighs everything else most."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate

from crawler.parsers.outline import Block, Line, Outline
from crawler.parsers.wording import letters

_TOO_SMALL = frozenset(
    ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "dd", "dt", "pre"]
)
"""Blocks that are parts of a story, never the whole of it."""
_NEVER_STORY = frozenset({"comment", "comments", "disqus", "reply", "replies", "pinglun"})
# A short line that says: from here on it is no longer the story.
_COMMENTS = re.compile(
    r"^(?:\d+ )?(?:(?:top |all |reader |user |latest |most |rated |recent |post a |leave a |add a |view |show )*(?:comments?|reply)\b.{0,20}|"
    r"(?:网友|最新|热门|精彩|全部|发表|我要|查看|新闻)*评论(?:区|列表)?.{0,12}|kommentare?|commentaires?|comentarios?)\s*[:：]?$",
    re.I,
)
_CLOSING = re.compile(
    r"^(?:related|recommended|you (?:may|might) (?:also )?(?:like|enjoy)|(?:read|see|view) (?:more|next|also)|more (?:from|on|about|stories|news|like|in)|"
    r"(?:don't|do not) miss|most (?:read|popular|viewed)|trending|popular|latest (?:news|stories)|up next|about the authors?|tags?|topics|"
    r"share this|sign up|subscribe|follow us|get the latest|sponsored|"
    r"相关(?:阅读|新闻|文章|推荐|报道|链接|资讯)|(?:推荐|延伸|热门|精彩|猜你|更多|编辑)(?:阅读|新闻|推荐|文章|喜欢|资讯|内容)|"
    r"为您推荐|热点新闻|热门(?:排行|标签)|阅读排行|(?:点击|扫描?|扫一扫|长按|关注).{0,24}(?:二维码|公众号|微信|客户端)|"
    r"[（(【\[]?(?:责任?编辑|责编|编辑|版权声明|免责声明|特别声明|声明|版权所有|本文来源|文章来源|举报|投诉|分享到|标签|关键[词字])\s*[】\]]?\s*[:：丨|].{0,200}|"
    r"mehr zum thema|lesen sie auch|das könnte sie|auch interessant|à lire aussi|sur le même sujet|lea también|te puede interesar|leia (?:também|mais))",
    re.I,
)
_NOTICE = re.compile(
    r"^(?:advertisement|anzeige|publicité|publicidad|广告|story continues below|continue reading|scroll to continue|"
    r"(?:read|see|learn) more\s*[:：].{0,160}|(?:also read|read also|don't miss|see also|watch|related)\s*[:：|].{0,160}|click here .{0,80}|"
    r"(?:sign up|subscribe) (?:to|for|here|now).{0,160}|follow .{0,40} on (?:twitter|facebook|google|instagram|x)\b.{0,80}|©.{0,120}|copyright\b.{0,120})$",
    re.I,
)


def find_story(outline: Outline, headline: str) -> list[str]:
    """The story's lines, in order; [] if the page has no prose. `headline` shows where on the page to look."""
    anchor = _anchor(outline, headline)
    junk = _junk_lines(outline, anchor)
    scores = [0.0 if number in junk else line.score for number, line in enumerate(outline.lines)]
    best = _best(outline, _damped(outline, scores, anchor))
    if best is None:
        return []
    dropped = junk | _link_lists(outline, best, scores) | _repeats(outline)
    lines = [outline.lines[number] for number in range(best.start, best.end) if number not in dropped]
    return [line.text for line in _trimmed(lines, letters(headline))]


def _anchor(outline: Outline, headline: str) -> int | None:
    """Number of the line that is the headline; an `<h1>` before any other."""
    wanted = letters(headline)
    if not wanted:
        return None
    found = [
        number
        for number, line in enumerate(outline.lines)
        if line.weight < 600 and letters(line.text) == wanted
    ]
    return next(
        (number for number in found if outline.lines[number].tag == "h1"), found[0] if found else None
    )


def _junk_lines(outline: Outline, anchor: int | None) -> set[int]:
    """Numbers of the lines in blocks that call themselves junk.

    A word on a block around the headline (`has-sidebar`), or one that marks nearly all prose of the page, means something else.
    """
    total = sum(line.score for line in outline.lines if line.score > 0)
    marked: dict[str, set[int]] = {}
    for block in outline.blocks:
        if block.junk and not (anchor is not None and block.start <= anchor < block.end):
            marked.setdefault(block.junk, set()).update(range(block.start, block.end))
    junk: set[int] = set()
    for word, numbers in marked.items():
        prose = sum(max(outline.lines[number].score, 0.0) for number in numbers)
        if prose <= 0.6 * total or word in _NEVER_STORY:
            junk |= numbers
    return junk


def _damped(outline: Outline, scores: list[float], anchor: int | None) -> list[float]:
    """Where the page marks its story, prose elsewhere counts for little."""
    marked = _marked(outline, scores, anchor)
    inside = sum(scores[number] for number in marked if scores[number] > 0)
    if inside < 0.2 * sum(score for score in scores if score > 0) or inside < 200:
        return scores
    return [score if score < 0 or number in marked else 0.02 * score for number, score in enumerate(scores)]


def _marked(outline: Outline, scores: list[float], anchor: int | None) -> set[int]:
    """Numbers of the lines that the page marks as its story: by class, in the `<article>` around the headline if there is one."""
    sums = [0.0, *accumulate(scores)]

    def worth(block: Block) -> float:
        return sums[block.end] - sums[block.start]

    articles = [block for block in outline.blocks if block.tag == "article"]
    around = [
        block
        for block in articles
        if anchor is not None and block.start <= anchor < block.end and worth(block) > 80
    ]
    own = min(around or articles, key=lambda block: -worth(block), default=None)
    inside = set(range(own.start, own.end)) if own else set()
    story = {number for block in outline.blocks if block.is_story for number in range(block.start, block.end)}
    return (story & inside if around else story) or inside


def _best(outline: Outline, scores: list[float]) -> Block | None:
    """The block with the highest sum; an outer one must be clearly better than the best in it."""
    sums = [0.0, *accumulate(scores)]
    bests: list[tuple[float, Block]] = []
    for block in outline.blocks:
        if block.tag in _TOO_SMALL:
            continue
        score, best = sums[block.end] - sums[block.start], None
        while bests and bests[-1][1].start >= block.start:
            inner = bests.pop()
            if best is None or inner[0] > best[0]:
                best = inner
        bests.append((score, block) if best is None or score > 1.08 * best[0] else best)
    top = max(bests, key=lambda pair: pair[0], default=None)
    return top[1] if top and top[0] > 0 else None


def _link_lists(outline: Outline, best: Block, scores: list[float]) -> set[int]:
    """Numbers of the lines of blocks inside the story that are mostly links."""
    sums = [0.0, *accumulate(scores)]
    linked = [0.0, *accumulate(line.weight * line.links for line in outline.lines)]
    weights = [0, *accumulate(line.weight for line in outline.lines)]
    found: set[int] = set()
    for block in outline.blocks:
        start, end = block.start, block.end
        if best.start <= start and end <= best.end and block is not best and sums[end] < sums[start]:
            if linked[end] - linked[start] > 0.4 * (weights[end] - weights[start]):
                found.update(range(start, end))
    return found


def _repeats(outline: Outline) -> set[int]:
    """Numbers of long lines that the page says three times or more: notices of its machinery."""
    times = Counter(line.text for line in outline.lines if line.weight > 40)
    return {number for number, line in enumerate(outline.lines) if times[line.text] > 2}


def _trimmed(lines: list[Line], headline: str) -> list[Line]:
    """The story from its first to its last prose, without the headline, notices, and what follows a closing line."""
    lines = _closed([line for line in lines if not (line.weight < 240 and _NOTICE.match(line.text))])
    prose = [number for number, line in enumerate(lines) if line.score > 0 and letters(line.text) != headline]
    return lines[prose[0] : prose[-1] + 1] if prose else []


def _closed(lines: list[Line]) -> list[Line]:
    total = sum(max(line.score, 0.0) for line in lines)
    before = 0.0
    for number, line in enumerate(lines):
        if line.weight < 240 and before > 200:
            if line.weight < 60 and _COMMENTS.match(line.text):
                return lines[:number]
            if before > 0.72 * total and _CLOSING.match(line.text) and line.weight < 240:
                return lines[:number]
        before += max(line.score, 0.0)
    return lines
