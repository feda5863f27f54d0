"""Finds financing rounds in English text."""

from __future__ import annotations

import re
from typing import Final

from crawler.funding.model import Round, Span
from crawler.funding.rounds import canonical
from storage.records import Part

_KIND: Final = (
    r"round|funding|financing|fundraising|fundraise|raise|investment|extension|capital|money|deal|tranche"
)
_MONEY_TALK: Final = rf"(?:{_KIND}|preferred|equity|debt|interim|top-up|venture|growth|convertible|led\b)"
_ROUND: Final = re.compile(
    rf"""
    (?P<series>\b(?:[Pp]re|PRE)[-\s]?(?:[Ss]eries|SERIES)[-\s](?:[A-Ka-k])\b(?:[-\s]?\d\b|\+)?
        | \b(?:[Ss]eries|SERIES)[-\s](?:[A-K](?:[-\s]?(?:[1-9]|I{{1,3}})\b|\+)?(?![\w’'])|[Ss]eed\b)
        | \b[Ss]eries[-\s][a-k](?:[-\s]?[1-9]\b|\+)?(?=[-\s]{_MONEY_TALK}|[.,;]|\sat\s|\sto\s|\sfrom\s|\sled\s|$))
    | (?P<letter>\b(?:[Pp]re-)?[A-H](?:[-]?[1-3]|\+)?(?=[-\s][Rr]ound\b(?!\sof)))
    | (?P<preseed>\b[Pp]re[-\s]?[Ss]eed\b|\bPRE-?SEED\b)
    | (?P<seed>\b[Ss]eed(?:\+|\s[Pp]lus)?(?:[-\s][A-C12]\b|\s(?:I{{1,3}})\b)?(?=[-\s](?:{_KIND}|equity|led|plus)|\s(?:Round|Funding|Financing|Extension|Investment|Raise|Capital|Money)))
    | (?P<angel>\b[Aa]ngel(?=\s(?:round|funding|financing|investment\b(?!\s(?:group|fund|firm|network)))|\s(?:Round|Funding|Financing)))
    | (?P<preipo>\b[Pp]re-?IPO\b(?=[-\s](?:round|funding|financing|raise|investment|Round|Funding|placement|Series)))
    | (?P<bridge>\b[Bb]ridge(?=\s(?:round|funding|financing|loan|note|Round|Funding|Financing)))
    | (?P<convertible>\b[Cc]onvertible\s(?:notes?|debt|debentures?|loans?|bonds?|preferred|securities|round|financing)\b|\bin\sconvertible\b
        |\b(?:simple\sagreements?\sfor\sfuture\sequity)\b)
    | (?P<debt>\b(?:[Vv]enture\s|[Ss]tructured\s|[Ss]enior\s|[Ss]ecured\s|[Gg]rowth\s)?[Dd]ebt(?=[-\s](?:round|funding|financing|facility|raise|capital|investment|fundraise|line|package|deal|Facility|Financing|Funding|Round))
        |\b[Vv]enture\s[Dd]ebt\b|\bin\s(?:[a-z]+\s)?debt\b(?!\sand)|\b[Cc]redit\s(?:[Ff]acility|[Ll]ine)\b|\b(?:[Ll]ine|[Ll]ines)\sof\s[Cc]redit\b
        |\b(?:[Tt]erm|[Vv]enture|[Bb]ank|[Gg]rowth|[Ss]enior|[Gg]reen)\s[Ll]oan\b|\b[Ll]oan\s[Ff]acility\b|\b[Ww]arehouse\s(?:[Ff]acility|[Cc]redit)\b|\b[Ll]oans?\b)
    | (?P<strategic>\b[Ss]trategic\s(?:growth\s|minority\s|equity\s)?(?=investment\b|round|funding|financing|Investment\b|Round|Funding))
    | (?P<growth>\b[Gg]rowth(?=[-\s](?:round|equity|funding|financing|investment\b|capital|stage\sround|Round|Equity|Funding|Financing|Capital)))
    | (?P<secondary>\b[Ss]econdary\b(?=\s(?:sale|transaction|round|offering|share|investment|tender|deal|financing))|\b[Tt]ender\s[Oo]ffer\b|\bsecondaries\b)
    | (?P<grant>\b[Gg]rants?\b(?=\s(?:from|funding|of|award|by)|[.,;]|$))
    | (?P<equity>(?<![Pp]rivate\s)(?<!Private\s)\b[Ee]quity(?=[-\s](?:round|funding|financing|investment\b|raise|capital|crowdfunding|Funding|Financing|Round))|\bin\sequity\b)
    """,
    re.VERBOSE,
)
_NAMES: Final = ("series", "letter", "preseed", "seed")
_FALSE: Final = re.compile(
    r"(?:\s(?:stock|shares?|preferred\sstock|crunch|stage\b|startups?|compan(?:y|ies)|investors?|mindset|candidates?|funds?\b|VCs?)"
    r"|\sto\s(?:Series\s)?[A-K]\b)"
)
_BEFORE_FALSE: Final = re.compile(r"(?:Xbox|TV|part|Netflix|World|video|podcast|drama|web)\s$")
_BARE_SEED: Final = re.compile(
    r"(?:\bin\s(?:its\s)?|\bnew\s|\d\s?[MmKkBb]?n?\s|illion\s|\bits\s|\bof\s)(?P<seed>[Ss]eed)\b(?=[\s.,;:]|$)"
)


def find(text: str, part: Part, start: int, end: int) -> list[Round]:
    """The rounds in `text[start:end]`, in order."""
    found = [
        Round(name, match[0].strip(), Span(part, match.start(), match.start() + len(match[0].rstrip())))
        for match in _ROUND.finditer(text, start, end)
        if (name := _name(text, match))
    ]
    taken = {item.span.start for item in found}
    for match in _BARE_SEED.finditer(text, start, end):
        if match.start("seed") not in taken and not _FALSE.match(text, match.end()):
            found.append(Round("seed", match["seed"], Span(part, match.start("seed"), match.end("seed"))))
    return sorted(found, key=lambda item: item.span)


def _name(text: str, match: re.Match[str]) -> str | None:
    if match.lastgroup in ("series", "preseed") and _FALSE.match(text, match.end(), match.end() + 24):
        return None
    if match.lastgroup == "series" and _BEFORE_FALSE.search(text, max(0, match.start() - 12), match.start()):
        return None
    return canonical(match[0]) or match.lastgroup


def strength(item: Round) -> int:
    """A stage (0) says more than the kind of paper (1) that a clause names beside it."""
    return (
        0
        if item.name not in ("debt", "equity", "growth", "strategic", "grant", "convertible", "secondary")
        else 1
    )
