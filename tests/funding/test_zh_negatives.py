"""Texts with 融资 or large sums in which no company raises money, one by one."""

from __future__ import annotations

import pytest

from crawler.funding import extract

NEGATIVES = {
    "convertible bonds": "北辰股份：拟发行可转换公司债券募资不超过11.76亿元，用于精密再生项目",
    "short-term paper": "北辰证券完成发行2020年度第七期短期融资券，发行金额40亿元",
    "super short-term paper": "海州高速公路完成发行2亿元超短期融资券",
    "private placement": "北辰股份定增募资45亿元，扩充产能",
    "margin balance": "沪深两市融资余额增加12.3亿元，融资净买入居前",
    "margin trading": "北辰股份入选融资融券标的，获融资净买入122万元",
    "leasing": "海州飞机租赁与国河融资租赁公司签订3亿元合作协议",
    "guarantee": "北辰集团：为全资子公司17.6亿元融资提供担保",
    "factoring": "北辰股份开展应收账款保理业务 拟融资最高不超2亿元",
    "bank loan": "北辰实业获银行提供10亿元贷款授信",
    "financing platform": "英维达与6家金融公司合作，设立独立的算力融资平台，为AI基础设施建设筹集逾5000亿美元第三方资本",
    "IPO": "云栈科技递交招股书，拟IPO融资1亿美元",
    "IPO done": "云栈科技在纳斯达克上市，首次公开募股筹资4亿美元",
    "acquisition": "花2亿美元买个12人的初创企业，民宿巨头也为AI狂",
    "acquisition plain": "白鹭集团以20亿美元收购云栈科技",
    "valuation and IPO": "估值2100亿，年入420亿，小绿书可能要IPO",
    "own fund": "江岸创投完成首支美元基金12亿美元募集",
    "own fund sought": "据知情人士透露，江岸创投寻求为其首支美元基金募集12亿美元",
    "LP": "海能碳中和投资基金宣布完成对湖北智慧新能源基金5000万美元等值人民币的投资",
    "factory": "光宏科技：投资1.2亿美元设立越南子公司",
    "project": "北辰汽车计划投资50亿元在华东建研发基地",
    "subsidy": "云栈科技：累计获得政府补助7678万元",
    "buy-back": "北辰集团拟斥资10亿元回购股份",
    "statistics": "11月投融资月报：披露融资金额超170亿元，餐饮赛道火热",
    "count": "上半年机器人领域共发生120起融资，总额超百亿元",
    "revenue": "云栈科技三季度净收入20亿元，毛利率提至27%",
    "crowd funding": "深圳3D打印公司拿下超470万美元众筹",
    "no money wanted": "不融资、不烧钱，9人干半年，卖出5.7亿",
    "fraud": "造车新势力爆雷：员工集体举报销量造假骗融资，负债3亿",
    "question": "这家公司凭什么？成立3年融资超1亿美元",
    "why": "成立3年融资超1亿美元，这家AI公司凭什么？",
    "condition": "如果云栈科技完成10亿元融资，行业格局将改变",
    "sector": "融资超50亿元的小众赛道，卡住器械上游脖子",
    "prize": "江城大学团队获得1000万元奖金",
    "fund sector": "千亿级母基金落地海州",
    "round of talks": "两国完成新一轮谈判，双方同意增加投资",
    "wheel": "双轮电动车公司完成第一轮测试，两轮驱动",
    "several companies": "兴盛、十荟等多个平台都完成了至少两轮融资",
    "return": "软河集团投资贝屋获375%回报率",
    "personal": "他靠投资豪宅赚了1亿元",
    "investing as a subject": "巨人老矣，这里是他的五大投资经验",
    "investing in general": "智能体时代的计算与存储芯片投资思辨",
    "a promotion meeting": "招商签约超400亿元，宜州市投资推介活动顺利举办",
    "public works": "西江市重点建设项目1~8月份完成投资2987.04亿元",
    "bonus": "人均560万元，砂砾科技员工6.9亿“大红包”将到账",
    "float": "国产处理器龙头冲刺科创板，年销235万颗芯片，拟募资42亿元",
    "prospectus": "海波宠物路演PPT曝光：拟募资8000万美元 月底上市",
    "debt plan": "京海置业完成发行2020年第二期债权融资计划 规模2亿利率6%",
    "a board resolves": "深海强芯：拟不超2000万元投资比邻半导体",
    "once backed": "欧洲大模型公司加入开源大战，曾获博仕和惠朴投资",
    "once raised": "知名火锅陷闭店潮，全国多地门店全关，曾融资10亿",
    "market": "文旅投资回暖扩张",
    "many investors": "多家企业获得融资，机器人赛道火热",
}


@pytest.mark.parametrize("title", NEGATIVES.values(), ids=NEGATIVES.keys())
def test_a_headline_about_something_else(title: str) -> None:
    assert extract({"title": title}) == []


@pytest.mark.parametrize("text", NEGATIVES.values(), ids=NEGATIVES.keys())
def test_a_text_about_something_else(text: str) -> None:
    assert extract({"text": text + "。"}) == []


def test_a_listed_companys_bonds_with_all_their_figures() -> None:
    article = {
        "title": "福乐股份：拟募资不超过11.76亿元，用于半导体设备精密再生等项目",
        "text": "36氪获悉，福乐股份公告，公司拟向不特定对象发行可转换公司债券，"
        "募集资金总额不超过11.76亿元，扣除发行费用后拟用于7个项目。",
    }
    assert extract(article) == []


def test_quarterly_figures_beside_an_old_round() -> None:
    article = {
        "title": "快鸟CFO：二季度自由现金流为正，下半年目标继续保持",
        "text": "快鸟CFO表示，公司二季度自由现金流为正。可灵动AI完成独立融资后，"
        "将在现金流支出上采用更加灵活的形式，包括通过租赁等方式解决更多算力需求。",
    }
    assert extract(article) == []
