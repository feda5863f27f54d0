"""The catalogue that ships, and its table in docs/sources.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crawler.catalog import SHIPPED, Config, Network, Retention, Source, name_mistakes, shipped_sources

ROOT = Path(__file__).resolve().parents[2]
SOURCES = tuple(shipped_sources().values())


def test_there_are_thirty_sources_and_more_switched_on() -> None:
    assert len(Config(sources=shipped_sources()).enabled_sources) >= 30


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
class TestEverySource:
    def test_names_its_language_and_a_parser_that_exists(self, source: Source) -> None:
        assert source.language in {"en", "zh"}
        assert list(name_mistakes(source)) == []

    def test_is_asked_over_https(self, source: Source) -> None:
        assert all(url.startswith("https://") for url in source.urls)

    def test_says_why_it_is_off(self, source: Source) -> None:
        assert source.enabled or source.note

    def test_a_chinese_one_is_read_in_chinese_time(self, source: Source) -> None:
        assert source.language != "zh" or source.timezone == "Asia/Shanghai"


def test_no_two_sources_ask_for_the_same() -> None:
    urls = [url for source in SOURCES for url in source.urls]
    assert len(urls) == len(set(urls))


def test_comments_and_sources_fill_the_file_in_groups() -> None:
    text = SHIPPED.read_text("utf-8")
    assert len(re.findall(r"^# -{20,}", text, re.MULTILINE)) >= 4


def test_the_table_in_the_docs_lists_exactly_these_sources() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]*) \| ([^|]*) \|", _docs(), re.MULTILINE)
    told = [(name, outlet.strip(), kind.strip(), state.strip()) for name, outlet, kind, _, state in rows]
    assert told == [(s.name, s.outlet, s.kind, "on" if s.enabled else "off") for s in SOURCES]


def test_the_docs_explain_every_key_of_a_source() -> None:
    explained = set(re.findall(r"^\| `(\w+)` \|", _docs(), re.MULTILINE))
    assert set(Source.__struct_fields__) - {"name"} <= explained


def test_the_docs_explain_every_other_setting() -> None:
    explained = set(re.findall(r"^\| `([\w.]+)` \|", _docs(), re.MULTILINE))
    nested = {"network": Network, "retention": Retention}
    settings = set(Config.__struct_fields__) - {"sources", *nested}
    settings |= {f"{table}.{key}" for table, kind in nested.items() for key in kind.__struct_fields__}
    assert settings <= explained


def _docs() -> str:
    return (ROOT / "docs" / "sources.md").read_text("utf-8")
