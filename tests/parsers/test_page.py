"""The pieces that every parser shares: metadata, state JSON, lines, paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.parsers.json_text import Node, dig, names_of, plain, read_json
from crawler.parsers.outline import MAX_LINES, Outline
from crawler.parsers.page import Page, Unparsable
from crawler.parsers.prose import paragraphs
from crawler.parsers.site_names import site_names
from crawler.parsers.state import assigned, embedded
from crawler.parsers.structured import articles_first, read_json_ld
from crawler.parsers.wording import letters, one_line
from tests.parsers.shapes import EN_TITLE, json_ld, meta, page

URL = "https://www.quay-ledger.example/deals/marlin?x=1"


def parsed(body: str = "", head: str = "", url: str = URL, title: str = EN_TITLE) -> Page:
    return Page.parse(url, page(body, head, title=title).decode())


def outline(body: str) -> Outline:
    return parsed(body).outline


@pytest.mark.parametrize(
    ("url", "host", "path"),
    [
        (URL, "quay-ledger.example", "/deals/marlin"),
        ("https://News.Quay.example:8443/a", "news.quay.example", "/a"),
        ("http://[::1", "", ""),
        ("no url at all", "", "no url at all"),
        ("", "", ""),
    ],
)
def test_host_and_path_of_the_url(url: str, host: str, path: str) -> None:
    assert (parsed(url=url).host, parsed(url=url).path) == (host, path)


@pytest.mark.parametrize("source", ["", " ", "\x00", "<!-- nothing -->"])
def test_a_source_without_any_element_is_unparsable(source: str) -> None:
    with pytest.raises(Unparsable):
        Page.parse(URL, source)


@pytest.mark.parametrize(
    "markup",
    [
        '<meta property="og:title" content="A deal">',
        '<meta name="OG:Title" content="A deal">',
        '<meta itemprop="og:title" content=" A&#10;deal ">',
        '<meta name="og:title" value="A deal">',
        '<meta name=" og:title" content="A deal"><meta name="og:title" content="Another">',
    ],
)
def test_metadata_are_found_by_whatever_attribute_names_them(markup: str) -> None:
    assert parsed(head=markup).meta("missing", "og:title") == "A deal"


def test_metadata_that_are_not_there_are_empty() -> None:
    assert parsed(head='<meta name="author" content="">').meta("author") == ""


@pytest.mark.parametrize(
    ("head", "language"),
    [("", "en"), (meta(og__locale="zh_CN"), "en")],
    ids=["the element's", "before metadata"],
)
def test_the_declared_language(head: str, language: str) -> None:
    assert parsed(head=head).language == language


def test_the_sites_names_are_declared_or_in_the_host() -> None:
    head = meta(og__site_name="The Quay Ledger") + json_ld(headline="x", publisher={"name": "Quay Media"})
    assert {"thequayledger", "quaymedia", "quayledger"} <= set(site_names(parsed(head=head)))


def test_the_node_that_names_the_url_comes_first() -> None:
    nodes: list[Node] = [
        {"@type": "NewsArticle", "headline": "other"},
        {"@type": "NewsArticle", "headline": "own", "url": URL},
    ]
    assert articles_first(nodes, URL)[0]["headline"] == "own"


@pytest.mark.parametrize(
    "kind", ["NewsArticle", "ReportageNewsArticle", ["Thing", "BlogPosting"], "https://schema.org/Article"]
)
def test_every_type_of_article_is_one(kind: object) -> None:
    assert articles_first(read_json_ld([f'{{"@type": {kind!r}, "headline": "x"}}'.replace("'", '"')]), URL)


@pytest.mark.parametrize("kind", ["WebPage", "Organization", "BreadcrumbList", "Product", None, 7])
def test_other_nodes_are_none(kind: object) -> None:
    assert parsed(head=json_ld(**{"@type": kind}, headline="x")).article_data == {}


@pytest.mark.parametrize(
    "script",
    [
        'window.initialState={"a": 1}',
        'window.initialState = {"a": 1};window.other={}',
        'window["initialState"] = {"a": 1}',
        'var initialState={"a": 1},b={}',
        'x=1;initialState={"a": 1}</script><script>initialState={"a": 2}',
    ],
)
def test_a_state_is_read_from_where_it_starts_to_where_it_ends(script: str) -> None:
    assert assigned(parsed(f"<script>{script}</script>"), "initialState") == {"a": 1}


@pytest.mark.parametrize(
    "script", ["", "window.initialState=undefined", "window.initialState={broken", "myinitialState=1"]
)
def test_no_state_is_none(script: str) -> None:
    assert assigned(parsed(f"<script>{script}</script>"), "initialState") is None


def test_embedded_json_is_found_by_the_scripts_id() -> None:
    assert embedded(parsed('<script id="__NEXT_DATA__">\n {"a": [1]}</script>'), "__NEXT_DATA__") == {
        "a": [1]
    }
    assert embedded(parsed('<script id="other">{}</script>'), "__NEXT_DATA__") is None


@given(st.text(max_size=60), st.integers(0, 60))
@settings(deadline=None, max_examples=100)
def test_reading_json_never_raises(text: str, start: int) -> None:
    read_json(text, start)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ada", ["Ada"]),
        ({"name": "Ada"}, ["Ada"]),
        ([{"name": "Ada"}, "Bo"], ["Ada", "Bo"]),
        ({"name": ["Ada", "Bo"]}, ["Ada", "Bo"]),
        ("M&#246;ller &amp; Co", ["Möller & Co"]),
        (None, []),
        ([None, {}, 7, {"name": None}], []),
    ],
)
def test_names_in_values_of_any_shape(value: str | None, names: list[str]) -> None:
    assert names_of(value) == names


def test_digging_stops_where_a_key_is_missing() -> None:
    assert dig({"a": {"b": None}}, "a", "b", "c") is None
    assert plain(dig({"a": " x "}, "a")) == "x"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<div>one<br>two<br/><br/>three</div>", ["one", "two", "three"]),
        ("<p>a <b>bold</b> <i>w</i>ord</p>", ["a bold word"]),
        ("<p>a<script>x</script>b<img>c</p>", ["abc"]),
        ("<div>before<p>inside</p>after</div>", ["before", "inside", "after"]),
        ("<p>a</p><nav>menu</nav><footer>foot</footer><p>b</p>", ["a", "b"]),
        ("a<nav>menu</nav>b", ["a", "b"]),
        ("<p>\n  many \t blanks\u00a0here </p>", ["many blanks here"]),
        ("<p></p><p> </p>", []),
    ],
)
def test_a_page_has_the_lines_that_a_reader_sees(body: str, lines: list[str]) -> None:
    assert [line.text for line in outline(body).lines] == lines


@pytest.mark.parametrize(
    ("body", "share"),
    [
        ("<p>no link</p>", 0),
        ("<p><a>all of it</a></p>", 1),
        ("<p>half <a>half</a></p>", 0.5),
        ("<a><p>a card</p></a>", 1),
    ],
)
def test_a_line_knows_how_much_of_it_is_links(body: str, share: float) -> None:
    assert outline(body).lines[0].links == share


def test_a_chinese_character_weighs_three_letters() -> None:
    chinese, latin = outline("<p>融资</p><p>abcdef</p>").lines
    assert chinese.weight == latin.weight


@pytest.mark.parametrize(
    ("attributes", "junk", "is_story"),
    [
        ('class="related-posts"', "related", False),
        ('class="relatedPosts"', "related", False),
        ('id="Comments"', "comments", False),
        ('class="article-body comments"', "", True),
        ('itemprop="articleBody"', "", True),
        ('style="color:red; display : none"', "hidden", False),
        ("hidden", "hidden", False),
        ('class="headline"', "", False),
        ('class="post comments-open"', "", False),
        ('class="without-sidebar"', "", False),
        ('class="related no-margin"', "related", False),
        ('class="download shadow"', "", False),
    ],
)
def test_a_block_is_known_by_the_words_of_its_names(attributes: str, junk: str, is_story: bool) -> None:
    block = outline(f"<div {attributes}>x</div>").blocks[0]
    assert (block.junk, block.is_story) == (junk, is_story)


def test_the_line_of_the_headline_is_the_h1() -> None:
    assert outline(f"<p>{EN_TITLE}</p><h1>{EN_TITLE.upper()}!</h1>").find(EN_TITLE) == 1
    assert outline("<p>other</p>").find(EN_TITLE) is None
    assert outline("<p>other</p>").find("") is None


def test_lines_without_end_are_cut() -> None:
    assert len(outline("<p>x</p>" * (MAX_LINES + 10)).lines) == MAX_LINES


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("one<br>two", ["one", "two"]),
        ("<ul><li>one</li><li>two</li></ul>", ["one", "two"]),
        ("<p>a<figure><img><figcaption>c</figcaption></figure></p><script>s</script><p>b</p>", ["a", "b"]),
        ("<p>x\u00ad\u200by &amp; z</p>", ["xy & z"]),
        ("plain words", ["plain words"]),
        ("", []),
    ],
)
def test_a_piece_of_markup_has_the_paragraphs_that_a_reader_sees(markup: str, lines: list[str]) -> None:
    assert paragraphs(markup) == lines


def test_what_is_named_as_junk_takes_what_is_in_it_along() -> None:
    assert paragraphs('<div><p class="ad">a<b class="ad">b</b></p><p>c</p></div>', junk=".ad") == ["c"]


def test_several_pieces_are_read_in_order() -> None:
    assert paragraphs("<p>one</p>", "two", "<p>three</p>") == ["one", "two", "three"]


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=100)
def test_folding_is_stable(text: str) -> None:
    assert letters(letters(text)) == letters(text)
    assert one_line(one_line(text)) == one_line(text)
    assert len(one_line(text).splitlines()) <= 1
