"""Charsets, declared or not."""

from __future__ import annotations

import pytest

from crawler.charset import utf8
from tests.discovery.documents import only_entry, rss

CHINESE = "「星河芯片」完成1亿元A轮融资，由远山资本领投，资金将用于下一代传感器的研发和产能建设"
RUSSIAN = "Стартап «Северный Ветер» привлёк десять миллионов долларов на развитие облачной платформы"
JAPANESE = "スタートアップの青空ロボットが十億円の資金調達を実施したと発表した"
KOREAN = "스타트업 푸른하늘이 백억원 규모의 시리즈 투자를 유치했다고 밝혔다"
WESTERN = "La société Étoile lève dix millions d’euros auprès de fonds déjà présents à Besançon"


def feed(title: str) -> str:
    """A feed with enough of a language to be recognised, without XML declaration."""
    return rss(f"<title>{title}</title><description>{title}。{title}</description>").partition("?>")[2]


@pytest.mark.parametrize(
    ("title", "charset"),
    [
        *((CHINESE, charset) for charset in ("gbk", "gb18030", "gb2312", "utf-8")),
        *((RUSSIAN, charset) for charset in ("cp1251", "koi8-r")),
        *((JAPANESE, charset) for charset in ("shift_jis", "euc_jp")),
        (KOREAN, "euc_kr"),
        (WESTERN, "cp1252"),
    ],
)
class TestCharsets:
    def test_declared(self, title: str, charset: str) -> None:
        document = f'<?xml version="1.0" encoding="{charset}"?>' + feed(title)
        assert only_entry(document.encode(charset, "replace"))["title"] == title.encode(
            charset, "replace"
        ).decode(charset)

    def test_undeclared(self, title: str, charset: str) -> None:
        assert only_entry(feed(title).encode(charset, "replace"))["title"] == title.encode(
            charset, "replace"
        ).decode(charset)


def test_gb2312_is_read_as_the_larger_charset_that_it_is_on_the_web() -> None:
    document = f'<?xml version="1.0" encoding="gb2312"?>{feed("镕合科技获投")}'
    assert only_entry(document.encode("gbk"))["title"] == "镕合科技获投"


@pytest.mark.parametrize("charset", ["gb2312", "iso-8859-1", "us-ascii", "nonsense"])
def test_utf8_that_is_declared_as_something_else_is_read_as_utf8(charset: str) -> None:
    document = f'<?xml version="1.0" encoding="{charset}"?>{feed(CHINESE)}'
    assert only_entry(document.encode())["title"] == CHINESE


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_byte_order_marks_and_two_byte_text(charset: str) -> None:
    document = f'<?xml version="1.0" encoding="utf-16"?>{feed(CHINESE)}'
    assert only_entry(document.encode(charset))["title"] == CHINESE


def test_the_header_names_the_charset_where_the_document_does_not() -> None:
    data = utf8("<a>Étoile</a>".encode("iso-8859-2", "replace"), "text/xml; charset=iso-8859-2")
    assert data.decode() == "<a>Étoile</a>"


def test_escape_sequences_are_valid_utf8_and_yet_decoded() -> None:
    document = f'<?xml version="1.0" encoding="iso-2022-jp"?>{feed(JAPANESE)}'
    assert only_entry(document.encode("iso-2022-jp"))["title"] == JAPANESE


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_one_torn_character_costs_one_character(charset: str) -> None:
    document = f'<?xml version="1.0" encoding="{charset}"?>{feed(CHINESE)}'.encode(charset)
    torn = document.replace("建设</title>".encode(charset), "建设".encode(charset)[:-1] + b"</title>", 1)
    assert only_entry(torn)["title"].startswith(CHINESE[:-1])


def test_the_declaration_is_gone_and_the_rest_as_it_was() -> None:
    assert utf8(b'<?xml version="1.0"?>\n<a/>').strip() == b"<a/>"
    assert utf8(b"<a>?></a>") == b"<a>?></a>"
