"""The bench that scores the extractor: its split, its headline table, and what it says when a file is missing."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from bench import extraction

HEADLINES = [
    {"id": "1", "title": "「云栈科技」完成近亿元A轮融资", "deal": True, "label_by": "hand"},
    {"id": "2", "title": "云栈科技发布新品", "deal": True, "label_by": "hand"},
    {"id": "3", "title": "海州今日晴", "deal": False, "label_by": "hand"},
    {"id": "4", "title": "「灵汐动力」完成近亿元A轮融资", "deal": False, "label_by": "rule"},
]


def test_about_three_tenths_are_kept_aside_and_always_the_same() -> None:
    aside = [n for n in range(1000) if extraction.is_unseen(f"zh-{n}")]
    assert 250 < len(aside) < 350
    assert aside == [n for n in range(1000) if extraction.is_unseen(f"zh-{n}")]


def test_headlines_count_only_what_a_person_labelled() -> None:
    report = extraction.headline_report(HEADLINES)
    assert (report["headlines"], report["precision"], report["recall"]) == (3, 1.0, 0.5)
    assert report["wrong"] == ["missed: 云栈科技发布新品"]


def test_predictions_are_what_the_scorer_reads() -> None:
    timed = extraction.predict([{"id": "a", "title": "「云栈科技」完成近亿元A轮融资", "text": ""}])
    [mention] = timed.predictions["a"]["mentions"]
    assert (mention["company"], mention["round"], mention["amount"]) == ("云栈科技", "a", 1e8)
    json.dumps(timed.predictions)


def test_a_missing_scorer_is_one_clear_line(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text("", encoding="utf-8")
    result = CliRunner().invoke(extraction.main, [str(gold), "--scorer", str(tmp_path / "none.py")])
    assert result.exit_code == 1
    assert "no scorer at" in result.output and "--scorer" in result.output
