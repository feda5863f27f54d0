"""Sentence → chunks: amounts, rounds, names, brackets and the words between them, in order and with offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from crawler.funding.en import money as en_money
from crawler.funding.en import rounds as en_rounds
from crawler.funding.en.tokens import Token, tokens
from crawler.funding.en.vocabulary import (
    CALENDAR,
    FUNCTION,
    FUNDING_NOUNS,
    GENERIC_TAILS,
    HEADS,
    INVEST_VERBS,
    LEGAL,
    OPENERS,
    PERSONAL_TITLES,
    RAISERS,
    TITLE_VERBS,
)
from crawler.funding.model import Document, Money, Round
from crawler.funding.places import country_of
from storage.records import Part

Kind = Literal["money", "round", "name", "trait", "bracket", "word", "mark"]
_TRAIT: Final = re.compile(
    r"(?P<name>.*?)[-–‑](?P<trait>based|headquartered|backed|led|founded|owned|focused|powered|funded|born|linked|anchored)",
    re.IGNORECASE | re.DOTALL,
)
_POSSESSIVE: Final = re.compile(r"(?:['’]s|s['’])$")
_CLOSERS: Final = {"(": ")", "[": "]"}
_LINE: Final = 300
_TITLE_WORDS: Final = (
    ((RAISERS | INVEST_VERBS) - FUNDING_NOUNS)
    | TITLE_VERBS
    | frozenset("to for with in from by on at as after round funding series".split())
)
_LONGEST_BRACKET: Final = 60
"""Tokens; a bracket that is not closed within them is a mere mark."""
_JOINERS: Final = frozenset({"and", "&", "of", "de", "the", "+", "by", "du", "der", "für"})
_OF_A_PLACE: Final = frozenset(
    "bank university board institute college government school ministry department republic state city kingdom".split()
)
_FUND_THEMES: Final = frozenset(
    "innovation technology growth opportunity development research investment impact science climate infrastructure".split()
)
_NOT_IN_NAMES: Final = (
    RAISERS
    | INVEST_VERBS
    | TITLE_VERBS
    | FUNDING_NOUNS
    | frozenset({"series", "million", "billion", "nears"})
)
_TALK: Final = FUNDING_NOUNS | {
    "new",
    "fresh",
    "additional",
    "strategic",
    "growth",
    "minority",
    "total",
    "major",
    "record",
}
_NAME_NOUNS: Final = frozenset(
    {"fund", "funds", "capital", "equity", "investment", "investments", "seed", "backing", "growth"}
)


@dataclass(slots=True)
class Chunk:
    """A piece of a sentence. `start` and `end` count from the beginning of the part."""

    kind: Kind
    text: str
    low: str
    start: int
    end: int
    money: Money | None = None
    round: Round | None = None
    sure: bool = False
    """A name by its place ("Service, a Berlin-based …"), whatever its words."""
    loose: bool = False
    """A name whose capitals may come from the beginning of the sentence or from Title Case."""
    owner: bool = False
    """A name in the genitive: "Indonesia's"."""
    trait: str = ""
    """For a trait ("Berlin-based", "a16z-led"): what follows the name ("based", "led")."""
    inner: list[Chunk] = field(default_factory=list)
    """For a bracket: what stands inside."""


@dataclass(slots=True)
class Sentence:
    """A sentence and its chunks."""

    part: Part
    start: int
    end: int
    title_case: bool
    chunks: list[Chunk]
    paragraph: int
    """Number of the paragraph, from 0; the title is -1."""
    first: bool
    """Whether it opens its paragraph."""

    @property
    def title_or_head(self) -> bool:
        """Whether it is written like a headline: the title, or what opens a paragraph."""
        return self.part == "title" or self.first


def chunked(
    document: Document, part: Part, start: int, end: int, dollar: str, title_case: bool
) -> list[Chunk]:
    """The chunks of `part[start:end]`. `dollar`: whose a bare "$" is; `title_case`: capitals mean little there."""
    text = document.part(part)
    words = tokens(text, start, end)
    marks: dict[int, Money | Round] = {}
    for item in en_rounds.find(text, part, start, end):
        marks[item.span.start] = item
    for amount in en_money.find(text, part, start, end, dollar):
        marks[amount.span.start] = amount
    return _Chunker(document, part, words, marks, title_case).run(0, len(words))


def is_title_case(line: str, allowed: int = 0) -> bool:
    """Whether a line is set in Title Case, but for `allowed` long words; only its beginning is looked at."""
    long = [word for word in line[:_LINE].split() if len(word) > 4 and word[0].isalpha()]
    small = sum(word[0].islower() and not is_capital(word) for word in long)
    verbal = any(word[0].isupper() and word.lower() in _TITLE_WORDS for word in line[:_LINE].split()[1:])
    return verbal and len(long) >= 3 and small <= allowed * (len(long) > 4)


class _Chunker:
    """One pass over the tokens of a sentence."""

    def __init__(
        self,
        document: Document,
        part: Part,
        words: list[Token],
        marks: dict[int, Money | Round],
        title_case: bool,
    ) -> None:
        self.document, self.text = document, document.part(part)
        self.words, self.marks, self.title_case = words, marks, title_case

    def run(self, position: int, stop: int) -> list[Chunk]:
        chunks: list[Chunk] = []
        opening = position
        while position < stop:
            position = (
                self._mark(position, stop, chunks)
                or self._bracket(position, stop, chunks)
                or self._name(position, stop, chunks, position == opening or _opens(chunks))
                or self._word(position, chunks)
            )
        return chunks

    def _mark(self, position: int, stop: int, chunks: list[Chunk]) -> int:
        """An amount or a round that begins here; returns the position after it, 0 for none."""
        item = self.marks.get(self.words[position].start)
        if item is None:
            return 0
        begin, end = item.span.start, item.span.end
        while position < stop and self.words[position].start < end:
            position += 1
        kind: Kind = "money" if isinstance(item, Money) else "round"
        chunk = Chunk(kind, self.text[begin:end], self.text[begin:end].lower(), begin, end)
        if isinstance(item, Money):
            chunk.money = item
        else:
            chunk.round = item
        chunks.append(chunk)
        return position

    def _bracket(self, position: int, stop: int, chunks: list[Chunk]) -> int:
        closer = _CLOSERS.get(self.words[position].text)
        if closer is None:
            return 0
        limit = min(stop, position + _LONGEST_BRACKET)
        for close in range(position + 1, limit):
            if self.words[close].text == closer:
                begin, end = self.words[position].start, self.words[close].end
                inner = self.run(position + 1, close)
                chunks.append(Chunk("bracket", self.text[begin:end], "", begin, end, inner=inner))
                return close + 1
            if self.words[close].text in _CLOSERS:
                break
        return 0

    def _word(self, position: int, chunks: list[Chunk]) -> int:
        word = self.words[position]
        kind: Kind = "word" if word.text[0].isalnum() or word.text[0] in "#/" else "mark"
        chunks.append(Chunk(kind, word.text, word.low, word.start, word.end))
        return position + 1

    # names

    def _name(self, position: int, stop: int, chunks: list[Chunk], first: bool) -> int:
        """A run of capitalised words that begins here; returns the position after it, 0 for none."""
        opening = self._opening(stop) if position == 0 and not self.title_case else 0
        if not (opening or self._begins(position, stop, first)):
            return 0
        if opening:
            return self._put(chunks, 0, opening - 1, loose=False, sure=True)
        last = position
        if not self._ends_run(self.words[position]) or self._is_own_genitive(position, position, stop):
            last = self._reach(position, stop)
        return self._put(chunks, position, last, loose=self.title_case or first)

    def _put(self, chunks: list[Chunk], position: int, last: int, *, loose: bool, sure: bool = False) -> int:
        """Adds the tokens `position` to `last` as a name, a genitive or a trait; returns the position after it."""
        begin, end = self.words[position].start, self.words[last].end
        text = self.text[begin:end]
        chunk = Chunk("name", text, text.lower(), begin, end, loose=loose, sure=sure)
        tail = self.words[last].text
        if trait := _TRAIT.fullmatch(text):
            chunk.kind, chunk.trait = "trait", trait["trait"].lower()
            chunk.text, chunk.end = trait["name"], begin + len(trait["name"])
        elif (found := _POSSESSIVE.search(tail)) and len(tail) > 2:
            chunk.owner = True
            chunk.text, chunk.end = (
                text[: len(text) - (2 if found[0][0] in "'’" else 1)],
                end - (2 if found[0][0] in "'’" else 1),
            )
        chunks.append(chunk)
        return last + 1

    def _opening(self, stop: int) -> int:
        """Where a name ends that opens the sentence before ", a Berlin-based …", whatever its words: "Back to the Roots"."""
        end = 0
        if not (is_capital(self.words[0].text) or self.words[0].text[0].islower()):
            return 0
        while end < min(stop, 6) and _in_opening(self.words[end].text, end):
            end += 1
        ahead = end
        if ahead < stop and self.words[ahead].text == "(":
            ahead = next(
                (p + 1 for p in range(ahead, min(stop, ahead + 14)) if self.words[p].text == ")"), stop
            )
        if ahead + 1 < stop and self.words[ahead].text == "," and self.words[ahead + 1].low in LEGAL:
            ahead += 2
        if (
            not end
            or ahead + 1 >= stop
            or self.words[ahead].text != ","
            or self.words[ahead + 1].low not in ("a", "an", "the")
        ):
            return 0
        based = any(word.low.endswith("-based") for word in self.words[ahead : ahead + 14])
        kind = any(word.low in HEADS for word in self.words[ahead : ahead + 14])
        plain = all(word.low in FUNCTION or word.low in CALENDAR for word in self.words[:end])
        ordinary = self.words[0].low in FUNCTION or self.words[0].low in OPENERS
        capital = all(
            is_capital(word.text) or not word.text.isalpha() or word.low in FUNCTION
            for word in self.words[1:end]
        )
        if not capital and not (based and end < 3 and self.words[0].text[0].islower()):
            return 0
        return end if (based and not plain) or (kind and not ordinary) else 0

    def _begins(self, position: int, stop: int, first: bool) -> bool:
        word = self.words[position]
        if not is_capital(word.text):
            lower = self.title_case and self._brand_in_title(position)
            lower = lower or (first and position == 0 and self._lower_brand(position, stop))
            return lower or self._number_name(position, stop)
        if _TRAIT.fullmatch(word.text):
            return True
        return not self._is_common(word, first) and not self._is_funding_talk(position, stop)

    def _is_funding_talk(self, position: int, stop: int) -> bool:
        """ "Fresh Funds", "New Investment" in Title Case: a run of such words only."""
        if not self.title_case or self.words[position].low not in _TALK:
            return False
        while position < stop and is_capital(self.words[position].text):
            if self.words[position].low not in _TALK:
                return self.words[position].low in RAISERS or self.words[position].low in FUNCTION
            position += 1
        return True

    def _is_common(self, word: Token, first: bool) -> bool:
        """Whether a capital only comes from the beginning of the sentence or from Title Case."""
        low = _POSSESSIVE.sub("", word.low)
        if low in CALENDAR and low != "may" or word.text in ("I", "CEO", "CTO", "CFO", "COO", "AI-powered"):
            return True
        if low in PERSONAL_TITLES and low not in ("partners", "founders"):
            return True
        if first or self.title_case:
            if low in ("may", "will"):
                return False
            if low in FUNCTION or (first and low in OPENERS):
                return True
            if self.title_case and not first and low in _NOT_IN_NAMES and low not in _NAME_NOUNS:
                return True
            return first and low in FUNDING_NOUNS
        small = len(word.text) < 4 and word.text[0].isupper() and word.text[1:].islower()
        return small and low in FUNCTION and low != "may"

    def _number_name(self, position: int, stop: int) -> bool:
        """ "500 Durians", "1982 Ventures": a number before a capital, but no year after "in" and no count."""
        word = self.words[position].text
        if not (word.isdigit() and 1 < len(word) <= 4 and position + 1 < stop):
            return False
        before = self.words[position - 1].low if position else ""
        after = self.words[position + 1]
        return (
            before in (",", "and", "by", "from", "include", "including", "with", "are", "&", "")
            and after.text[0].isupper()
            and after.low not in CALENDAR
            and not self._is_common(after, False)
        )

    def _lower_brand(self, position: int, stop: int) -> bool:
        """A sentence that begins with a small letter begins with a brand: "itopia, a Miami-based …"."""
        word = self.words[position]
        if (
            not word.text[0].isalpha()
            or not word.text[0].islower()
            or word.low in FUNCTION
            or position + 1 >= stop
        ):
            return False
        after = self.words[position + 1]
        return after.text == "," or after.low in RAISERS or after.low in ("has", "is")

    def _brand_in_title(self, position: int) -> bool:
        """In Title Case a small word that is no function word is a brand: "Startup zavvie Taps"."""
        word = self.words[position]
        plain = word.low in FUNCTION or word.low in RAISERS or word.low in FUNDING_NOUNS or word.low in HEADS
        return word.text.isalpha() and word.text.islower() and len(word.text) > 3 and not plain

    def _ends_run(self, word: Token) -> bool:
        return bool(_POSSESSIVE.search(word.text)) or bool(_TRAIT.fullmatch(word.text))

    def _is_own_genitive(self, first: int, position: int, stop: int) -> bool:
        """Whether a genitive is part of the name ("Monk's Hill"): the text says it so again, and never without."""
        if position + 1 >= stop or not is_capital(self.words[position + 1].text):
            return False
        owner = _POSSESSIVE.sub("", self.text[self.words[first].start : self.words[position].end])
        whole = self.text[self.words[first].start : self.words[position + 1].end]
        if country_of(owner) or self.document.title.count(whole) + self.document.text.count(whole) < 2:
            return False
        alone = re.compile(rf"\b{re.escape(owner)}\b(?!['’]s)")
        return not (alone.search(self.document.title) or alone.search(self.document.text))

    def _reach(self, position: int, stop: int) -> int:
        """The last token of the run that begins at `position`."""
        last = position
        ahead = position + 1
        while ahead < stop and ahead - position < 12 and self.words[ahead].start not in self.marks:
            word = self.words[ahead]
            if self._continues(word, ahead, stop):
                last = ahead
                if self._ends_run(word) and not self._is_own_genitive(position, ahead, stop):
                    break
            elif not (word.low in _JOINERS and self._joins(ahead, stop)):
                break
            ahead += 1
        return last

    def _continues(self, word: Token, position: int, stop: int) -> bool:
        if word.text.isdigit():
            return (
                len(word.text) <= 4
                and self._number_goes_on(position, stop)
                and not self._counts(position, stop)
            )
        if not (is_capital(word.text) or word.low in ("inc.", "ltd.")):
            return False
        return not self._is_common(word, False) and word.start - self.words[position - 1].end <= 1

    def _number_goes_on(self, position: int, stop: int) -> bool:
        """ "SoftBank Vision Fund 2", "Deep 6 AI": after a word for a fund, or between capitals."""
        if (
            position + 1 < stop
            and len(self.words[position].text) < 3
            and self.words[position + 1].text[0].isupper()
        ):
            return not self._is_common(self.words[position + 1], False)
        return self.words[position - 1].low in GENERIC_TAILS or self.words[position - 1].low in (
            "init",
            "studio",
            "web",
        )

    def _counts(self, position: int, stop: int) -> bool:
        return position + 1 < stop and self.words[position + 1].low in ("million", "billion", "%", "percent")

    def _joins(self, position: int, stop: int) -> bool:
        """Whether a small word goes on a name: "Bank of America", "Regis & Savoy", "Leaps by Bayer"."""
        if position + 1 >= stop:
            return False
        after, before, joiner = self.words[position + 1], self.words[position - 1], self.words[position].low
        if not is_capital(after.text) or self._is_common(after, False) or after.start in self.marks:
            return False
        if joiner == "and":
            return self._ends_common_fund(position + 1, stop)
        if joiner == "by":
            return (
                not self.title_case and not before.low.endswith("ed") and before.low not in ("led", "round")
            )
        if joiner == "of" and self._is_place(position + 1, stop):
            return before.low in _OF_A_PLACE
        if joiner in ("of", "the"):
            return before.low not in HEADS and before.low not in PERSONAL_TITLES and not self.title_case
        return joiner != "+" or before.low != "million"

    def _is_place(self, position: int, stop: int) -> bool:
        """Whether the next one or two words are a country or a city."""
        texts = [word.text for word in self.words[position : min(stop, position + 2)]]
        return any(country_of(" ".join(texts[:count])) for count in (1, 2))

    def _ends_common_fund(self, position: int, stop: int) -> bool:
        """ "Technology and Innovation Fund": after "and" a common noun and a word for a fund."""
        if position + 1 >= stop:
            return False
        return self.words[position].low in _FUND_THEMES and self.words[position + 1].low in GENERIC_TAILS


def _in_opening(word: str, position: int) -> bool:
    """Whether a word can stand in a name that opens a sentence."""
    if word[0].isalnum() and (word[0].isupper() or word.lower() not in FUNCTION):
        return not word.endswith("-based")
    return position > 0 and word in ("&", "!", "+", "to", "the", "of", "for", "and", "by")


def _opens(chunks: list[Chunk]) -> bool:
    """Whether the next token opens a clause, so that its capital proves nothing."""
    return all(chunk.kind == "mark" for chunk in chunks) or chunks[-1].text in (":", "“", "—", "•", "|")


def is_capital(word: str) -> bool:
    """Whether a word can be (part of) a name by its look: a capital anywhere, or a brand with a digit or a dot."""
    if word[0].isupper():
        return True
    if word[0] in "#/" and len(word) > 2:
        return word[1].isalpha()
    if any(letter.isupper() for letter in word[1:]):
        return not word[0].isdigit() or _SIZE.fullmatch(word) is None
    return (
        word[0].isalpha() and _BRAND.fullmatch(word) is not None or _DIGIT_BRAND.fullmatch(word) is not None
    )


_SIZE: Final = re.compile(r"\d[\d.,]*(?:[MBKXDGTQ]|MM|MN|BN|TB|GB|GW|MW|KW)\+?")
_BRAND: Final = re.compile(
    r"[a-z]+\d+[a-z\d]*|\w{2,20}\.(?:ai|io|com|tech|app|xyz|co|org|dev|me|eu|in|is|so|care)"
)
_DIGIT_BRAND: Final = re.compile(r"\d+[a-z]{2,}[\w.]*(?<!st)(?<!nd)(?<!rd)(?<!th)(?<!mn)(?<!bn)(?<!x)")
