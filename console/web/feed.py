"""The deals as feeds, of the same filter words as the front page."""

from __future__ import annotations

from console.feeds import Feed, atom, json_feed
from console.web.asked import Answer, Asked, Document, Page
from console.web.front import wanted
from storage import deal_list, tellers
from storage.database import Store

_ENTRIES = 50


def as_atom(store: Store, asked: Asked) -> Answer:
    """The deals that changed last, as Atom."""
    made = _feed(store, asked)
    return (
        Document(text=atom(made), kind="application/atom+xml; charset=utf-8")
        if isinstance(made, Feed)
        else made
    )


def as_json(store: Store, asked: Asked) -> Answer:
    """The same as JSON Feed."""
    made = _feed(store, asked)
    return Document(text=json_feed(made), kind="application/feed+json") if isinstance(made, Feed) else made


def _feed(store: Store, asked: Asked) -> Feed | Page:
    """The feed; a page that says what cannot be read of the words."""
    filter_, mistake = wanted(asked)
    if mistake:
        return Page(template="error.html", shown={"status": 400, "message": mistake}, status=400)
    deals = deal_list.listing(store, filter_, sort="changed", limit=_ENTRIES)
    told = tellers.of_deals(store, [deal.id for deal in deals])
    address = asked.base + asked.address()
    return Feed(title="Funding deals", url=address, deals=deals, tellers=told, made_at=asked.now)
