"""The bench runs on generated pages and on a folder of its user's, and says what it cannot read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.pages import folded, generated, likeness, main, stored
from tests.parsers.shapes import EN_TEXT, EN_TITLE, json_ld, page, story

HTML = page(story(), json_ld(headline=EN_TITLE, datePublished="2026-02-21T09:12:13Z"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plain.html").write_bytes(HTML)
    (tmp_path / "packed.html.gz").write_bytes(gzip.compress(HTML))
    expected = {
        "text": EN_TEXT,
        "title": EN_TITLE,
        "published": "2026-02-21",
        "url": "https://quay-ledger.example/a",
    }
    rows = [
        {"html": "plain.html", "set": "one", **expected},
        {"html": "packed.html.gz", "set": "two", **expected},
    ]
    (tmp_path / "manifest.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return tmp_path


def test_a_folder_of_pages_is_scored_by_set(folder: Path) -> None:
    ran = CliRunner().invoke(main, ["--data", str(folder), "--json"])
    assert ran.exit_code == 0, ran.output
    found = json.loads(ran.stdout)
    assert set(found["rows"]) == {
        f"{group} {who}" for group in ("one", "two", "all") for who in ("fundwire", "trafilatura")
    }
    assert {found["rows"]["all fundwire"][key] for key in ("body", "title", "date")} == {1.0}
    assert found["ratio"] > 0


def test_one_set_alone_is_read(folder: Path) -> None:
    ran = CliRunner().invoke(main, ["--data", str(folder), "--set", "two"])
    assert "two fundwire" in ran.stdout
    assert "one fundwire" not in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "said"), [(["--set", "three"], "no page"), (["--data", "."], "manifest.jsonl")]
)
def test_what_cannot_be_read_is_said(tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "here").mkdir()
    given = [str(tmp_path / "here") if argument == "." else argument for argument in arguments]
    ran = CliRunner().invoke(main, given)
    assert ran.exit_code != 0
    assert said in ran.output


def test_a_page_that_the_manifest_names_must_be_there(folder: Path) -> None:
    (folder / "plain.html").unlink()
    ran = CliRunner().invoke(main, ["--data", str(folder)])
    assert ran.exit_code != 0
    assert "plain.html" in ran.output


def test_generated_pages_are_the_same_each_time_and_their_stories_are_in_them() -> None:
    once, again = list(generated(3)), list(generated(3))
    assert once == again
    assert all(one.text and one.text.split("\n")[0].encode() in one.html for one in once)


def test_stored_pages_are_unpacked(folder: Path) -> None:
    assert [one.html for one in stored(folder)] == [HTML, HTML]


@pytest.mark.parametrize(
    ("expected", "found", "score"),
    [
        ("a b c d e", "a b c d e", 1.0),
        ("a b c d e", "", 0.0),
        ("a b c d e", "a b c d", 2 / 3),
        ("融资完成了", "融资完成了", 1.0),
    ],
)
def test_likeness_is_that_of_four_words_in_a_row(expected: str, found: str, score: float) -> None:
    assert likeness(expected, found) == pytest.approx(score)


def test_titles_are_compared_by_their_letters() -> None:
    assert folded("Marlin’s “Series-B”") == folded("Marlin's Series B")
