"""Whole stories in the shapes that outlets give them."""

from __future__ import annotations

import pytest

from crawler.funding import analyse, extract


def test_a_crypto_story_with_its_history_and_its_rival() -> None:
    text = (
        "Zephyr, a crypto derivatives exchange, announced Tuesday that it raised $50 million in a Series B"
        " funding round that"
        " valued the company at $1.2 billion. The round was led by crypto-focused venture firm Paradox, with"
        " participation from"
        " Andreessen Harrow (a16h), Sequential Capital, Tigris Global Management and angel investors such as"
        " Jane Roe, the"
        " founder of Kite.\n\nZephyr raised a $10 million Series A in January 2021 led by Polychord Capital. The"
        " latest round"
        " brings total funding to $65 million.\n\nRival exchange Quill raised $420 million last October at a $25"
        " billion valuation."
    )
    found = analyse({"title": "Crypto exchange Zephyr raises $50M at $1.2B valuation", "text": text})
    [deal] = found.mentions
    assert (deal.company, deal.amount, deal.round, deal.valuation) == ("Zephyr", 50e6, "b", 1.2e9)
    assert deal.lead_investors == ("Paradox",)
    assert deal.investors == (
        "Andreessen Harrow",
        "Sequential Capital",
        "Tigris Global Management",
        "Jane Roe",
    )
    assert [(past.company, past.amount) for past in found.past_rounds] == [("Zephyr", 10e6), ("Quill", 420e6)]


def test_a_startup_newspaper_story_with_cities_in_brackets() -> None:
    text = (
        "Berlin-based climate tech startup Zephyr has secured €5 million in seed funding. The round was led by"
        " Pier Ventures"
        " (Munich), alongside participation from Crest Capital, Norrland VC, and business angels including Bo Ek"
        " (founder, Kite)"
        " and Ann Lee. Existing investors Tall Oak and HTGV also doubled down.\n\nFounded in 2020, Zephyr has"
        " raised €7.5 million"
        " to date. In 2022 it secured €2.5 million from Tall Oak."
    )
    [deal] = extract(
        {"title": "Berlin-based Zephyr secures €5 million seed to decarbonise buildings", "text": text}
    )
    assert (deal.amount, deal.currency, deal.round, deal.city, deal.country) == (
        5e6,
        "EUR",
        "seed",
        "Berlin",
        "DE",
    )
    assert deal.lead_investors == ("Pier Ventures",)
    assert deal.investors == ("Crest Capital", "Norrland VC", "Bo Ek", "Ann Lee", "Tall Oak", "HTGV")


def test_a_portrait_that_comes_late_to_the_money() -> None:
    text = (
        "Robots are everywhere. But they can't see, says Ann Lee, who sold her last startup to Acme in 2018 for"
        " $200 million.\n\n"
        "Her new company, Zephyr, is taking the wraps off its cameras today and announcing $15 million in"
        " funding. The Series A"
        " is being led by North Pier with previous backers Blue Crest and Tall Oak, and strategic investor"
        " Bexley Motors also"
        " participating.\n\nThe company is not disclosing its valuation. It was last valued at $30 million.\n\n"
        "Zephyr isn't alone. Quill, a competitor, raised $40 million in March 2021."
    )
    [deal] = extract({"title": "Zephyr lands $15M to make robots see", "text": text})
    assert (deal.amount, deal.round, deal.valuation) == (15e6, "a", None)
    assert (deal.lead_investors, deal.investors) == (
        ("North Pier",),
        ("Blue Crest", "Tall Oak", "Bexley Motors"),
    )


def test_talks_told_by_a_news_agency() -> None:
    text = (
        "(Reuters) - Indian social commerce startup Zephyr is in talks to raise between $200 million and $300"
        " million in a new"
        " funding round led by Softwood Group, two sources told Reuters.\n\nThe deal would value the company at"
        " about $2 billion,"
        " double its last valuation, one of the sources said.\n\nZephyr, whose investors include North Pier and"
        " Facepage, declined"
        " to comment."
    )
    title = "North Pier-backed Zephyr in talks to raise up to $300 million at $2 bln valuation - sources"
    [deal] = extract({"title": title, "text": text})
    assert (deal.company, deal.status, deal.amount_min, deal.amount_max) == (
        "Zephyr",
        "in_talks",
        200e6,
        300e6,
    )
    assert (deal.valuation, deal.investors) == (2e9, ())
    assert len(deal.lead_investors) == 1


