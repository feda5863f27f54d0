from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import pytest

from console.demo.outlet import OUTLETS
from console.demo.page import Posting, ago, as_json, blocks, page
from console.demo.story import Story

NOW = datetime(2024, 2, 27, 9, 30, tzinfo=UTC)  # 17:30 in Peking
NASTY = 'Fish & Sons <raise> "$5M" </script>'


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (timedelta(seconds=20), "1分钟前"),
        (timedelta(minutes=25), "25分钟前"),
        (timedelta(hours=3, minutes=10), "3小时前"),
        (timedelta(hours=17), "17小时前"),
        (timedelta(hours=18), "昨天 23:30"),
        (timedelta(days=1), "昨天 17:30"),
        (timedelta(days=2), "02-25 17:30"),
    ],
    ids=str,
)
def test_relative_times_are_told_as_chinese_lists_tell_them(before: timedelta, told: str) -> None:
    assert ago(NOW, NOW - before) == told


def test_list_items_that_follow_each_other_make_one_list() -> None:
    html = blocks(["Before.", "- one", "- two", "## Head", "> Said & done.", "- three"])
    assert html.replace("\n", "") == (
        "<p>Before.</p><ul><li>one</li><li>two</li></ul><h2>Head</h2>"
        "<blockquote>Said &amp; done.</blockquote><ul><li>three</li></ul>"
    )


def test_json_in_a_page_cannot_end_its_script() -> None:
    text = as_json({"title": NASTY})
    assert "</script>" not in text
    assert json.loads(text) == {"title": NASTY}


def _nasty(outlet: str) -> Posting:
    story = Story(
        slug="1001",
        outlets=(outlet,),
        title=NASTY,
        published=NOW,
        text=f"{NASTY}\n\n{NASTY}",
        summary=NASTY,
        author="O'Hara & Co",
        place="CORK",
    )
    return Posting(story, OUTLETS[outlet], "http://x.test")


@pytest.mark.parametrize("outlet", OUTLETS)
def test_a_page_escapes_what_it_shows_and_leaves_no_blank_unfilled(outlet: str) -> None:
    posting = _nasty(outlet)
    text = page(posting, [posting], NOW).decode(posting.outlet.charset)
    assert "<raise>" not in re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    assert "${" not in text
    assert text.count("<script") == text.count("</script>")


def test_every_shape_is_some_outlets() -> None:
    shapes = {entry.name.removesuffix(".html") for entry in (files("console.demo") / "shapes").iterdir()}
    assert shapes == {outlet.shape for outlet in OUTLETS.values()}
