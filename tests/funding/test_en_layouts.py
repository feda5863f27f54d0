"""Digests, round-ups, labels, press releases, wire copy: where one deal ends and the next begins."""

from __future__ import annotations

import pytest

from crawler.funding import extract

Row = tuple[str, float | None, str | None]


def told(text: str, title: str = "") -> list[Row]:
    return [(deal.company, deal.amount, deal.round) for deal in extract({"title": title, "text": text})]


BULLETS = """## AI Startup Fundraises

- Zephyr raised $108 million in a Series C led by G2 Pier Partners and Softwood Vision Fund 2 to expand. - [TechOutlet](https://techoutlet.example/2025/zephyr-raises-5-million-seed/)
- Quill secured $18 million in Series B funding at a $150 million valuation, serving 2,400 customers. - [TechOutlet](https://techoutlet.example/quill)
- Recycling robotics firm Moraine landed $16 million led by Acme’s Climate Promise Fund. - [Post](https://post.example/x)
- Palo Networks is acquiring Protect Co for over $500 million. - [Post](https://post.example/y)
"""


def test_each_bullet_is_a_story_of_its_own() -> None:
    deals = extract({"title": "AI Startup Fundraises", "text": BULLETS})
    assert [(deal.company, deal.amount, deal.round) for deal in deals] == [
        ("Zephyr", 108e6, "c"),
        ("Quill", 18e6, "b"),
        ("Moraine", 16e6, None),
    ]
    assert [deal.lead_investors for deal in deals] == [
        ("G2 Pier Partners", "Softwood Vision Fund 2"),
        (),
        ("Climate Promise Fund",),
    ]
    assert [deal.valuation for deal in deals] == [None, 150e6, None]


def test_semicolon_round_ups() -> None:
    text = (
        "Indonesian wealth startup Zephyr raises US$20mn pre-Series B; Investors include Open Pier Ventures and"
        " Go-Crest; Zephyr offers gold, and allows savings as low as ~US$0.50. More here\n\n"
        "Norway’s social commerce app QuillBeli bags US$10mn Series A led by Go-Crest; The app sells food. More"
        " here\n\n"
        "Flokk acquires co-living peer Yukk; Financial details not disclosed; Yukk is backed by Urban Pier. More"
        " here\n\n"
        "MVPLabs snags US$15mn Series B to launch a bike; Investors are Korea’s MIDDLE (lead) and TRIBE"
        " Ventures. More here"
    )
    deals = extract({"title": "Ecosystem Roundup: a golden age; new robots", "text": text})
    assert [
        (deal.company, deal.amount, deal.round, deal.lead_investors, deal.investors) for deal in deals
    ] == [
        ("Zephyr", 20e6, "pre-b", (), ("Open Pier Ventures", "Go-Crest")),
        ("QuillBeli", 10e6, "a", ("Go-Crest",), ()),
        ("MVPLabs", 15e6, "b", ("MIDDLE",), ("TRIBE Ventures",)),
    ]


def test_headed_sections_with_labels() -> None:
    text = (
        "Zephyr joins the unicorn club following US$300M funding\n\n"
        "The story: Zephyr, a social-commerce platform, has raised US$300 million in a Series E round.\n\n"
        "Investors: Softwood Vision Fund 2 (lead), Prose Ventures, Facepage, and Knoll Investment.\n\n"
        "Current valuation: US$2.1 billion.\n\n"
        "Quill raises US$40M to expand\n\n"
        "The story: Quill, a neo-banking startup, has raised US$40 million in a Series B extension equity"
        " funding round.\n\n"
        "Investors: Altair Ventures, integrated Capital, and Positive Steps.\n"
    )
    zephyr, quill = extract({"title": "In brief: Zephyr is now a unicorn", "text": text})
    assert (zephyr.company, zephyr.amount, zephyr.round, zephyr.valuation) == ("Zephyr", 300e6, "e", 2.1e9)
    assert zephyr.lead_investors == ("Softwood Vision Fund 2",)
    assert zephyr.investors == ("Prose Ventures", "Facepage", "Knoll Investment")
    assert (quill.company, quill.amount, quill.round) == ("Quill", 40e6, "b")
    assert quill.investors == ("Altair Ventures", "integrated Capital", "Positive Steps")


