"""Several stories in one text: morning papers, weeklies, lists. One mention a deal, none from the other items."""

from __future__ import annotations

from crawler.funding import extract


def told(title: str, text: str) -> list[tuple[object, ...]]:
    return [(m.company, m.round, m.lead_investors) for m in extract({"title": title, "text": text})]


def test_a_morning_paper_with_headings_and_paragraphs() -> None:
    title = "8点1氪丨云栈科技获3亿元B轮融资；大象回应裁员；海燕手机发布新机"
    text = (
        "今日热点导览\n大象回应裁员传闻\n大象表示，公司经营正常，三季度营收达120亿元。\n"
        "云栈科技获3亿元B轮融资\n36氪获悉，工业软件服务商“云栈科技”宣布完成3亿元B轮融资，"
        "由江岸创投领投，白塔资本跟投。\n"
        "海燕手机发布新机\n海燕手机售价3999元起，首销额破亿元。\n"
        "“灵汐动力”完成数千万元天使轮融资\n36氪获悉，"
        "机器人关节公司“灵汐动力”完成数千万元天使轮融资，本轮由云桥资本独家投资。"
    )
    assert told(title, text) == [("云栈科技", "b", ("江岸创投",)), ("灵汐动力", "angel", ())]


def test_an_evening_paper_in_one_headline() -> None:
    title = "氪星晚报｜白鹭集团三季度净收入20亿元；“岩芯量子”完成超亿元融资；我国启动专项行动"
    assert [m.company for m in extract({"title": title})] == ["岩芯量子"]


def test_a_headline_with_a_slash_between_stories() -> None:
    title = "出海速递｜两国取消小包免税政策/元顶智能完成近10亿元融资"
    assert [(m.company, m.amount) for m in extract({"title": title})] == [("元顶智能", 1e9)]


def test_a_numbered_list() -> None:
    title = "【签约】总投资149.2亿元！海湾平湖园签约9个项目；砂砾科技获数千万元Pre-A轮融资"
    text = (
        "1、总投资149.2亿元！海湾平湖园签约9个项目\n海湾平湖科技城举行签约仪式。\n"
        "2、源自江城大学，砂砾科技获数千万元Pre-A轮融资\n据海州财经消息，"
        "砂砾科技完成数千万元Pre-A轮投资，由硅湾资本领投，水木清创投跟投，"
        "本轮融资资金将主要用于芯片研发。"
    )
    assert told(title, text) == [("砂砾科技", "pre-a", ("硅湾资本",))]


def test_a_list_in_one_paragraph() -> None:
    text = (
        "本周融资速递：6月27日，F9未来商店获3000万元的A+轮融资；7月3日，缤纷盒子获超过1亿元的A轮融资；"
        "7月18日，小稻便利店获由洪山基金、晨岭资本联合投资的1.25亿元人民币首轮融资。"
    )
    found = [
        (m.company, m.amount, m.round) for m in extract({"title": "一周要闻：无人店融资忙", "text": text})
    ]
    assert found == [("F9未来商店", 3e7, "a+"), ("缤纷盒子", 1e8, "a"), ("小稻便利店", 1.25e8, None)]


def test_the_same_deal_told_three_times_is_one() -> None:
    title = "「云栈科技」完成2亿元A轮融资"
    text = (
        "核心提示：云栈科技完成2亿元A轮融资，资金用于研发。\n"
        "36氪获悉，云栈科技近日宣布完成2亿元A轮融资。\n云栈科技创始人表示，完成2亿元A轮融资是新的起点。"
    )
    assert told(title, text) == [("云栈科技", "a", ())]


def test_investors_do_not_leak_into_the_next_story() -> None:
    text = (
        "“云栈科技”完成A轮融资\n36氪获悉，“云栈科技”完成A轮融资，由江岸创投领投。\n"
        "“灵汐动力”完成B轮融资\n36氪获悉，“灵汐动力”完成B轮融资，由白塔资本领投。本轮融资后，公司将扩大产能。"
    )
    assert told("投融资日报", text) == [("云栈科技", "a", ("江岸创投",)), ("灵汐动力", "b", ("白塔资本",))]
