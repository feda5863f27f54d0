"""Who leads, who follows, and who only stands near."""

from __future__ import annotations

import pytest

from crawler.funding import extract
from crawler.funding.zh import parties
from crawler.funding.zh.reading import Reading


def investors(words: str) -> tuple[list[str], list[str]]:
    reading = Reading("text", words)
    found = parties.find(reading, 0, len(reading.text))
    leads = [s.value for s in found.leads]
    return leads, [s.value for s in found.others if s.value not in leads]


LISTS = [
    ("本轮融资由江岸创投领投，白塔资本跟投", ["江岸创投"], ["白塔资本"]),
    (
        "由江岸创投、白塔资本联合领投，云桥资本、独山资本跟投",
        ["江岸创投", "白塔资本"],
        ["云桥资本", "独山资本"],
    ),
    ("由江岸创投和白塔资本共同领投", ["江岸创投", "白塔资本"], []),
    ("本轮由江岸创投及CPX战略领投，IDX资本跟投", ["江岸创投", "CPX"], ["IDX资本"]),
    ("江岸创投领衔投资，白塔资本参投", ["江岸创投"], ["白塔资本"]),
    ("老股东江岸创投、白塔资本继续追投", [], ["江岸创投", "白塔资本"]),
    ("老股东江岸创投持续加注，白塔资本超额追投", [], ["江岸创投", "白塔资本"]),
    ("现有股东江岸创投、白塔资本等跟投", [], ["江岸创投", "白塔资本"]),
    ("江岸创投等原股东跟投", [], ["江岸创投"]),
    ("投资方为江岸创投、白塔资本", [], ["江岸创投", "白塔资本"]),
    ("投资方包括江岸创投、白塔资本等知名机构", [], ["江岸创投", "白塔资本"]),
    (
        "投资者包括DXT Global、高升、Liberty North以及英特耐旗下投资部门等",
        [],
        ["DXT Global", "高升", "Liberty North", "英特耐"],
    ),
    ("参与本轮融资的其他机构包括江岸国际和KTX", [], ["江岸国际", "KTX"]),
    ("投资方为江岸创投（领投）、白塔资本、云桥资本（财务顾问）", ["江岸创投"], ["白塔资本"]),
    ("该轮融资由Omida Network（领投）、Nexum Partners（领投）投资", ["Omida Network", "Nexum Partners"], []),
    ("由江岸创投独家投资", [], ["江岸创投"]),
    ("由江岸创投、白塔资本共同投资", [], ["江岸创投", "白塔资本"]),
    ("江岸创投作为领投方和白塔资本共同投资", ["江岸创投"], ["白塔资本"]),
    ("由上山集团旗下私募股权投资平台山颀资本领投", ["山颀资本"], []),
    ("由中河集团旗下中河AIC基金领投", ["中河AIC基金"], []),
    ("白塔资本、冯氏资本以及高远地图创始人成大武跟投", [], ["白塔资本", "冯氏资本", "成大武"]),
    ("Expedition旗下Rooms.com 前总裁Johan Berg在内的多位天使投资人参与了本轮融资", [], ["Johan Berg"]),
    ("由江岸创投（原晨岸资本）、白塔资本联合领投", ["江岸创投", "白塔资本"], []),
    ("由共鸣电声（002655）领投，宁州高发(16.660,-0.36,-2.12%)跟投", ["共鸣电声"], ["宁州高发"]),
    ("由中兴明基金（苏州园区）领投", ["中兴明基金"], []),
    ("由银海信托（香港）有限公司独家投资", [], ["银海信托（香港）有限公司"]),
    ("江岸创投，白塔资本跟投", [], ["江岸创投", "白塔资本"]),
    ("和聚千川、谦和益邦跟投", [], ["和聚千川", "谦和益邦"]),
    ("由博将资本、未来资产领投", ["博将资本", "未来资产"], []),
    ("引入新战略投资伙伴大米集团", [], ["大米集团"]),
    ("由老虎管理公司牵头中国私募股权公司厚林投资和博宇资本", ["老虎管理公司"], ["厚林投资", "博宇资本"]),
    ("据悉，阿狸也参与其中", [], ["阿狸"]),
    ("江岸创投、白塔资本为新增股东", [], ["江岸创投", "白塔资本"]),
    ("由江岸創投領投，白塔資本跟投", ["江岸創投"], ["白塔資本"]),
    ("由Halberd领投、Nimbus计划参与", ["Halberd"], ["Nimbus"]),
]


