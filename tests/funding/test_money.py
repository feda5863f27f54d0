"""The value of money in words: numbers, magnitudes and currencies of both languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.funding import money

MAGNITUDES = [
    ("", 1),
    ("k", 1e3),
    ("K", 1e3),
    ("thousand", 1e3),
    ("lakh", 1e5),
    ("m", 1e6),
    ("M", 1e6),
    ("mn", 1e6),
    ("MM", 1e6),
    ("mln", 1e6),
    ("million", 1e6),
    ("Millions", 1e6),
    ("cr", 1e7),
    ("crore", 1e7),
    ("b", 1e9),
    ("bn", 1e9),
    ("Billion", 1e9),
    ("trillion", 1e12),
    ("万", 1e4),
    ("百万", 1e6),
    ("千万", 1e7),
    ("亿", 1e8),
    ("十亿", 1e9),
    ("百亿", 1e10),
    ("万亿", 1e12),
]


@pytest.mark.parametrize(("word", "factor"), MAGNITUDES, ids=[word or "none" for word, _ in MAGNITUDES])
def test_magnitudes(word: str, factor: float) -> None:
    assert money.magnitude(word) == factor


def test_an_unknown_magnitude_has_no_factor() -> None:
    assert money.magnitude("dozen") is None


CURRENCIES = [
    ("$", "USD"),
    ("US$", "USD"),
    ("usd", "USD"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("€", "EUR"),
    ("欧元", "EUR"),
    ("£", "GBP"),
    ("S$", "SGD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("HK$", "HKD"),
    ("港币", "HKD"),
    ("NT$", "TWD"),
    ("R$", "BRL"),
    ("₹", "INR"),
    ("Rs.", "INR"),
    ("RMB", "CNY"),
    ("人民币", "CNY"),
    ("元", "CNY"),
    ("yuan", "CNY"),
    ("日元", "JPY"),
    ("Yen", "JPY"),
    ("₩", "KRW"),
    ("Swiss  Francs", "CHF"),
    ("CHF", "CHF"),
    ("sek", "SEK"),
    ("＄", "USD"),
    ("Singapore dollars", "SGD"),
    ("DKK", "DKK"),
]


@pytest.mark.parametrize(("word", "code"), CURRENCIES, ids=[row[0] for row in CURRENCIES])
def test_currencies(word: str, code: str) -> None:
    assert money.currency(word) == code


@pytest.mark.parametrize("word", ["", "euphoria", "XYZ", "shares", "%"])
def test_no_currency(word: str) -> None:
    assert money.currency(word) is None


NUMBERS = [
    ("5", 5),
    ("5.5", 5.5),
    ("1,234", 1234),
    ("1,234.5", 1234.5),
    ("６０", 60),
    ("８．７１", 8.71),
    ("10,00,000", 1e6),
]


@pytest.mark.parametrize(("digits", "value"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_numbers(digits: str, value: float) -> None:
    assert money.number(digits) == value


@pytest.mark.parametrize("digits", ["", "1.2.3", "five", "."])
def test_no_number(digits: str) -> None:
    assert money.number(digits) is None


@given(st.integers(min_value=0, max_value=10**15))
@settings(deadline=None, max_examples=80)
def test_thousands_separators_do_not_change_a_number(value: int) -> None:
    assert money.number(f"{value:,}") == money.number(str(value)) == float(value)


@given(st.decimals(min_value=1, max_value=999, places=2), st.sampled_from(sorted(money.MAGNITUDES)))
@settings(deadline=None, max_examples=80)
def test_a_product_has_no_binary_dust(value: object, word: str) -> None:
    product = money.exact(float(str(value)) * (money.magnitude(word) or 0))
    assert len(repr(product).replace(".", "").replace("e+", "").strip("0")) <= 12


def test_a_vague_magnitude_is_a_range_of_ten() -> None:
    assert money.vague(1e7) == (1e7, 1e8)


def test_every_code_is_three_letters() -> None:
    assert all(len(code) == 3 and code.isupper() for code in money.ISO_CODES)
    assert set(money.CURRENCIES.values()) <= money.ISO_CODES
