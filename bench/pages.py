"""How fast and how right pages are read, beside trafilatura in the same run.

    python -m bench.pages [--data FOLDER] [--set NAME …] [--json]

Without a folder the pages are generated: an invented outlet's, with menus, scripts, comments and footers. A folder
holds `manifest.jsonl`, a line a page: `html` (its path, beside or above the manifest, gzipped or not), `url`, `set`,
and what is expected: `text`, `title`, `published` (a day). Both readers take turns on every page; speed is pages per
second of CPU.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from statistics import mean

import click
from trafilatura import bare_extraction

from crawler.parsers import parse_html

GENERATED = 120
WORDS = (
    "harbour robot fund round partner market engineer office company growth model deal board team city year"
)
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what is expected of it; None where nothing is."""

    html: bytes
    url: str
    set: str
    text: str | None = None
    title: str | None = None
    published: str | None = None


@dataclass(slots=True)
class Score:
    """What one reader did with one set of pages."""

    seconds: float = 0.0
    pages: int = 0
    body: list[float] = field(default_factory=list)
    titles: list[bool] = field(default_factory=list)
    dates: list[bool] = field(default_factory=list)

    def row(self) -> dict[str, float | None]:
        """Pages per second, and the share of each field that is right (body: mean F1 of 4-grams)."""
        shares = (mean(values) if values else None for values in (self.body, self.titles, self.dates))
        return {
            "pages/s": self.pages / self.seconds,
            **dict(zip(("body", "title", "date"), shares, strict=True)),
        }


def ours(page: Page) -> dict[str, str | None]:
    """A page as `crawler.parsers` reads it."""
    found = parse_html(page.html, page.url, "text/html")
    return {name: found[name] for name in ("title", "text", "published")}


def trafilatura(page: Page) -> dict[str, str | None]:
    """A page as trafilatura reads it, with its metadata and without comments."""
    found = bare_extraction(page.html, url=page.url, with_metadata=True, include_comments=False)
    return {
        name: getattr(found, own, None)
        for name, own in (("title", "title"), ("text", "text"), ("published", "date"))
    }


READERS: dict[str, Callable[[Page], dict[str, str | None]]] = {"fundwire": ours, "trafilatura": trafilatura}


def generated(count: int = GENERATED) -> Iterator[Page]:
    """Pages of an invented outlet, the same ones each time."""
    rng = random.Random(7)
    words = WORDS.split()

    def sentence() -> str:
        return " ".join(rng.choices(words, k=rng.randint(9, 22))).capitalize() + "."

    def block(size: int) -> str:
        return " ".join(sentence() for _ in range(size))

    for number in range(count):
        title, lines = (
            f"{sentence()[:-1]} raises {number + 1} million",
            [block(rng.randint(2, 5)) for _ in range(8)],
        )
        menu = "".join(f'<li><a href="/{n}">{sentence()}</a></li>' for n in range(60))
        comments = "".join(
            f'<div class="comment"><b>reader {n}</b><p>{block(2)}</p></div>' for n in range(25)
        )
        story = "".join(f"<p>{escape(line)}</p>" for line in lines)
        html = (
            f'<html lang="en"><head><title>{title} | Quay</title><meta property="article:published_time" '
            f'content="2026-02-{number % 28 + 1:02}T09:00:00Z"><script>{"var a = 1; " * 3000}</script></head><body>'
            f"<nav><ul>{menu}</ul></nav><main><h1>{title}</h1><div>{story}</div></main><ul>{menu}</ul>"
            f"<section>{comments}</section><footer>{block(2)}</footer></body></html>"
        )
        day = f"2026-02-{number % 28 + 1:02}"
        yield Page(html.encode(), f"https://quay.example/{number}", "generated", "\n".join(lines), title, day)


def stored(folder: Path) -> Iterator[Page]:
    """The pages of a folder with a manifest."""
    manifest = folder / "manifest.jsonl"
    if not manifest.exists():
        raise click.ClickException(f"{folder} has no manifest.jsonl")
    for line in manifest.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        places = (folder / row["html"], folder.parent / row["html"])
        path = next((place for place in places if place.exists()), None)
        if path is None:
            raise click.ClickException(f"{manifest} names {row['html']}, which is not there")
        data = path.read_bytes()
        expected = {name: row.get(name) for name in ("text", "title", "published")}
        html = gzip.decompress(data) if path.suffix == ".gz" else data
        yield Page(html, row.get("url") or "http://example.com/", row.get("set", "all"), **expected)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The text's 4-grams of words, a Chinese or Japanese character being a word."""
    words = _TOKEN.findall(text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)))


def likeness(expected: str, found: str) -> float:
    """F1 of the 4-grams."""
    wanted, got = shingles(expected), shingles(found)
    return 2 * sum((wanted & got).values()) / (sum(wanted.values()) + sum(got.values()))


def folded(title: str) -> str:
    """A title's letters and digits."""
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", title).casefold())


def measure(page: Page, read: Callable[[Page], dict[str, str | None]], score: Score) -> None:
    """Read one page and add to the score."""
    begun = time.process_time()
    found = read(page)
    score.seconds += time.process_time() - begun
    score.pages += 1
    if page.text:
        score.body.append(likeness(page.text, found["text"] or ""))
    if page.title:
        score.titles.append(folded(page.title) == folded(found["title"] or ""))
    if page.published:
        score.dates.append((found["published"] or "")[:10] == page.published[:10])


def together(scores: Iterable[Score]) -> Score:
    """The scores of several sets as one."""
    whole = Score()
    for score in scores:
        whole.seconds, whole.pages = whole.seconds + score.seconds, whole.pages + score.pages
        whole.body += score.body
        whole.titles += score.titles
        whole.dates += score.dates
    return whole


@click.command()
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with manifest.jsonl.",
)
@click.option("--set", "sets", multiple=True, help="Only these sets of it.")
@click.option("--json", "as_json", is_flag=True)
def main(data: Path | None, sets: tuple[str, ...], as_json: bool) -> None:
    """Print a table: a line a set and reader, and how many times trafilatura's speed ours is."""
    scores: dict[tuple[str, str], Score] = {}
    for page in stored(data) if data else generated():
        for name, read in READERS.items() if not sets or page.set in sets else ():
            measure(page, read, scores.setdefault((page.set, name), Score()))
    if not scores:
        raise click.ClickException("there is no page to read")
    whole = {name: together(score for (_, own), score in scores.items() if own == name) for name in READERS}
    ratio = whole["trafilatura"].seconds / whole["fundwire"].seconds
    rows = {f"{group} {name}": score.row() for (group, name), score in scores.items()}
    rows |= {f"all {name}": score.row() for name, score in whole.items()}
    if as_json:
        print(json.dumps({"rows": rows, "ratio": ratio}))
        return
    for title, row in rows.items():
        shown = (f"{key} {'-' if value is None else round(value, 3):>8}" for key, value in row.items())
        print(f"{title:28}", *shown)
    print(f"{ratio:.1f} times trafilatura's pages per second")


if __name__ == "__main__":
    main()
