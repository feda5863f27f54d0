from __future__ import annotations

from collections import Counter

import pytest

from console.demo import Story, stories
from console.demo.outlet import OUTLETS
from console.demo.site import NOW
from console.demo.story import read

FILE = """+++
slug = "a-story"
outlets = ["techcrunch"]
title = "Ostfield raises $2M"
published = 2024-02-20T08:00:00+00:00
[[tells]]
company = "Ostfield"
amount = 2e6
+++
Ostfield has raised
$2 million.

> "Good," it said.
"""


def _by_slug(story: Story) -> str:
    return story.slug


def test_a_story_file_is_read_with_its_deals_and_paragraphs() -> None:
    story = read(FILE)
    assert story.paragraphs == ["Ostfield has raised $2 million.", '> "Good," it said.']
    assert story.summary == "Ostfield has raised $2 million."
    assert [(deal.company, deal.amount, deal.status) for deal in story.tells] == [
        ("Ostfield", 2e6, "announced")
    ]


@pytest.mark.parametrize(
    "spoilt",
    [
        FILE.replace("slug = ", "slog = "),
        FILE.replace("amount = 2e6", 'amount = "2e6"'),
        FILE.replace("2024-02-20T08:00:00+00:00", '"yesterday"'),
        FILE.replace("+++\n", "", 1),
    ],
    ids=["unknown key", "amount as text", "no moment", "no front matter"],
)
def test_a_spoilt_story_file_is_refused(spoilt: str) -> None:
    with pytest.raises(ValueError):
        read(spoilt)


def test_there_are_stories_enough_in_both_languages() -> None:
    languages = Counter(OUTLETS[story.outlets[0]].language for story in stories())
    assert languages["en"] >= 25
    assert languages["zh"] >= 15
    assert sum(languages.values()) >= 45


def test_every_outlet_carries_a_story_and_every_story_has_known_outlets() -> None:
    assert {name for story in stories() for name in story.outlets} == set(OUTLETS)


def test_slugs_are_unique() -> None:
    assert len({story.slug for story in stories()}) == len(stories())


def test_the_stories_are_of_the_weeks_before_the_present_of_the_demo() -> None:
    assert all(0 < (NOW - story.published).days + 1 <= 16 for story in stories())


def test_there_are_stories_without_a_deal_and_stories_with_several() -> None:
    deals = Counter(min(len(story.tells), 2) for story in stories())
    assert deals[0] >= 12
    assert deals[1] >= 25
    assert deals[2] >= 4


def test_the_seed_story_is_told_by_five_outlets_in_two_languages() -> None:
    tellings = [s for s in stories() for deal in s.tells if deal.company in ("Moonshot AI", "月之暗面")]
    outlets = [OUTLETS[name] for story in tellings for name in story.outlets]
    assert {outlet.name for outlet in outlets} == {"36kr", "bloomberg", "bnn", "readwrite", "tianmen"}
    assert {outlet.language for outlet in outlets} == {"en", "zh"}
    assert min(tellings, key=lambda story: story.published).outlets == ("36kr",)


@pytest.mark.parametrize("story", stories(), ids=_by_slug)
def test_a_story_names_what_it_is_said_to_tell(story: Story) -> None:
    told = f"{story.title}\n{story.text}"
    for deal in story.tells:
        for name in (deal.company, *deal.lead_investors, *deal.investors):
            assert name in told, name
