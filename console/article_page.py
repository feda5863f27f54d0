"""Articles for people: a list of them, and one with the words marked that prove its deals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from console import terminal
from console.evidence import marked
from console.mentions import headline
from console.render import Column, facts, link, table
from console.safe import one_line
from console.when import local
from storage.records import Evidence, Mention

if TYPE_CHECKING:
    from storage.articles import ArticleRow

COLUMNS = (
    Column("id", right=True),
    Column("published"),
    Column("outlet", cut=True),
    Column("title", "bold", cut=True),
    Column("deals"),
)


def listing(found: Sequence[ArticleRow], deals: Mapping[int, Sequence[int]]) -> None:
    """A table; `deals` gives the numbers of the deals that an article tells."""
    table(COLUMNS, (_row(row, deals.get(row.id, ())) for row in found))


def _row(row: ArticleRow, deals: Sequence[int]) -> tuple[str, ...]:
    article = row.article
    outlet = article.outlet or article.source or "–"
    return str(row.id), local(article.published), outlet, article.title, " ".join(map(str, deals)) or "·"


def show(found: ArticleRow, told: Sequence[Mention], deals: Sequence[int]) -> None:
    """The whole article."""
    from rich.text import Text

    article, proofs = found.article, [proof for mention in told for proof in mention.evidence]
    colour = terminal.console().is_terminal
    about = {
        "published": local(article.published),
        "outlet": article.outlet,
        "source": article.source,
        "author": article.author,
        "deals": " ".join(map(str, deals)),
        "stored": "headline and summary only" if article.is_lead else None,
    }
    title = marked(article.title, _of(proofs, "title"), (0, len(article.title)), colour=colour)
    text = marked(article.text, _of(proofs, "text"), (0, len(article.text)), colour=colour)
    summary = [Text(f"· {one_line(headline(mention))}") for mention in told]
    terminal.show(title, facts(about.items(), indent=2), link(article.url, indent=2), *summary, "", text)


def _of(proofs: Sequence[Evidence], part: str) -> list[Evidence]:
    return [proof for proof in proofs if proof.part == part]
