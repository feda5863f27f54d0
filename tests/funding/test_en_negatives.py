"""What is worded like a deal and is none, one by one."""

from __future__ import annotations

import pytest

from crawler.funding import extract

HEADLINES = {
    "a venture firm's fund": "North Pier raises $300M for a new fund",
    "a numbered fund": "North Pier Ventures closes $118M third fund",
    "a firm that raises to invest": "Pier Ventures raised $100m to invest in climate startups",
    "a firm to fund startups": "Pier Capital Ventures raised $1.3 billion to fund young startups",
    "a fund with a regional theme": "North Pier is raising $40M for an India-specific fund",
    "a venture studio's fund": "Pier Studio raises $27M fund to concentrate on AI startups",
    "an acquisition": "Acme acquires Zephyr for $5M",
    "an acquisition told by its price": "Acme buys battery startup Zephyr in $2 billion deal",
    "a takeover bid": "Zephyr agrees to $1.8 billion Acme bid",
    "an IPO": "Zephyr raises $370 million in IPO",
    "an IPO to come": "Zephyr seeks to raise $370 million in Norway IPO",
    "a listing": "Zephyr looking to raise $5 billion through Oslo listing",
    "bonds": "Zephyr to raise $200 million in bonds",
    "a stock sale": "Zephyr plans to raise $1.6 billion via stock sales",
    "a SPAC": "Zephyr to go public in $1 billion SPAC merger",
    "revenue": "Zephyr reports $5M in annual revenue",
    "revenue beside a verb of raising": "Zephyr lands $5M in annual recurring revenue",
    "taxes": "Colorado collects $3.5 million in marijuana taxes",
    "a penalty": "Zephyr hit with $5M fine",
    "a settlement": "Zephyr agrees to pay $5M settlement",
    "a market": "Battery market to reach $5 billion by 2030",
    "a price": "Zephyr cuts price to $5",
    "a corporate budget": "Acme to invest $7.2 billion in 5G, AI, and IoT over five years",
    "a factory": "Acme to invest $2.2B in Detroit to build electric vehicles",
    "a crypto purchase": "Acme invests $20M in BTC",
    "advice": "How to raise a Series A in a hard year",
    "more advice": "What You Need to Raise a Series A Today",
    "statistics": "Female-founded startups have raised $15.5 billion so far this year",
    "a list": "Here are the 24 startups that have raised $100M or more this year",
    "an investor's cut": "Pier cuts the value of its stake, implying new valuation of $456M",
    "a pitch deck": "Pitch Deck Teardown: Zephyr’s $7.5M seed deck",
    "other raising": "Safety Concerns Raised Over New Feature",
    "awareness": "Zephyr raises alarms about face recognition",
    "oil": "Saudis raise oil prices in key markets",
    "a game": "Raise the dead with Ghosts of Zephyr",
    "a layoff at a backed company": "North Pier-backed Zephyr lays off staff",
    "a hire": "Pier Ventures hires two partners",
    "a trial": "Zephyr founder charged with fraud over $5M",
    "a class action": "INVESTOR NOTICE: Zephyr Inc. Investors with Losses in Excess of $100K",
    "Xbox": "The Xbox Series X gets a new pad",
}


@pytest.mark.parametrize("title", HEADLINES.values(), ids=HEADLINES.keys())
def test_a_headline_that_tells_no_deal(title: str) -> None:
    assert extract({"title": title}) == []


SENTENCES = {
    "a fund of a firm": "Pier Ventures, a Berlin-based venture capital firm, closed its fourth fund, at $130M.",
    "a firm raising for its fund": "Pier Partners, a Berlin-based venture capital firm, is to raise $250m for its next"
    " fund.",
    "a fund of funds": "Pier Capital has closed its ninth private equity fund-of-funds at $350m.",
    "a public offering": "Zephyr Inc., of Boston, said it closed its public offering of 8.3 million shares for"
    " gross proceeds of $75 million.",
    "an IPO filing": "Zephyr Inc., of Boston, has filed with the SEC for an IPO to raise up to $86 million.",
    "a partner joins": "Pier Ventures, a Boston-based venture firm, added Ann Lee as a general partner.",
    "a promotion": "Pier Partners, a Boston-based venture capital firm, has announced two promotions.",
    "a purchase": "Zephyr, a Boston-based software maker, acquired Quill, a chat platform.",
    "an order": "Zephyr won a $125 million order from Acme.",
    "a donation": "Acme gave $5 million to the museum.",
    "a national budget": "The government plans to spend $10 billion on chips.",
    "a market forecast": "The market is expected to reach $46.5 billion, up from $17.4 billion in 2019.",
    "sector statistics": "Investors poured more than $7 billion in seed through growth-stage rounds into the"
    " sector last year.",
    "an IPO that was priced": "Zephyr prices IPO above its range, raises $612 million.",
    "statistics of a region": "Startups in Norway raised €2.1 billion in the first half.",
    "advice of a founder": "Six lessons from raising a Series A in a downturn.",
    "a round that is not planned": "Zephyr has enough cash and does not plan to raise new funding.",
    "a round that was stopped": "Zephyr pulls plug on €150m funding round",
    "a price range": "The prices range from IDR 15,000 to IDR 70,000 (US$1-6) per portion.",
    "savings": "The company claims it has helped consumers to save over US$400 million.",
    "assets under management": "It is on track to hit S$1 billion in assets under advice.",
}


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES.keys())
def test_a_sentence_that_tells_no_deal(text: str) -> None:
    assert extract({"text": text}) == []


ASIDES = [
    "Also Read: Quill snags US$109M in Series B funding led by Oak Capital",
    "Read more: Quill raises $5M",
    "Related: Quill raises $5M in seed funding",
    "The post Quill raises $5M appeared first on Outlet.",
    "Image Credit: Quill raises $5M",
]


@pytest.mark.parametrize("aside", ASIDES)
def test_links_to_other_stories_are_not_read(aside: str) -> None:
    text = f"Zephyr has raised $12 million in Series A funding.\n\n{aside}\n\nIt makes batteries."
    assert [deal.company for deal in extract({"title": "Zephyr raises $12M", "text": text})] == ["Zephyr"]


SUMS_BESIDE = [
    "The startup expects $40 million in revenue this year.",
    "Its platform has processed $2 billion in transactions.",
    "The market is worth $90 billion.",
    "Customers pay $15 per month.",
    "North Pier invested $8 million of it.",
    "Rival Quill is valued at $3 billion.",
    "Acme bought a similar firm for $400 million.",
]


@pytest.mark.parametrize("sentence", SUMS_BESIDE)
def test_other_sums_of_the_story_leave_the_deal_alone(sentence: str) -> None:
    text = f"Zephyr has raised $12 million in Series A funding led by North Pier.\n\n{sentence}"
    [deal] = extract({"title": "Zephyr raises $12M", "text": text})
    assert (deal.amount, deal.valuation) == (12e6, None)