def test_a_round_that_is_topped_up() -> None:
    text = (
        "Zephyr, a maker of smart locks, today announced an additional $20 million in funding, extending its"
        " Series B to $60"
        " million. Kite Growth led the extension. Other participating investors include North Pier and RET"
        " Ventures.\n\n"
        "The startup has now raised a total of $113 million."
    )
    [deal] = extract({"title": "Zephyr, maker of smart locks, extends Series B to $60M", "text": text})
    assert (deal.amount, deal.round) == (60e6, "b")
    assert (deal.lead_investors, deal.investors) == (("Kite Growth",), ("North Pier", "RET Ventures"))


def test_a_sum_of_two_rounds_is_told_as_two() -> None:
    text = (
        "Zephyr has raised $25 million in Series B funding and $15 million in venture debt. Pier Ventures led"
        " the equity round,"
        " while Silicon Vale Bank provided the debt."
    )
    deals = extract({"title": "Healthcare startup Zephyr nets $40 million in debt and equity", "text": text})
    assert [(deal.amount, deal.round) for deal in deals] == [(25e6, "b"), (15e6, "debt")]


def test_a_valuation_in_the_headline_and_the_sum_below() -> None:
    text = (
        "Fintech startup Zephyr said on Wednesday its valuation had more than doubled to $3 billion.\n\nThe"
        " company raised $250"
        " million in the Series D round led by North Pier, with existing investors including Blue Crest and Tall Oak"
        " participating.\n\nIt was valued at $1.4 billion in a previous round in April last year."
    )
    [deal] = extract(
        {"title": "Zephyr's valuation doubles to $3 billion in new round led by North Pier", "text": text}
    )
    assert (deal.company, deal.amount, deal.round, deal.valuation) == ("Zephyr", 250e6, "d", 3e9)
    assert (deal.lead_investors, deal.investors) == (("North Pier",), ("Blue Crest", "Tall Oak"))


def test_a_venture_newsletter() -> None:
    text = (
        "Venture Capital Deals\n\n• Zephyr, a San Francisco-based data startup, raised $30 million in Series B"
        " funding. Graylock"
        " led, and was joined by insiders Excel and Benchmaker.\n\n• Quill Health, a Boston-based telehealth"
        " startup, raised $12"
        " million in Series A funding co-led by Foo Ventures and Bar Capital. www.quill.example\n\n🚑 Moraine, a"
        " British drug"
        " discovery startup, raised £40m in Series C funding led by Temasol, per Sky News.\n\n• Kite, an Indian"
        " payments company,"
        " is in talks to raise $300 million at a $5 billion valuation, per Bloomberg.\n\nPrivate Equity"
        " Deals\n\n• KKX agreed to"
        " buy Acme, a Dallas-based insurance broker, for $2.5 billion.\n\nFundraising\n\n• Pier Ventures raised"
        " $150 million for"
        " its third fund."
    )
    deals = extract({"title": "Pro Rata", "text": text})
    assert [(deal.company, deal.amount, deal.round, deal.status) for deal in deals] == [
        ("Zephyr", 30e6, "b", "announced"),
        ("Quill Health", 12e6, "a", "announced"),
        ("Moraine", 40e6, "c", "reported"),
        ("Kite", 300e6, None, "in_talks"),
    ]
    assert [deal.lead_investors for deal in deals] == [
        ("Graylock",),
        ("Foo Ventures", "Bar Capital"),
        ("Temasol",),
        (),
    ]
    assert deals[0].investors == ("Excel", "Benchmaker")


def test_a_ranking_of_the_weeks_rounds() -> None:
    text = (
        "1. Zephyr, $450M, artificial intelligence: San Francisco-based Zephyr, which builds large models,"
        " raised a $450 million"
        " Series C led by Spark Pier. The deal values the two-year-old startup at $4.1 billion.\n\n2. Quill Bio,"
        " $200M, biotech:"
        " Boston-based Quill Bio closed a $200 million Series B led by Flagstone.\n\n3. (tied) Moraine, $100M,"
        " fintech: New"
        " York-based Moraine locked up a $100 million Series D. Tigris Global led the round.\n\nMethodology: we"
        " tracked the largest"
        " rounds raised by U.S.-based companies from March 4-10."
    )
    deals = extract({"title": "The week's 10 biggest funding rounds", "text": text})
    assert [(deal.company, deal.amount, deal.round) for deal in deals] == [
        ("Zephyr", 450e6, "c"),
        ("Quill Bio", 200e6, "b"),
        ("Moraine", 100e6, "d"),
    ]
    assert [deal.lead_investors for deal in deals] == [("Spark Pier",), ("Flagstone",), ("Tigris Global",)]


