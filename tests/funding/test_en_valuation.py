"""What the company is worth, before or after the money."""

from __future__ import annotations

import pytest

from crawler.funding import extract

TOLD = [
    ("at a $300M valuation", 3e8, None),
    ("at $300M valuation", 3e8, None),
    ("at a $300 million post-money valuation", 3e8, "post"),
    ("at a $300 million pre-money valuation", 3e8, "pre"),
    ("at a post-money valuation of $300 million", 3e8, "post"),
    ("at a post-money valuation “just shy” of $300 million", 3e8, "post"),
    ("at a valuation of $300 million", 3e8, None),
    ("at a valuation exceeding $300m", 3e8, None),
    ("on a valuation of over $300m", 3e8, None),
    ("valuing the company at $300 million", 3e8, None),
    ("valuing it at more than $300 million", 3e8, None),
    ("that values the startup at about $300 million", 3e8, None),
    ("to push its valuation past $300M", 3e8, None),
    ("lifting its valuation to the tune of $300 million", 3e8, None),
    ("at a $300M+ valuation", 3e8, None),
    ("at a $300M ‘headline’ valuation", 3e8, None),
    ("at nearly $300 million valuation", 3e8, None),
]


@pytest.mark.parametrize(("words", "valuation", "kind"), TOLD, ids=[row[0] for row in TOLD])
def test_a_valuation_in_the_sentence_of_the_deal(words: str, valuation: float, kind: str | None) -> None:
    [deal] = extract({"text": f"Zephyr raised $12 million in Series A funding {words}."})
    assert (deal.amount, deal.valuation, deal.valuation_currency, deal.valuation_kind) == (
        12e6,
        valuation,
        "USD",
        kind,
    )


LATER = [
    ("The round values the company at $300 million.", 3e8),
    ("Current valuation: US$300 million.", 3e8),
    ("The deal valued Zephyr at $300 million.", 3e8),
    ("It maintained the same valuation of $300 million as its previous round.", 3e8),
    ("Zephyr was last valued at $100 million.", None),
    ("Once worth $900 million, its rival Quill has shrunk.", None),
    ("The startups in its programme have a total valuation of over US$1 billion.", None),
    ("Its valuation was $100 million in 2019.", None),
]


@pytest.mark.parametrize(("sentence", "valuation"), LATER, ids=[row[0] for row in LATER])
def test_a_valuation_in_a_later_sentence(sentence: str, valuation: float | None) -> None:
    text = f"Zephyr raised $12 million in Series A funding led by North Pier.\n\n{sentence}"
    [deal] = extract({"title": "Zephyr raises $12M", "text": text})
    assert deal.valuation == valuation


def test_a_valuation_alone_is_not_the_sum() -> None:
    [deal] = extract({"title": "Zephyr raised a Series C at a $1.4 billion valuation"})
    assert (deal.amount, deal.valuation) == (None, 1.4e9)


def test_the_total_beside_a_valuation() -> None:
    [deal] = extract(
        {"text": "Zephyr raised $480M Series D at a $2.5B valuation, bolstering its total funding to $863M."}
    )
    assert (deal.amount, deal.round, deal.valuation) == (480e6, "d", 2.5e9)


def test_a_valuation_in_another_currency() -> None:
    [deal] = extract({"text": "Zephyr raised €12 million in Series A funding at a $300 million valuation."})
    assert (deal.currency, deal.valuation_currency) == ("EUR", "USD")
