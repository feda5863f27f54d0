"""News and history side by side: what was before, what is of others, what is only summed up."""

from __future__ import annotations

from crawler.funding import analyse

NEWS = "36氪获悉，近日，「云栈科技」宣布完成2亿元C轮融资，由江岸创投领投。"


def stages(text: str, title: str = "") -> tuple[list[str | None], list[str | None]]:
    analysis = analyse({"title": title, "text": text})
    return [m.round for m in analysis.mentions], [m.round for m in analysis.past_rounds]


def test_an_earlier_round_is_history() -> None:
    assert stages(NEWS + "此前，云栈科技曾获白塔资本数千万元B轮融资。") == (["c"], ["b"])


def test_a_chronicle_in_the_words_of_news_is_history() -> None:
    text = (
        NEWS + "\n迄今为止，云栈科技已先后完成4轮融资，累计融资超过4亿元：\n"
        "2020年8月，完成1亿元B轮融资，由云桥资本领投；\n2019年10月，完成3000万元A轮融资，"
        "投资方为白塔资本等；\n"
        "2018年3月，完成500万元天使轮融资，投资方为独山资本。"
    )
    news, past = stages(text)
    assert news == ["c"]
    assert past == ["b", "a", "angel"]


def test_the_investors_of_history_do_not_reach_the_news() -> None:
    [deal] = analyse({"text": NEWS + "此前，公司B轮融资由白塔资本领投，云桥资本跟投。"}).mentions
    assert deal.lead_investors == ("江岸创投",)
    assert deal.investors == ()


def test_a_competitors_round_is_not_ours() -> None:
    text = (
        NEWS
        + "\n提供类似服务的还有美国公司Vertanto，该公司在2018年完成了由Halberd领投的185万美元种子轮融资。"
    )
    assert stages(text) == (["c"], ["seed"])


def test_the_sum_of_all_rounds_is_no_amount() -> None:
    [deal] = analyse(
        {
            "title": "“云栈科技”完成天使++轮融资，累计融资金额达数亿元",
            "text": "近日，“云栈科技”宣布完成天使++轮融资。本轮融资由江岸创投领投，"
            "累计融资额已达数亿元人民币。",
        }
    ).mentions
    assert (deal.amount, deal.amount_min, deal.round) == (None, None, "angel+")


def test_the_round_that_comes_next_is_no_second_deal() -> None:
    assert stages(NEWS + "目前，公司已启动D轮融资。")[0] == ["c"]


def test_a_later_paragraph_about_this_round_adds_to_it() -> None:
    [deal] = analyse(
        {"text": NEWS + "\n公司成立于2016年。\n36氪从知情人士处获悉，本轮融资后云栈科技投后估值超过20亿元。"}
    ).mentions
    assert deal.valuation == 2e9


def test_a_sought_round_beside_a_closed_one_of_spring() -> None:
    analysis = analyse(
        {
            "title": "桃李日记寻求新一轮1至2亿美元融资 估值或增至40亿美元",
            "text": "科技媒体昨日报道称，桃李日记正寻求新一轮1至2亿美元的融资，"
            "如果融资成功投后估值为40亿美元。\n"
            "今年3月初，桃李日记已完成新一轮1亿美元融资，北虎基金领投、厚林基金跟投，投后估值约为20亿美元。",
        }
    )
    [deal] = analysis.mentions
    assert (deal.status, deal.valuation, deal.lead_investors, deal.investors) == ("in_talks", 4e9, (), ())
    [past] = analysis.past_rounds
    assert (past.amount, past.lead_investors) == (1e8, ("北虎基金",))


def test_a_story_about_something_else_tells_rounds_only_as_history() -> None:
    analysis = analyse(
        {
            "title": "DaMi被收购属不实消息",
            "text": "收购谈判已结束，交易价格未知。\n官网显示，DaMi成立于2013年4月。2019年1月，"
            "DaMi完成2.55亿美元D轮融资，由江岸资本领投，老股东白塔资本跟投。",
        }
    )
    assert analysis.mentions == ()
    assert [(m.round, m.amount) for m in analysis.past_rounds] == [("d", 2.55e8)]


def test_what_a_company_did_after_a_round_refers_to_it_and_does_not_tell_it() -> None:
    analysis = analyse({"text": "快鸟CFO表示，快鸟AI完成独立融资后，将在支出上采用更灵活的形式，包括租赁。"})
    assert analysis.mentions == ()


def test_a_closed_round_and_the_next_one_with_their_valuations() -> None:
    analysis = analyse(
        {"text": "据悉，月壤智能已完成F轮融资，投后估值350亿美元，目前正启动G轮融资，投前估值500亿美元。"}
    )
    told = [(m.round, m.valuation, m.valuation_kind, m.status) for m in analysis.mentions]
    assert told == [("f", 3.5e10, "post", "announced"), ("g", 5e10, "pre", "in_talks")]


def test_the_next_round_does_not_make_the_closed_one_a_plan() -> None:
    analysis = analyse(
        {
            "title": "月壤智能完成20亿美元F轮融资",
            "text": "月壤智能近日完成20亿美元F轮融资。同时公司已启动G轮融资，投前估值500亿美元。",
        }
    )
    assert [(m.round, m.status) for m in analysis.mentions] == [("f", "announced"), ("g", "in_talks")]


def test_a_value_that_is_only_compared_with() -> None:
    [deal] = analyse(
        {"text": "知情人士称，砂砾科技正就新一轮融资谈判，估值约500亿美元，较今年7月的120亿美元大幅上升。"}
    ).mentions
    assert (deal.amount, deal.valuation) == (None, 5e10)
