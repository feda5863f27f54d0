from __future__ import annotations

import pytest

from crawler.robots import read_rules

STORY = "https://news.example/2026/a-story"


@pytest.mark.parametrize(
    ("status", "body", "allowed", "unreachable"),
    [
        (200, b"User-agent: *\nDisallow: /private\n", True, False),
        (200, b"User-agent: *\nDisallow: /\n", False, False),
        (200, b"", True, False),
        (200, b"<!DOCTYPE html><html><body>Disallow: /</body></html>", True, False),
        (401, b"", False, False),
        (403, b"User-agent: *\nAllow: /\n", False, False),
        (404, b"User-agent: *\nDisallow: /\n", True, False),
        (410, b"", True, False),
        (500, b"User-agent: *\nAllow: /\n", False, True),
        (503, b"", False, True),
    ],
    ids=["rules", "all", "empty", "html", "401", "403", "404", "410", "500", "503"],
)
def test_what_each_answer_to_robots_txt_means(
    status: int, body: bytes, allowed: bool, unreachable: bool
) -> None:
    rules = read_rules(status, body)
    assert (rules.allow(STORY), rules.is_unreachable) == (allowed, unreachable)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("User-agent: fundwire\nDisallow: /\n\nUser-agent: *\nAllow: /\n", False),
        ("User-agent: FundWire\nAllow: /\n\nUser-agent: *\nDisallow: /\n", True),
        ("User-agent: otherbot\nDisallow: /\n\nUser-agent: *\nAllow: /\n", True),
        ("User-agent: otherbot\nUser-agent: *\nDisallow: /\n", False),
        ("user-agent:otherbot\nDisallow: /\n", True),
        ("User-agent: *\nDisallow: /*/a-story$\n", False),
        ("User-agent: *\nDisallow: /2026\nAllow: /2026/a-\n", True),
        ("\ufeffUser-agent: *\nDisallow: /\n", False),
        ("User-agent: * # all of you\r\nDisallow: /\r\n", False),
        ("Disallow: /\n", True),
    ],
    ids=["us", "us-cased", "others", "group", "no-blank", "pattern", "longest", "bom", "comment", "no-agent"],
)
def test_whose_rules_count(text: str, allowed: bool) -> None:
    assert read_rules(200, text.encode()).allow(STORY) is allowed


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 7\n", 7.0),
        ("User-agent: *\nCrawl-delay: 0.5\nDisallow: /x\n", 0.5),
        ("User-agent: otherbot\nCrawl-delay: 60\n\nUser-agent: *\nDisallow:\n", None),
        ("User-agent: *\nCrawl-delay: soon\n", None),
        ("User-agent: fundwire\nCrawl-delay: 3\n\nUser-agent: *\nCrawl-delay: 9\n", 3.0),
    ],
    ids=["seconds", "fraction", "others", "words", "ours"],
)
def test_crawl_delay_is_that_of_our_group(text: str, delay: float | None) -> None:
    assert read_rules(200, text.encode()).crawl_delay == delay


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"User-agent: bot{n}\n" for n in range(10_000)).encode() + b"Disallow: /x\n" * 25_000,
        b"User-agent: *\nDisallow: /" + b"a*" * 200_000,
        b"User-agent: *\n" + b"Disallow: /*a*b*c*d$\n" * 20_000,
        b"\x00\xff\xfe" * 100_000,
        b"User-agent:" + b" " * 400_000,
    ],
    ids=["agents-by-rules", "stars", "many-patterns", "binary", "blanks"],
)
def test_a_hostile_robots_txt_is_read_in_time_that_its_length_deserves(body: bytes) -> None:
    """Agents × rules took Protego 63 s at a tenth of the first case's size; the suite's own time limit is the bound."""
    read_rules(200, body).allow("https://news.example/" + "a" * 1900)


def test_what_follows_the_first_half_megabyte_is_not_read() -> None:
    body = b"User-agent: *\nAllow: /\n" + b"# comment\n" * 60_000 + b"Disallow: /2026\n"
    assert read_rules(200, body).allow(STORY)
