"""Constructions of Chinese stories: agreements, descriptors before names, counts that are no companies, listings."""

from __future__ import annotations

import pytest

from crawler.funding import extract
from storage.records import Mention


def only(title: str, text: str = "") -> Mention:
    (mention,) = extract({"title": title, "text": text})
    return mention


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        pytest.param("某物流集团的风险投资部门Kestrel Ventures领投", "Kestrel Ventures", id="department"),
        pytest.param("中东主权基金瀚石投资局领投", "瀚石投资局", id="sovereign fund"),
        pytest.param("欧洲化工巨头Nordvik领投", "Nordvik", id="giant"),
        pytest.param("日本软体商Hoshimaru领投", "Hoshimaru", id="latin name behind a kind"),
        pytest.param("亚洲私募股权公司岚桥资本领投", "岚桥资本", id="region and kind"),
        pytest.param("天使股东白塔资本领投", "白塔资本", id="shareholder"),
        pytest.param("江岸创投以个人名义领投", "江岸创投", id="adverb behind the name"),
    ],
)
def test_what_an_investor_is_is_no_part_of_its_name(words: str, lead: str) -> None:
    told = only("云栈科技完成1亿元A轮融资", f"云栈科技宣布完成1亿元A轮融资，本轮由{words}。")
    assert told.lead_investors == (lead,)


@pytest.mark.parametrize("unnamed", ["三江系基金", "国建系基金", "日商", "一家未公开名称的主权基金"])
def test_an_investor_without_a_name_is_left_out(unnamed: str) -> None:
    told = only(
        "云栈科技完成1亿元A轮融资", f"云栈科技宣布完成1亿元A轮融资，本轮由白塔资本领投，{unnamed}跟投。"
    )
    assert told.lead_investors == ("白塔资本",)
    assert unnamed not in told.investors


def test_those_that_sign_the_agreement_are_the_investors() -> None:
    text = "云栈科技与江岸创投、白塔资本签署投资协议，两家机构合计出资1亿元。"
    told = only("云栈科技获1亿元C轮投资", text)
    assert {"江岸创投", "白塔资本"} <= {*told.investors}


def test_a_role_in_brackets_begins_no_company() -> None:
    text = "云栈科技完成数千万元A轮融资，投资方为江岸创投、白塔资本（领投）等。"
    told = only("云栈科技完成数千万元A轮融资", text)
    assert told.lead_investors == ("白塔资本",)


def test_the_source_of_a_report_is_no_investor() -> None:
    text = "36氪了解到，云栈科技完成1亿元A轮融资，白塔资本的创始合伙人陆明川以个人身份参与。"
    told = only("云栈科技完成1亿元A轮融资", text)
    assert told.investors == ("陆明川",)


def test_a_round_whose_money_has_arrived() -> None:
    told = only("晚报：大象回应裁员；「山谷里」D轮8亿元到账")
    assert (told.company, told.round, told.amount) == ("山谷里", "d", 8e8)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param(
            "早期项目周报：共披露46起",
            "从轮次看，A轮14起，战略投资6起。先进制造以15起居首，融资总额约27亿元。",
            id="counts",
        ),
        pytest.param(
            "某市金融办介绍进展",
            "已有23家科创企业通过“快捷通道”完成股权融资，合计超过60亿元。",
            id="so many companies",
        ),
        pytest.param("通过聆讯！岩芯量子即将登陆港交所，拟募资约40亿港元", "", id="listing"),
    ],
)
def test_counts_and_listings_are_no_deals(title: str, text: str) -> None:
    assert not extract({"title": title, "text": text})


def test_a_list_goes_on_behind_a_bracket_with_a_verb_of_its_own() -> None:
    text = (
        "云栈科技宣布完成2亿美元C轮融资。新投资者江岸创投、白塔资本（由海港集团管理）、Kestrel参与，"
        "现有投资者云桥资本、北斗基金全部继续支持。"
    )
    told = only("云栈科技完成2亿美元C轮融资", text)
    assert {*told.investors} == {"江岸创投", "白塔资本", "Kestrel", "云桥资本", "北斗基金"}


def test_a_holder_that_the_story_will_not_name_is_left_out() -> None:
    text = "云栈科技已与某地方国资平台及老股东长岭集团达成协议，获得总额约6亿元的新一轮注资。"
    assert only("云栈科技获6亿元注资", text).investors == ("长岭集团",)


def test_a_headline_of_a_round_up_keeps_its_company_beside_the_next_story() -> None:
    title = "8点1氪 | 大象回应裁员；「南枝」完成5000万元A轮融资；岩芯量子递表港交所"
    text = "岩芯量子向港交所递交招股书。IPO前，岩芯量子共完成9轮融资，股东包括江岸创投。"
    assert only(title, text).company == "南枝"


def test_a_list_of_trades_and_companies_is_a_round_up_whatever_its_headline() -> None:
    text = (
        "【医疗】岩芯诊断：获1.2亿元B轮融资，由江岸创投和白塔资本联合领投，云桥资本跟投。\n"
        "【新消费】“瓜大王”：获江岸创投数百万元天使轮投资。\n"
        "【机器人】灵汐动力：获数千万元A轮融资，云桥资本独家投资。"
    )
    found = extract({"title": "本周观察：十二家公司拿到钱", "text": text})
    assert [(m.company, m.round) for m in found] == [
        ("岩芯诊断", "b"),
        ("瓜大王", "angel"),
        ("灵汐动力", "a"),
    ]


def test_how_much_was_delivered_behind_a_delivery() -> None:
    text = "氢途动力完成A轮首批交割，规模达数亿元，江岸创投、白塔资本投资。"
    told = only("氢途动力完成A轮首批交割", text)
    assert (told.amount_min, told.amount_max) == (1e8, 1e9)


def test_new_holders_listed_behind_the_round() -> None:
    told = only("砂砾科技获融资", "砂砾科技完成新一轮股权融资，新增股东包括白塔资本、云桥资本。")
    assert told.investors == ("白塔资本", "云桥资本")


def test_many_unnamed_funds_are_no_company() -> None:
    assert only("云栈科技完成超18亿元新融资 多家地方基金参与投资").company == "云栈科技"


def test_an_earlier_holder_is_named_without_the_word_for_it() -> None:
    text = "云栈科技宣布完成4亿美元融资，江岸创投领投，白塔资本、云桥资本原有投资方跟投。"
    assert only("云栈科技完成4亿美元融资", text).investors == ("白塔资本", "云桥资本")


def test_this_is_belongs_to_no_name() -> None:
    told = extract(
        {
            "title": "云栈科技完成1亿元A轮融资",
            "text": "36氪获悉，云栈科技完成1亿元A轮融资。\n这是云栈科技今年完成的第二轮融资。",
        }
    )
    assert {mention.company for mention in told} == {"云栈科技"}