@pytest.mark.parametrize(("words", "leads", "others"), LISTS, ids=[x[0] for x in LISTS])
def test_leads_and_followers(words: str, leads: list[str], others: list[str]) -> None:
    assert investors(words) == (leads, others)


NOBODY = [
    "源海资本担任独家财务顾问",
    "由源海资本担任本轮融资的财务顾问",
    "由某互联网头部企业领投，老股东跟投",
    "由字节级早期天使投资人领投",
    "本轮投资方包括多家上市公司产业方和财务投资机构",
    "一家国内上市公司跟投",
    "原有股东方继续投资",
    "本轮融资将主要用于人才引入、销售扩张、生态建设等方面",
    "本轮投资方协心投资成立于2011年，专注于早期投资",
    "江岸创投合伙人表示，看好公司的长期发展",
]


@pytest.mark.parametrize("words", NOBODY)
def test_advisers_and_the_unnamed_are_not_listed(words: str) -> None:
    assert investors(words) == ([], [])


def test_an_adviser_that_also_invests_stays() -> None:
    words = "由江岸创投领投，光岸资本跟投。光岸资本担任本轮融资的独家财务顾问"
    assert investors(words) == (["江岸创投"], ["光岸资本"])


GIVERS = [
    ("「云栈科技」获江岸创投数千万元A轮融资", ("江岸创投",)),
    ("「云栈科技」获红石、小绿书、美圆、阿狸新一轮投资", ("红石", "小绿书", "美圆", "阿狸")),
    ("“云栈科技”获得由新浪潮独自投资的2亿元C轮融资", ("新浪潮",)),
    ("云栈科技完成来自三七互动的新一轮融资", ("三七互动",)),
    ("云栈科技宣布获得富士河的Pre-A轮融资", ("富士河",)),
    ("云栈科技已从基金公司北岩资产融资1.18亿美元", ("北岩资产",)),
]


@pytest.mark.parametrize(("title", "names"), GIVERS, ids=[g[0] for g in GIVERS])
def test_the_giver_between_the_verb_and_the_sum(title: str, names: tuple[str, ...]) -> None:
    [deal] = extract({"title": title})
    assert deal.company == "云栈科技"
    assert deal.lead_investors + deal.investors == names


@pytest.mark.parametrize(
    ("title", "company", "backers"),
    [
        ("长河汽车向元启智行注资1亿美元", "元启智行", ("长河汽车",)),
        (
            "白塔资本、祥云文旅系联合投资，「零界飞机」完成近亿元A++轮融资",
            "零界飞机",
            ("白塔资本", "祥云文旅"),
        ),
        ("合水产投出手 10亿领投威骏汽车D轮融资", "威骏汽车", ("合水产投",)),
        ("亚河逊参投印度信用平台Rupeeline D+轮融资", "Rupeeline", ("亚河逊",)),
        ("九宜城领投茶饮品牌四伍客", "四伍客", ("九宜城",)),
    ],
)
def test_the_investor_as_the_subject(title: str, company: str, backers: tuple[str, ...]) -> None:
    [deal] = extract({"title": title})
    assert deal.company == company
    assert set(backers) <= set(deal.lead_investors + deal.investors)


def test_one_investors_ticket_is_not_the_amount() -> None:
    [deal] = extract({"title": "合水产投出手 10亿领投威骏汽车D轮融资"})
    assert (deal.amount, deal.round) == (None, "d")
