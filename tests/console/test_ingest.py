from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from tests.console.conftest import Command, one_line

STORY = "Brindle Robotics has raised $42 million in a Series B round led by North Pier Capital."


def lines(*rows: object) -> str:
    return "".join(
        (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows
    )


def counted(db: Path, table: str) -> int:
    with sqlite3.connect(db) as connection:
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    connection.close()
    return int(count)


def test_articles_go_the_crawls_way_into_deals(quick: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        lines(
            {
                "url": "https://a.example/1?utm_source=x",
                "title": "Brindle",
                "text": STORY,
                "published": "2024-02-19",
            },
            {
                "url": "https://b.example/9",
                "text": STORY,
                "outlet": "B Weekly",
                "published": "2024-02-20T08:00:00+08:00",
            },
            {"url": "https://c.example/2", "title": "Rain", "text": "Rain again."},
        )
    )
    ran = quick("ingest", "a.jsonl")
    assert ran.returncode == 0
    assert ran.stdout == "3 new articles, 0 edited, 0 known; 1 new deals in fundwire.db\n"
    [deal] = json.loads(quick("deals", "--json").stdout)
    assert (deal["company"], deal["amount"], deal["mentions"], deal["outlets"]) == (
        "Brindle Robotics",
        42e6,
        2,
        2,
    )
    assert deal["first_told_by"] == "a.example"
    urls = [row["url"] for row in json.loads(quick("articles", "--json").stdout)]
    assert "https://a.example/1" in urls


def test_the_same_file_again_changes_nothing(quick: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        lines({"url": "https://a.example/1", "text": STORY}, {"text": STORY + " Again."})
    )
    assert json.loads(quick("ingest", "a.jsonl", "--json").stdout)["new"] == 2
    before = quick("deals", "--json").stdout
    told = json.loads(quick("ingest", "a.jsonl", "--json").stdout)
    assert told == {"new": 0, "edited": 0, "unchanged": 2, "deals": 0, "bad_lines": 0}
    assert quick("deals", "--json").stdout == before


def test_an_article_without_an_address_is_known_by_what_it_says(quick: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines({"text": STORY}, {"text": STORY}, {"text": "Rain."}))
    assert json.loads(quick("ingest", "a.jsonl", "--json").stdout) == {
        "new": 2, "edited": 0, "unchanged": 1, "deals": 1, "bad_lines": 0,
    }  # fmt: skip


def test_an_edited_story_replaces_its_old_wording(quick: Command, tmp_path: Path) -> None:
    url = "https://a.example/1"
    (tmp_path / "a.jsonl").write_text(lines({"url": url, "text": STORY}))
    (tmp_path / "b.jsonl").write_text(lines({"url": url, "text": STORY.replace("42", "44")}))
    quick("ingest", "a.jsonl")
    assert json.loads(quick("ingest", "b.jsonl", "--json").stdout)["edited"] == 1
    assert [deal["amount"] for deal in json.loads(quick("deals", "--json").stdout)] == [44e6]


def test_bad_lines_are_told_with_their_numbers_and_the_rest_goes_in(quick: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        lines(
            {"url": "https://a.example/1", "text": STORY},
            "{broken",
            {"url": "javascript:alert(1)", "text": STORY},
            {"url": "https://a.example/2"},
            {"url": "https://a.example/3", "text": "Fine.", "published": "yesterday"},
            "",
            {"url": "https://a.example/4", "text": "Fine too."},
        )
    )
    ran = quick("ingest", "a.jsonl", "--json")
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["new"] == 2
    assert json.loads(ran.stdout)["bad_lines"] == 4
    told = [line.split(": ")[0] for line in ran.stderr.splitlines()]
    assert told == [f"a.jsonl, line {number}" for number in (2, 3, 4, 5)]


def test_nothing_but_bad_lines_is_a_failure_that_leaves_the_run_told(quick: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{broken\n")
    assert quick("ingest", "a.jsonl").returncode == 2
    (tmp_path / "text.txt").write_text("Just a story.")
    ran = quick("ingest", "text.txt", "--db", "other.db")
    assert ran.returncode == 2
    assert "is no JSON Lines" in one_line(ran)
    assert not (tmp_path / "other.db").exists()


def test_standard_input_is_read_as_it_comes(fundwire: Command, tmp_path: Path) -> None:
    rows = [{"url": f"https://a.example/{n}", "text": f"{STORY} Crane {n}."} for n in range(120)]
    ran = fundwire("ingest", "-", "--db", "many.db", stdin=lines(*rows))
    assert ran.stdout.startswith("120 new articles")
    assert counted(tmp_path / "many.db", "articles") == 120
    assert counted(tmp_path / "many.db", "deals") == 1


def test_a_run_of_the_kind_ingest_is_kept(quick: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines({"text": STORY}))
    quick("ingest", "a.jsonl")
    with sqlite3.connect(tmp_path / "fundwire.db") as connection:
        assert connection.execute("SELECT kind, state FROM runs").fetchall() == [("ingest", "finished")]
    connection.close()
