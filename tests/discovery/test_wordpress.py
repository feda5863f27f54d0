"""WordPress' JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.discovery import Discovery, discover
from tests.discovery.documents import source

NOW = datetime(2026, 6, 20, 4, 0, tzinfo=UTC)
POST: dict[str, Any] = {
    "id": 7,
    "link": "https://gazette.example/2026/brightloom/",
    "guid": {"rendered": "https://gazette.example/?p=7"},
    "date": "2026-06-19T11:01:25",
    "date_gmt": "2026-06-19T10:01:25",
    "title": {"rendered": "Brightloom&#8217;s $12m &amp; more"},
    "content": {"rendered": "<p>Brightloom weaves light.</p>\n<p>It raised $12m.</p>"},
    "excerpt": {"rendered": "<p>Brightloom weaves &hellip;</p>"},
    "yoast_head_json": {"author": "Ada Quill"},
}


def ask(answer: object) -> Discovery:
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    return discover(
        source("wordpress", timezone="Europe/Lisbon"),
        body,
        "https://gazette.example/wp-json/wp/v2/posts",
        now=NOW,
    )


def test_a_post_is_a_link_with_its_whole_text() -> None:
    (link,) = ask([POST]).links
    assert (link.url, link.title) == (POST["link"], "Brightloom’s $12m & more")
    assert link.summary == "Brightloom weaves light.\nIt raised $12m."
    assert link.published == datetime(2026, 6, 19, 10, 1, 25, tzinfo=UTC)
    assert (link.author, link.guid) == ("Ada Quill", "https://gazette.example/?p=7")


def test_a_local_date_is_in_the_sources_zone() -> None:
    (link,) = ask([{name: value for name, value in POST.items() if name != "date_gmt"}]).links
    assert link.published == datetime(2026, 6, 19, 10, 1, 25, tzinfo=UTC)


def test_the_excerpt_stands_in_for_a_missing_text() -> None:
    (link,) = ask([{**POST, "content": {"rendered": ""}}]).links
    assert link.summary == "Brightloom weaves …"


@pytest.mark.parametrize("broken", [7, None, {}, {"link": 7}, {**POST, "link": None}])
def test_what_is_no_post_costs_only_itself(broken: object) -> None:
    assert len(ask([broken, POST]).links) == 1


def test_odd_fields_are_left_out() -> None:
    (link,) = ask(
        [{"link": POST["link"], "title": [], "content": 7, "guid": None, "date": 3, "yoast_head_json": []}]
    ).links
    assert (link.title, link.summary, link.published, link.author, link.guid) == (None,) * 5


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        ({"code": "rest_no_route", "message": "No route was found"}, "WordPress says: No route was found"),
        ({"code": "rest_forbidden"}, "WordPress says: rest_forbidden"),
        (7, "not a list of posts"),
        (b"<html>", "not WordPress' JSON: JSON is malformed: invalid character (byte 0)"),
    ],
)
def test_anything_else_is_refused_in_wordpress_own_words(answer: object, refusal: str) -> None:
    assert ask(answer).refusal == refusal


def test_no_posts_are_no_refusal() -> None:
    assert ask([]) == Discovery()
