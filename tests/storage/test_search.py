from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import search
from storage.database import Store
from tests.storage.news import save, story

STORIES = {
    "model": ("大模型公司云杉完成A轮融资", "云杉AI公司宣布，由青禾资本领投。"),
    "chip": ("芯片企业融了两亿", "做模拟芯片的公司，落户苏州。"),
    "taiwan": ("機器人新創完成種子輪", "資金將用於擴大產能。"),
    "english": ("Nimbus raises Series A", "Crédit Fleuri led the round; Ｎｉｍｂｕｓ builds robots."),
    "mixed": ("OpenRobot发布机器人", "It has 模型 inside."),
}


@pytest.fixture
def filled(store: Store) -> Store:
    for name, (title, text) in STORIES.items():
        save(store, story(name, title=title, text=text))
    return store


def found(store: Store, words: str) -> set[str]:
    names = list(STORIES)
    return {names[number - 1] for number in search.find(store, words)}


@pytest.mark.parametrize(
    ("words", "stories"),
    [
        pytest.param("模型", {"model", "mixed"}, id="two characters inside a longer word"),
        pytest.param("大模型", {"model"}, id="three characters"),
        pytest.param("青禾资本领投", {"model"}, id="six characters"),
        pytest.param("苏", {"chip"}, id="one character"),
        pytest.param("州", {"chip"}, id="one character at the end of a run"),
        pytest.param("模", {"model", "chip", "mixed"}, id="one character at the start of pairs"),
        pytest.param("机器人", {"taiwan", "mixed"}, id="simplified finds traditional"),
        pytest.param("機器人", {"taiwan", "mixed"}, id="traditional finds simplified"),
        pytest.param("云杉AI公司", {"model"}, id="Latin between Chinese"),
        pytest.param("AI公", {"model"}, id="Latin glued to one character"),
        pytest.param("公司AI", set(), id="the other way round"),
        pytest.param("模型 融资", {"model"}, id="all words must occur"),
        pytest.param("型模", set(), id="pairs in another order"),
        pytest.param("nimbus", {"english"}, id="case and width"),
        pytest.param("credit", {"english"}, id="accents"),
        pytest.param('"series a"', {"english"}, id="a phrase"),
        pytest.param('"a series"', set(), id="not a phrase"),
        pytest.param("robo*", {"english"}, id="a prefix"),
        pytest.param("robo", set(), id="no prefix without a star"),
        pytest.param("机器*", {"taiwan", "mixed"}, id="a Chinese prefix"),
        pytest.param("", set(), id="nothing"),
        pytest.param('。、*"', set(), id="punctuation only"),
        pytest.param("nimbus NOT robots", set(), id="operators are words"),
        pytest.param("nimbus\0 \ud800", {"english"}, id="what SQLite cannot hold"),
        pytest.param('nimbus "', {"english"}, id="an open quotation mark"),
    ],
)
def test_a_search_finds(filled: Store, words: str, stories: set[str]) -> None:
    assert found(filled, words) == stories


def test_a_word_in_the_title_counts_more(store: Store) -> None:
    save(store, story("text", title="Quiet day", text="A word on robots and other things here."))
    save(store, story("title", title="Robots", text="Another story of the same length, about that."))
    assert search.find(store, "robots") == [2, 1]
    assert search.find(store, "robots", limit=1, offset=1) == [1]


def test_an_edited_story_is_found_by_its_new_words_only(filled: Store) -> None:
    title, _ = STORIES["chip"]
    save(filled, story("chip", title=title, text="如今落户无锡。"))
    assert found(filled, "无锡") == {"chip"}
    assert found(filled, "苏州") == set()
    assert found(filled, "芯片") == {"chip"}


def test_a_lost_index_is_made_anew(filled: Store) -> None:
    with filled.write() as db:
        db.execute("INSERT INTO article_search (article_search) VALUES ('delete-all')")
    assert found(filled, "模型") == set()
    assert search.rebuild(filled) == len(STORIES)
    assert found(filled, "模型") == {"model", "mixed"}


@settings(deadline=None, max_examples=60)
@given(
    st.text(st.sampled_from('机器人模型A1 a*"。、()^:-+NEARORAND')),
    st.text(st.characters(codec=None), max_size=12),
)
def test_whatever_is_typed_is_a_valid_query(odd: str, any_text: str) -> None:
    from sqlite_utils import Database

    db = Database(memory=True)
    db.execute("CREATE VIRTUAL TABLE t USING fts5 (a)")
    for typed in (odd, any_text):
        if match := search.query(typed):
            db.execute("SELECT * FROM t WHERE t MATCH ?", [match]).fetchall()
    db.close()


@settings(deadline=None, max_examples=60)
@given(
    st.text(st.sampled_from("云杉机器人大模型"), max_size=3),
    st.text(st.sampled_from("云杉机器人大模型"), min_size=1, max_size=4),
    st.text(st.sampled_from("云杉机器人大模型"), max_size=3),
)
def test_every_piece_of_a_chinese_text_is_found(before: str, word: str, after: str) -> None:
    from sqlite_utils import Database

    db = Database(memory=True)
    db.execute("CREATE VIRTUAL TABLE t USING fts5 (a)")
    db.execute("INSERT INTO t VALUES (?)", [search.bigrams(before + word + after)])
    assert db.execute("SELECT count(*) FROM t WHERE t MATCH ?", [search.query(word)]).fetchone() == (1,)
    db.close()
