"""What a company does and where it sits."""

from __future__ import annotations

import pytest

from crawler.funding import extract, sectors

PROFILES = [
    ("印度外卖公司Tiffinly获1.47亿美元D轮融资", None, "IN", None),
    ("新加坡支付公司Payloom完成2000万美元B轮融资", "fintech", "SG", None),
    ("人形机器人公司「灵蹄科技」完成亿元级A轮融资", "robotics", None, None),
    ("精品咖啡品牌「半山手冲」完成数千万元A轮融资", "food", None, None),
    ("创新药研发商「苜蓿生物」完成5000万元A轮融资", "biotech", None, None),
    ("AI芯片厂商「砂砾科技」完成3亿元B轮融资", "semiconductors", None, None),
    ("「云栈科技」完成3亿元B轮融资", None, None, None),
]


@pytest.mark.parametrize(("title", "sector", "country", "city"), PROFILES, ids=[p[0] for p in PROFILES])
def test_the_description_before_the_name(
    title: str, sector: str | None, country: str | None, city: str | None
) -> None:
    [deal] = extract({"title": title})
    assert (deal.sector, deal.country, deal.city) == (sector, country, city)


def test_the_city_of_the_legal_name() -> None:
    text = "近日，深圳灵蹄科技有限公司（以下简称“灵蹄科技”）完成数千万元天使轮融资。"
    [deal] = extract({"text": text})
    assert (deal.city, deal.country) == ("深圳", "CN")
    [seat] = [piece for piece in deal.evidence if piece.field == "city"]
    assert text[seat.start : seat.end] == "深圳"


def test_the_seat_that_the_text_tells() -> None:
    [deal] = extract({"text": "近日，「灵蹄科技」完成数千万元天使轮融资。灵蹄科技总部位于杭州，专注机器人。"})
    assert (deal.city, deal.country) == ("杭州", "CN")


@pytest.mark.parametrize("name", sectors.titles())
def test_every_sector_is_recognised_by_each_of_its_words(name: str) -> None:
    order = list(sectors.titles())
    for word in sectors.words(name, "zh"):
        found = sectors.sector_of(word, "zh")
        assert found is not None and order.index(found.name) <= order.index(name)
    for word in sectors.words(name, "en"):
        found = sectors.sector_of(f"a {word} company", "en")
        assert found is not None and order.index(found.name) <= order.index(name)


@pytest.mark.parametrize(
    ("description", "sector"),
    [
        ("a Berlin-based battery startup", "energy"),
        ("an AI legal software firm", "ai"),
        ("a maker of hats", None),
    ],
)
def test_an_english_description(description: str, sector: str | None) -> None:
    found = sectors.sector_of(description, "en")
    assert (found.name if found else None) == sector
