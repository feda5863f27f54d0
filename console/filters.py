"""The options that filter deals, the same for every command that reads them; the grammar is `storage.filter_words`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import click
from click.shell_completion import CompletionItem

P = ParamSpec("P")
R = TypeVar("R")

ROUNDS = (
    "pre-seed", "seed", "seed+", "angel", "angel+", "pre-a", "a", "a+", "b", "b+", "c", "d", "e", "f", "g", "h",
    "pre-ipo", "strategic", "growth", "bridge", "debt", "convertible", "equity", "secondary", "grant",
)  # fmt: skip
"""Those that are offered when a shell completes; others are found as well."""
STATUSES = ("announced", "reported", "in_talks", "denied")

_HELP = {
    "since": ("TIME", "First told since then: 7d, 24h, yesterday, 2024-02, 2024-02-19."),
    "until": ("TIME", "… and until then, that day or month included."),
    "min": ("AMOUNT", "That much or more: 500k, 10m, 1.5bn, 3亿. In --currency; without it, US dollars."),
    "max": ("AMOUNT", "That much or less."),
    "currency": ("CODE", "Told in this currency: USD, CNY, EUR …"),
    "company": ("NAME", "By any of its names, in any language, or how one begins."),
    "investor": ("NAME", "An investor of the round, named in the same way."),
    "text": ("WORDS", "Told by an article that holds these words; “…” is a phrase, a final * a prefix."),
    "round": ("LIST", "One of these, joined by commas: seed, a, b+, pre-ipo, strategic, debt …"),
    "sector": ("LIST", "One of these: ai, biotech, fintech, robotics …"),
    "country": ("LIST", "Company of one of these: us, cn, de …"),
    "status": ("LIST", "One of announced, reported, in_talks, denied."),
    "lang": ("LIST", "Told in one of these languages: en, zh."),
    "source": ("LIST", "Told by one of these sources."),
}
WORDS = (
    "since", "until", "min", "max", "currency", "round", "status", "sector", "country", "company", "investor",
    "text", "lang", "source",
)  # fmt: skip
"""In the order of `--help`."""


def filters(command: Callable[P, R]) -> Callable[P, R]:
    """Give a command the options of a filter; it is called with `wanted`, the DealFilter that they say."""

    @wraps(command)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        from storage.filter_words import read

        words: dict[str, Any] = {word: kwargs.pop(f"filter_{word}") for word in WORDS}
        kwargs["wanted"] = read(words, datetime.now(UTC))
        return command(*args, **kwargs)

    for word in reversed(WORDS):
        metavar, text = _HELP[word]
        option = click.option(
            f"--{word}", f"filter_{word}", metavar=metavar, help=text, shell_complete=_COMPLETIONS.get(word)
        )
        call = option(call)
    return call


Completion = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _several_of(values: Callable[[], tuple[str, ...]]) -> Completion:
    """Completes the last value of a list joined by commas."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        before, comma, last = incomplete.rpartition(",")
        return [CompletionItem(before + comma + value) for value in values() if value.startswith(last)]

    return complete


def _sectors() -> tuple[str, ...]:
    from crawler.funding.sectors import titles

    return tuple(titles())


def source_names() -> tuple[str, ...]:
    """Names of all sources of the catalogue."""
    from crawler.catalog import load

    return tuple(load().sources)


_COMPLETIONS: dict[str, Completion] = {
    "round": _several_of(lambda: ROUNDS),
    "status": _several_of(lambda: STATUSES),
    "lang": _several_of(lambda: ("en", "zh")),
    "sector": _several_of(_sectors),
    "source": _several_of(source_names),
}