def test_flags_and_one_line_items() -> None:
    text = (
        "💸 Notable and big funding rounds\n\n🇸🇪 EV maker Zephyr bags €877M in external funding\n\n"
        "🇵🇹 Quilldot secures €100M funding for charging stations\n\n🚀 Interesting moves from investors\n\n"
        "🇸🇪 EQX cheers €22B haul for latest flagship private equity fund\n\n"
        "🇺🇦 Horizon Pier closes its latest fund at €323M"
    )
    assert told(text, "This week in European tech") == [("Zephyr", 877e6, None), ("Quilldot", 100e6, None)]


def test_a_bold_headline_and_its_item() -> None:
    text = (
        "### Funding\n\n- **Zephyr Closes $520M Series A Extension at $5B Valuation** - Led by B Pier and Gaggle, with"
        " participation from Marsedes-Bens and John Doe Co.\n\n"
        "- **Sewbots Get a Boost – $20M for SoftQuill Automation:** Atlanta-based SoftQuill Automation raised"
        " $20 million"
        " (Series B1) to expand.\n"
    )
    zephyr, quill = extract({"title": "Robots Digest - Issue #18", "text": text})
    assert (zephyr.company, zephyr.round, zephyr.valuation, zephyr.lead_investors) == (
        "Zephyr",
        "a",
        5e9,
        ("B Pier", "Gaggle"),
    )
    assert (quill.company, quill.amount, quill.round) == ("SoftQuill Automation", 20e6, "b1")


def test_wire_paragraphs_mix_deals_with_offerings() -> None:
    text = (
        "Zephyr Pharma Inc., of South San Francisco, said it raised $45 million in a series B financing led by"
        " The Pillar"
        " Group, with participation by Nexton Invest.\n\n"
        "Compugene Ltd., of Oslo, said it closed its public offering of 8.3 million shares for about $75 million.\n\n"
        "Quill Therapeutics Inc., of Emeryville, Calif., said it closed a $45 million series E financing.\n\n"
        "Keros Inc., of Lexington, Mass., has filed with the SEC for an IPO to raise up to $86 million."
    )
    assert told(text, "Financings for March 17") == [
        ("Zephyr Pharma Inc.", 45e6, "b"),
        ("Quill Therapeutics Inc.", 45e6, "e"),
    ]


def test_paragraphs_that_each_open_with_a_round_make_a_digest() -> None:
    text = (
        "Funding was slow in the second week of May.\n\nTransactions\n\n"
        "Zephyr, a tech startup, raised $3 million in seed funding led by Altitude Pier.\n\n"
        "Quill, a legal platform raised Rs 10 crore in seed funding from Rain Capital.\n\n"
        "AI startup Moraine Foundry raised $1 million in pre-Series A round led by Beyond Crest. Endive Partners also"
        " participated."
    )
    deals = extract({"title": "Investments into startups remain subdued", "text": text})
    assert [deal.company for deal in deals] == ["Zephyr", "Quill", "Moraine Foundry"]
    assert deals[2].investors == ("Endive Partners",)


def test_a_deal_that_a_digest_tells_twice_is_one() -> None:
    text = (
        "**Funding Frenzy:** Robotics startup Zephyr raised a massive $405M to build brains.\n\n## News\n\n"
        "- Zephyr raises $405M in Series B funding led by Bezel Expeditions\n"
    )
    assert told(text, "Weekly digest") == [("Zephyr", 405e6, "b")]


def test_hard_wrapped_wire_copy() -> None:
    text = (
        "Nov 7 U.S. taxi service firm Zephyr said it is in\nearly talks with investors to raise money at a"
        " valuation of\n"
        "$17 billion, Financial Times reported on Friday citing people\nfamiliar with the matter.\n"
        "Zephyr is planning to raise at least $1 billion more in\ncapital from its existing investors, the paper said."
    )
    [deal] = extract({"text": text})
    assert (deal.company, deal.amount, deal.status) == ("Zephyr", 1e9, "in_talks")


def test_a_press_release_with_dateline() -> None:
    text = (
        "BERLIN, Oct. 5, 2021 /Wire/ -- Zephyr, the leading provider of quiet turbines, today announced that it"
        " has closed"
        " a $45 million Series C financing led by North Pier Capital, with participation from all existing"
        " investors.\n\n"
        "“We are thrilled,” said Ann Lee, CEO of Zephyr. “North Pier shares our passion.”\n\n"
        "About Zephyr\n\nZephyr makes quiet turbines."
    )
    [deal] = extract({"title": "Zephyr Closes $45 Million Series C", "text": text})
    assert (deal.company, deal.amount, deal.round, deal.lead_investors) == (
        "Zephyr",
        45e6,
        "c",
        ("North Pier Capital",),
    )
    assert deal.investors == ()


