"""The stories of the demo: one file each under `stories/`, TOML between two `+++` lines, then the text.

A blank line ends a paragraph; `## ` opens a heading, `> ` a quotation, `- ` a list item. Companies, people
and investors are invented, but for those of the story that the project started from, told in our own words.
"""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import cache
from importlib.resources import files

import msgspec

from storage.records import Status


class Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A deal that a story tells, as a reader would note it down. Fields as in `storage.records.Mention`."""

    company: str
    amount: float | None = None
    amount_min: float | None = None
    amount_max: float | None = None
    currency: str | None = None
    round: str | None = None
    valuation: float | None = None
    status: Status = "announced"
    lead_investors: tuple[str, ...] = ()
    investors: tuple[str, ...] = ()


class Story(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One story, and the outlets that carry it word for word."""

    slug: str
    """Last part of its address; digits where the outlet numbers its stories."""
    outlets: tuple[str, ...]
    """Names of outlets (`console.demo.outlet.OUTLETS`); more than one where others copy it."""
    title: str
    published: datetime
    text: str
    summary: str
    """What a list says of it: the first paragraph where the file gives none."""
    author: str = ""
    place: str = ""
    """The dateline of a release."""
    tells: tuple[Told, ...] = ()
    """The deals that are its news; none for a story of anything else."""
    why: str = ""
    """What makes the story worth having here."""

    @property
    def paragraphs(self) -> list[str]:
        """The text's blocks, in order, with the marks of headings, quotations and list items still on."""
        return [block.strip().replace("\n", " ") for block in self.text.split("\n\n") if block.strip()]


def read(source: str) -> Story:
    """The story of one file's text. ValueError where the file is not as it should be."""
    _, head, text = source.split("+++", 2)
    first = text.strip().partition("\n\n")[0].replace("\n", " ")
    return msgspec.convert({"summary": first, "text": text.strip(), **tomllib.loads(head)}, Story)


@cache
def stories() -> tuple[Story, ...]:
    """All stories that ship, newest first."""
    folder = files("console.demo") / "stories"
    found = [read(entry.read_text("utf-8")) for entry in folder.iterdir() if entry.name.endswith(".md")]
    return tuple(sorted(found, key=lambda story: (story.published, story.slug), reverse=True))
