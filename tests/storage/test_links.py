from __future__ import annotations

import pytest

from storage import links
from storage.database import Store
from storage.records import Link, LinkState
from tests.storage.news import NOW, days, save, story


def link(name: str, source: str = "ledger") -> Link:
    return Link(
        url=f"https://ledger.test/{name}",
        source=source,
        title=f"About {name}",
        published=NOW,
        summary="In short.",
        author="Ann",
        guid=name,
    )


def test_links_are_written_down_once_and_come_back_as_they_were(store: Store) -> None:
    assert links.remember(store, [link("a"), link("b"), link("a")], NOW) == 2
    assert links.remember(store, [link("b"), link("c")], days(1)) == 1
    assert links.pending(store, "ledger", NOW) == [link("a"), link("b"), link("c")]


def test_a_known_url_is_left_alone_even_when_another_source_lists_it(store: Store) -> None:
    links.remember(store, [link("a")], NOW)
    assert links.remember(store, [link("a", source="mirror")], NOW) == 0
    assert links.pending(store, "mirror", NOW) == []


def test_the_url_of_a_stored_article_is_known(store: Store) -> None:
    article = story("imported")
    save(store, article)
    assert links.remember(store, [Link(url=article.url, source="ledger")], NOW) == 0


def test_what_a_crash_left_behind_is_still_pending(store: Store) -> None:
    links.remember(store, [link("a"), link("b")], NOW)
    with Store.open(store.path) as next_process:
        assert len(links.pending(next_process, "ledger", days(30))) == 2


@pytest.mark.parametrize("state", ["failed", "blocked"])
def test_a_link_that_failed_comes_back_when_its_time_has_come(store: Store, state: LinkState) -> None:
    links.remember(store, [link("a")], NOW)
    links.mark(store, link("a").url, state, "HTTP 503", NOW, retry_at=days(1))
    assert links.pending(store, "ledger", NOW) == []
    assert links.pending(store, "ledger", days(1)) == [link("a")]
    assert links.attempts(store, link("a").url) == 1


@pytest.mark.parametrize("state", ["failed", "blocked", "refused"])
def test_a_link_given_up_never_comes_back(store: Store, state: LinkState) -> None:
    links.remember(store, [link("a")], NOW)
    links.mark(store, link("a").url, state, "no story there", NOW)
    assert links.pending(store, "ledger", days(9999)) == []
    assert links.remember(store, [link("a")], NOW) == 0


def test_a_link_whose_page_ends_its_process_each_time_is_given_up_with_a_reason(store: Store) -> None:
    links.remember(store, [link("deadly"), link("unlucky"), link("fine")], NOW)
    for name, deaths in (("deadly", links.MAX_DEATHS), ("unlucky", links.MAX_DEATHS - 1)):
        for _ in range(deaths):
            links.begin(store, link(name).url)
    assert links.give_up_deadly(store, "ledger", days(1)) == 1
    assert links.give_up_deadly(store, "ledger", days(1)) == 0
    assert links.pending(store, "ledger", days(9)) == [link("unlucky"), link("fine")]
    (row,) = store.rows("SELECT state, reason FROM links WHERE guid = 'deadly'")
    assert (row["state"], "5 times" in row["reason"]) == ("failed", True)


def test_a_page_whose_reading_ends_is_not_deadly_however_often_it_is_read(store: Store) -> None:
    links.remember(store, [link("a")], NOW)
    for day in range(links.MAX_DEATHS + 1):
        links.begin(store, link("a").url)
        links.mark(store, link("a").url, "failed", "HTTP 503", days(day), retry_at=days(day + 1))
    assert links.give_up_deadly(store, "ledger", days(9)) == 0


def test_a_try_that_saving_a_lead_has_counted_is_not_counted_twice(store: Store) -> None:
    links.remember(store, [link("a")], NOW)
    links.mark(store, link("a").url, "blocked", "a wall", NOW, is_counted=True)
    assert links.attempts(store, link("a").url) == 0


def test_a_stored_article_settles_the_link_it_was_fetched_by_and_its_own(store: Store) -> None:
    article = story("canonical")
    links.remember(store, [link("short"), Link(url=article.url, source="ledger"), link("other")], NOW)
    save(store, article, link=link("short").url)
    assert links.pending(store, "ledger", NOW) == [link("other")]


def test_pending_links_come_in_the_order_they_were_seen_and_no_more_than_asked_for(store: Store) -> None:
    links.remember(store, [link("new")], days(1))
    links.remember(store, [link("old"), link("old2")], NOW)
    assert [one.guid for one in links.pending(store, "ledger", days(2), limit=2)] == ["old", "old2"]


def test_text_that_sqlite_cannot_hold_does_not_lose_the_link(store: Store) -> None:
    broken = Link(url="https://ledger.test/x", source="ledger", title="a\0b\ud800", summary="\udfff")
    assert links.remember(store, [broken], NOW) == 1
    assert links.pending(store, "ledger", NOW)[0].title == "a\ufffdb\ufffd"


def test_an_unknown_link_has_never_been_tried(store: Store) -> None:
    assert links.attempts(store, "https://ledger.test/unknown") == 0