OPENINGS = [
    (
        "Hooper Inc., a New York City-based members only app, raised $950k in pre-series A interim funding round.",
        "Hooper Inc.",
        "pre-a",
    ),
    ("Spring Care, a New York-based wellness platform, secured $6m in seed funding.", "Spring Care", "seed"),
    (
        "Service, a Los Angeles, CA-based startup that handles complaints, raised $3.1m in seed funding.",
        "Service",
        "seed",
    ),
    (
        "Back to the Oaks, an Oakland, California-based food company, raised $5m in seed financing.",
        "Back to the Oaks",
        "seed",
    ),
    (
        "zenopia, a Miami, Florida-based provider of a workspace platform, secured $3.5m in Series A funding.",
        "zenopia",
        "a",
    ),
    (
        "quiet networks, a Tel Aviv-based security company, raised $3m in Series B funding.",
        "quiet networks",
        "b",
    ),
    ("3DZ, a Berkeley, CA-based drone platform, raised $53m in Series D funding.", "3DZ", "d"),
    (
        "According to GeekOutlet, Zephyr VR, a Seattle, WA-based startup, raised $13.9m in Series A funding.",
        "Zephyr VR",
        "a",
    ),
    (
        "Zephyr, a Lincoln, Neb. and Pleasanton, Calif.-based device company, raised $18m in Series B funding.",
        "Zephyr",
        "b",
    ),
    (
        "In related news, Zephyr, which brings care to factories, closed a Series F tranche of roughly $73M.",
        "Zephyr",
        "f",
    ),
    (
        "Zephyr Labs (previously known as FirstZeph), a Berlin-based creator of chat tools, raised $11.4m in"
        " Series A funding.",
        "Zephyr Labs",
        "a",
    ),
]


@pytest.mark.parametrize(("text", "company", "stage"), OPENINGS, ids=[row[1] for row in OPENINGS])
def test_names_that_open_a_sentence(text: str, company: str, stage: str) -> None:
    assert [(deal.company, deal.round) for deal in extract({"text": text})] == [(company, stage)]


LINES_WITHOUT_A_VERB = """Zephyr (Oslo; fishing nets) — $27M Series B, led by North Pier, with Blue Crest and Tall Oak.
Quill (Cork; digital pharmacy) — €6.5M seed extension; Blue Crest (lead), Tall Oak, Pier Angels.
Moraine (Osaka; hospital porters) — ¥1.1 billion Series A from Tall Oak and Pier Fund.
Kite (Athens; retail analytics) — acquired by Acme, terms undisclosed.
Pier Partners (London; venture) — $40M growth fund III.
"""


def test_a_digest_whose_lines_have_no_verb() -> None:
    deals = extract({"title": "Venture wire: Thursday", "text": LINES_WITHOUT_A_VERB})
    assert [
        (deal.company, deal.amount, deal.round, deal.lead_investors, deal.investors) for deal in deals
    ] == [
        ("Zephyr", 27e6, "b", ("North Pier",), ("Blue Crest", "Tall Oak")),
        ("Quill", 6.5e6, "seed", ("Blue Crest",), ("Tall Oak", "Pier Angels")),
        ("Moraine", 1.1e9, "a", (), ("Tall Oak", "Pier Fund")),
    ]


def test_a_short_first_sentence_names_whom_the_item_is_about() -> None:
    text = "**Zephyr gets a lift.** The Oslo-based startup raised $45 million in Series C funding from Tall Oak.\n\n"
    text += "**Layoffs at Kite.** The budgeting app, which raised $70 million two summers ago, is cutting staff.\n"
    [deal] = extract({"title": "The Ledger: Zephyr Bags $45M, And More", "text": text})
    assert (deal.company, deal.round, deal.investors) == ("Zephyr", "c", ("Tall Oak",))


def test_a_numbered_heading_names_whom_the_item_is_about() -> None:
    text = (
        "1. Zephyr (Kenya)\n\nZephyr has raised $4.5 million in a seed round led by Pier Fund.\n\n"
        "2. Quill (South Africa)\n\nThe South African insurtech has closed its R85 million (US$4.7 million) Series A."
        " North Pier led the round, with participation from Blue Crest."
    )
    deals = extract({"title": "Africa funding roundup", "text": text})
    assert [(deal.company, deal.currency, deal.lead_investors, deal.investors) for deal in deals] == [
        ("Zephyr", "USD", ("Pier Fund",), ()),
        ("Quill", "ZAR", ("North Pier",), ("Blue Crest",)),
    ]