def test_a_sentence_that_lists_several_deals() -> None:
    text = (
        "Investors stayed busy.\n\nOther rounds: Automation firm Zephyr snagged $53 million from Baird Pier;"
        " Quill, an ecommerce"
        " platform, got $47 million led by Excel; and credit firm Moraine secured $40 million from West Crest."
    )
    deals = extract({"title": "Startups raised $871 million this week", "text": text})
    assert [(deal.company, deal.amount) for deal in deals] == [
        ("Zephyr", 53e6),
        ("Quill", 47e6),
        ("Moraine", 40e6),
    ]


NO_NEWS = {
    "a company that closes down": (
        "Zephyr shuts down after burning through $100M",
        "Zephyr, the grocery startup, is shutting down. Zephyr raised $100 million from investors including"
        " North Pier, most"
        " recently a $60 million Series B in 2021.",
    ),
    "a company that is bought": (
        "Acme acquires Zephyr",
        "Acme said it will acquire Zephyr for $300 million in cash. Zephyr, founded in 2015, had raised $45"
        " million from North Pier.",
    ),
    "a fund and what it has backed": (
        "Pier Ventures closes $250M fund III",
        "Pier Ventures has closed its third fund at $250 million. The firm, which led the seed round of Zephyr"
        " and invested in"
        " Quill’s $20 million Series A, will write checks of $1 million to $5 million.",
    ),
    "a flotation": (
        "Zephyr files for IPO",
        "Zephyr filed for an IPO on Monday, seeking to raise up to $100 million. The company raised $50 million"
        " in a Series D"
        " round at a $1 billion valuation in 2020, led by North Pier.",
    ),
}


@pytest.mark.parametrize(("title", "text"), NO_NEWS.values(), ids=NO_NEWS.keys())
def test_money_told_as_background_is_no_news(title: str, text: str) -> None:
    found = analyse({"title": title, "text": text})
    assert found.mentions == ()
    assert found.past_rounds


LATER_FORMS = [
    (
        "Zephyr has just closed a $22 million Series A led by Bo Ek, with Kite Capital, Moss Ventures and"
        " existing investor Pier all"
        " chipping in.",
        ("Bo Ek",),
        ("Kite Capital", "Moss Ventures", "Pier"),
    ),
    (
        "Zephyr has raised $90 million. Other backers in the round included Data Collect, and T. Rowe Prize"
        " Associates.",
        (),
        ("Data Collect", "T. Rowe Prize Associates"),
    ),
    (
        "Zephyr has completed a €12 million financing round. The investment consortium consists of the EIX Fund,"
        " Photon Ventures,"
        " and BOM Ventures.",
        (),
        ("EIX Fund", "Photon Ventures", "BOM Ventures"),
    ),
    (
        "Zephyr raised $500 million. Franklin Tempest invested in the round along with Blackbirdie Ventures.",
        (),
        ("Franklin Tempest", "Blackbirdie Ventures"),
    ),
]


@pytest.mark.parametrize(("text", "leads", "others"), LATER_FORMS, ids=[row[0][:50] for row in LATER_FORMS])
def test_the_many_ways_to_name_the_others(text: str, leads: tuple[str, ...], others: tuple[str, ...]) -> None:
    [deal] = extract({"text": text})
    assert (deal.lead_investors, deal.investors) == (leads, others)


def test_final_stages_are_talks_and_what_was_last_raised_is_history() -> None:
    text = (
        "Zephyr is in the final stages of closing a $200 million funding round led by Temasol, people aware of"
        " the development"
        " said. The company last raised $60 million in December at a valuation of $570 million."
    )
    found = analyse({"text": text})
    [deal] = found.mentions
    assert (deal.amount, deal.status, deal.lead_investors) == (200e6, "in_talks", ("Temasol",))
    assert [past.amount for past in found.past_rounds] == [60e6]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Today her third act, an app called Zephyr, is announcing that North Pier has led a €21.4m Series A.",
            ("Zephyr", 21.4e6, ("North Pier",), (), "announced"),
        ),
        ("North Pier has led a €21m Series A in Zephyr.", ("Zephyr", 21e6, ("North Pier",), (), "announced")),
        (
            "North Pier agreed to invest $150 million in Zephyr.",
            ("Zephyr", 150e6, (), ("North Pier",), "announced"),
        ),
        (
            "North Pier nears $150M funding in Zephyr AI.",
            ("Zephyr AI", 150e6, (), ("North Pier",), "in_talks"),
        ),
    ],
)
def test_the_investor_is_the_subject(sentence: str, told: tuple[object, ...]) -> None:
    [deal] = extract({"title": "", "text": sentence})
    assert (deal.company, deal.amount, deal.lead_investors, deal.investors, deal.status) == told
