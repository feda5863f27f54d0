"""Pages in the shapes that the publishers really use, with stories, companies and people that do not exist."""

from __future__ import annotations

import json
from html import escape
from typing import Any

EN_TITLE = "Marlin Robotics raises $48 million to teach warehouses to see"
EN_LINES = (
    "Marlin Robotics, a maker of vision systems for warehouses, has raised $48 million in a Series B round led by "
    "Harbour Lane Capital, the company said on Tuesday.",
    "Existing backers Tidewater Ventures and Copperfield Partners took part as well, bringing the total raised to "
    "$71 million since the company was founded in 2021.",
    "“We were not looking for money,” said Ada Lindqvist, the chief executive, in an interview. “But demand has "
    "doubled twice this year, and our customers asked us to build faster than we could hire.”",
    "The company will use the money to open an office in Rotterdam and to grow its engineering staff from 60 to "
    "about 140 people by the end of next year.",
)
EN_TEXT = "\n".join(EN_LINES)
ZH_TITLE = "青屿智能完成3亿元B轮融资，海岸资本领投"
ZH_LINES = (
    "硬件频道获悉，水下机器人公司青屿智能近日完成3亿元B轮融资，由海岸资本领投，老股东南山创投、启石基金跟投。",
    "本轮资金将主要用于新一代水下机器人的研发与量产，以及海外市场的渠道建设，公司预计明年年底前团队规模将扩大一倍。",
    "青屿智能成立于2019年，创始人林知远曾任职于多家海洋工程企业，公司去年订单金额同比增长超过两倍。",
)
ZH_TEXT = "\n".join(ZH_LINES)


def paragraphs(lines: tuple[str, ...] = EN_LINES) -> str:
    return "".join(f"<p>{escape(line)}</p>\n" for line in lines)


def page(body: str, head: str = "", *, title: str = EN_TITLE, lang: str = "en") -> bytes:
    """A whole page in UTF-8."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head>'
        f"<body>{body}</body></html>"
    ).encode()


def json_ld(**node: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **node}
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def meta(**contents: str) -> str:
    """`<meta>`s; two underscores in a name stand for a colon."""
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{escape(content)}">'
        for name, content in contents.items()
    )


def story(
    before: str = "", after: str = "", *, lines: tuple[str, ...] = EN_LINES, title: str = EN_TITLE
) -> str:
    """A site around a story: menus, the headline, the text, a footer."""
    return (
        '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/deals">Deals</a></li></ul></nav></header>'
        f"<main>{before}<h1>{escape(title)}</h1><div>{paragraphs(lines)}</div>{after}</main>"
        '<footer><p>© The Quay Ledger. All rights reserved. <a href="/terms">Terms</a></p></footer>'
    )


def script(assignment: str, state: object) -> str:
    return f"<script>{assignment}{json.dumps(state, ensure_ascii=False)}</script>"


def kr36_state(**data: object) -> dict[str, Any]:
    """The state of a 36kr article page of 2020 and later."""
    own = {
        "itemId": 3900000000000001,
        "widgetTitle": ZH_TITLE,
        "summary": "订单同比增长超过两倍。",
        "author": "沈若谷",
        "publishTime": 1781488200127,  # 2026-06-15 09:50:00 in Beijing
        "widgetContent": paragraphs(ZH_LINES),
        "sourceType": "original",
        **data,
    }
    return {
        "articleDetail": {
            "articleDetailData": {"code": 0, "data": own},
            "articleRecommendData": {
                "newestItemList": [{"itemId": 7, "itemTitle": "另一篇文章", "publishTime": 1}]
            },
        }
    }


def kr36_page(
    state: object, body: str = '<div id="app"></div>', assignment: str = "window.initialState="
) -> bytes:
    """A 36kr page as the server renders it: its article:published_time is the moment of rendering."""
    head = meta(article__published_time="2026-10-02T15:17:51+08:00", og__title=ZH_TITLE)
    return page(body + script(assignment, state), head, title=f"{ZH_TITLE}-36氪", lang="zh-CN")


def bloomberg_story(**changes: object) -> dict[str, Any]:
    """The story of a Bloomberg page as its state carries it since 2023."""

    def block(kind: str, *inside: object) -> dict[str, Any]:
        return {"type": kind, "content": list(inside)}

    def text(value: str) -> dict[str, Any]:
        return {"type": "text", "value": value}

    entity = {
        "type": "entity",
        "subType": "story",
        "data": {"link": {}},
        "content": [text("Marlin Robotics")],
    }
    content = [
        block("paragraph", entity, text(EN_LINES[0].removeprefix("Marlin Robotics"))),
        {"type": "inline-newsletter", "content": [text("Sign up for the Quay newsletter.")]},
        block("heading", text("Old Backers Return")),
        block("paragraph", text(EN_LINES[1])),
        {"type": "ad"},
        {"type": "media", "data": {"caption": "A robot."}},
        block("quote", block("paragraph", text(EN_LINES[2]))),
        block("list", block("listItem", text("Rotterdam office")), block("listItem", text("140 engineers"))),
    ]
    own = {
        "headline": EN_TITLE,
        "byline": "Ines Duarte and Tomas Hale",
        "authors": [{"name": "Ines Duarte"}, {"name": "Tomas Hale"}],
        "publishedAt": "2026-02-21T09:12:13.123Z",
        "body": {"type": "document", "content": content},
    }
    return {**own, **changes}
