"""Money in Chinese words: values, currencies, and what a sum is said of."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.funding.zh import money
from crawler.funding.zh.money import Sum
from crawler.funding.zh.reading import Reading


def sums(words: str) -> list[Sum]:
    reading = Reading("text", words)
    return money.find(reading, 0, len(reading.text))


def told(words: str) -> tuple[float | tuple[float | None, float | None], str | None]:
    [one] = sums(words)
    value = one.money.amount if one.money.amount is not None else (one.money.low, one.money.high)
    return value, one.money.currency


POINTS = [
    ("完成2.5亿元融资", 2.5e8, "CNY"),
    ("完成2.5亿融资", 2.5e8, "CNY"),
    ("完成近2亿美元融资", 2e8, "USD"),
    ("完成超3亿美元融资", 3e8, "USD"),
    ("完成逾4亿港元融资", 4e8, "HKD"),
    ("完成过亿元融资", 1e8, "CNY"),
    ("完成近亿元融资", 1e8, "CNY"),
    ("完成超千万元融资", 1e7, "CNY"),
    ("完成近千万美元融资", 1e7, "USD"),
    ("完成上亿元融资", 1e8, "CNY"),
    ("完成约3000万美金融资", 3e7, "USD"),
    ("完成 5000 万 美元融资", 5e7, "USD"),
    ("完成 1.5 亿美金融资", 1.5e8, "USD"),
    ("完成６０亿元融资", 6e9, "CNY"),
    ("完成８﹒７１亿美元融资", 8.71e8, "USD"),
    ("完成一亿元融资", 1e8, "CNY"),
    ("完成两亿元融资", 2e8, "CNY"),
    ("完成十亿元融资", 1e9, "CNY"),
    ("完成十五亿元融资", 1.5e9, "CNY"),
    ("完成两千万元融资", 2e7, "CNY"),
    ("完成三千五百万元融资", 3.5e7, "CNY"),
    ("完成10亿+人民币融资", 1e9, "CNY"),
    ("完成10多亿元融资", 1e9, "CNY"),
    ("完成6,200万美元融资", 6.2e7, "USD"),
    ("完成8140万美元融资", 8.14e7, "USD"),
    ("完成1亿5000万元融资", 1.5e8, "CNY"),
    ("完成人民币3,200万元融资", 3.2e7, "CNY"),
    ("完成人民币近亿元融资", 1e8, "CNY"),
    ("完成3500万人民币融资", 3.5e7, "CNY"),
    ("完成5000万元人民币融资", 5e7, "CNY"),
    ("完成5亿卢比融资", 5e8, "INR"),
    ("完成200亿日元融资", 2e10, "JPY"),
    ("完成1425万欧元融资", 1.425e7, "EUR"),
    ("完成400万英镑融资", 4e6, "GBP"),
    ("完成3亿新台币融资", 3e8, "TWD"),
    ("完成100亿韩元融资", 1e10, "KRW"),
    ("完成5000万美元等值人民币融资", 5e7, "USD"),
    ("募资不低于3亿元", 3e8, "CNY"),
    ("獲得3億美元融資", 3e8, "USD"),
]


@pytest.mark.parametrize(("words", "amount", "currency"), POINTS, ids=[p[0] for p in POINTS])
def test_a_number_or_nearly_one_is_a_point(words: str, amount: float, currency: str) -> None:
    assert told(words) == (amount, currency)


RANGES = [
    ("完成数千万元融资", 1e7, 1e8, "CNY"),
    ("完成数亿美元融资", 1e8, 1e9, "USD"),
    ("完成数百万元融资", 1e6, 1e7, "CNY"),
    ("完成数十亿元融资", 1e9, 1e10, "CNY"),
    ("完成千万级融资", 1e7, 1e8, "CNY"),
    ("完成亿元级融资", 1e8, 1e9, "CNY"),
    ("完成千万美元级融资", 1e7, 1e8, "USD"),
    ("完成亿元融资", 1e8, 1e9, "CNY"),
    ("完成千万元融资", 1e7, 1e8, "CNY"),
    ("完成亿元及以上人民币融资", 1e8, 1e9, "CNY"),
    ("寻求1至2亿美元融资", 1e8, 2e8, "USD"),
    ("寻求20亿至30亿元人民币融资", 2e9, 3e9, "CNY"),
    ("寻求 20-30 亿元融资", 2e9, 3e9, "CNY"),
    ("寻求5000万-1亿美元融资", 5e7, 1e8, "USD"),
    ("寻求4亿至5亿美元融资", 4e8, 5e8, "USD"),
    ("獲數千萬元人民幣融資", 1e7, 1e8, "CNY"),
]


@pytest.mark.parametrize(("words", "low", "high", "currency"), RANGES, ids=[r[0] for r in RANGES])
def test_a_vague_magnitude_or_two_numbers_are_a_range(
    words: str, low: float, high: float, currency: str
) -> None:
    assert told(words) == ((low, high), currency)


ROLES = [
    ("投后估值约25亿美元", "valuation"),
    ("估值突破百亿元", "valuation"),
    ("以10亿元的估值寻求融资", "valuation"),
    ("投前估值65亿美元", "valuation"),
    ("估值将从10亿美元增至40亿美元", "other valuation"),
    ("累计融资超过40亿元", "total"),
    ("融资总额累计达5亿元", "total"),
    ("两轮融资金额共计近亿元", "total"),
    ("腾飞集团领投8亿美元", "ticket"),
    ("云岭基金投入约3000万美元", "ticket"),
    ("注册资本增至1603万元", "other"),
    ("全年营收达5亿元", "other"),
    ("该品牌GMV超过2亿元", "other"),
    ("获得2.5亿美元芯片订单", "other"),
    ("市场规模超过200亿元", "other"),
    ("单店估值已超1亿元", "other"),
    ("继去年完成千万美元级融资后", "other"),
    ("此次融资金额约3亿美元", "deal"),
    ("本轮融资总额为3亿元", "deal"),
]


@pytest.mark.parametrize(("words", "roles"), ROLES, ids=[r[0] for r in ROLES])
def test_what_a_sum_is_said_of(words: str, roles: str) -> None:
    assert " ".join(s.role for s in sums(words)) == roles


@pytest.mark.parametrize(
    "words",
    [
        "用户超过4000万",
        "覆盖1200万个家庭",
        "下载量突破3亿次",
        "建成30万吨产线",
        "2020年第4季度",
        "A股第1家",
        "拥有10万+粉丝",
    ],
)
def test_large_numbers_that_are_no_money(words: str) -> None:
    assert sums(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "获200万美元（约合1.46亿卢比）融资",
        "获1425万欧元（约为1600万美元）融资",
        "获4.34亿美元（约合30.6亿元人民币）的融资",
    ],
)
def test_a_conversion_in_brackets_is_not_a_second_sum(words: str) -> None:
    assert len(sums(words)) == 1


@settings(deadline=None, max_examples=60)
@given(
    st.integers(1, 9999),
    st.sampled_from([("万", 1e4), ("亿", 1e8), ("百万", 1e6), ("千万", 1e7)]),
    st.sampled_from([("元", "CNY"), ("美元", "USD"), ("欧元", "EUR"), ("港元", "HKD"), ("", "CNY")]),
    st.sampled_from(["", "近", "超", "约", "逾", "超过"]),
)
def test_digits_magnitude_and_currency_are_read_in_any_combination(
    digits: int, big: tuple[str, float], unit: tuple[str, str], about: str
) -> None:
    amount, currency = told(f"完成{about}{digits}{big[0]}{unit[0]}融资")
    assert amount == pytest.approx(digits * big[1])
    assert currency == unit[1]


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 99))
def test_chinese_numerals_say_the_same_as_digits(number: int) -> None:
    tens, ones = divmod(number, 10)
    figures = "零一二三四五六七八九"
    numeral = (figures[tens] if tens > 1 else "") + ("十" if tens else "") + (figures[ones] if ones else "")
    assert told(f"完成{numeral}亿元融资")[0] == number * 1e8


@settings(deadline=None, max_examples=60)
@example("1万-0元")
@given(st.text(alphabet="0123456789.,万亿千百十元美级数近超约 至-（）人民币两一", max_size=60))
def test_any_jumble_of_figures_is_read_without_harm(words: str) -> None:
    for one in sums(words):
        assert one.money.span.end > one.money.span.start
        assert one.money.low is None or one.money.high is None or one.money.low <= one.money.high
