"""What one sentence says of deals: who raised how much in which round, from whom, at what valuation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from crawler.funding.en import lists, parties, roles, subjects
from crawler.funding.en.chunks import Chunk, Sentence
from crawler.funding.en.names import head, is_empty, said, strip_description
from crawler.funding.en.rounds import strength
from crawler.funding.en.vocabulary import FUNCTION, FUNDING_NOUNS, HEADS, INVEST_VERBS, RAISERS, STRONG_VERBS
from crawler.funding.model import Document, Money, Round, Said, Span, ValuationKind

Kind = Literal["raise", "invest", "with", "about"]

_NOUNS: Final = FUNDING_NOUNS - {
    "fund",
    "valuation",
    "close",
    "closing",
    "money",
    "cash",
    "seed",
    "equity",
    "check",
    "cheque",
    "raise",
}
_NOT_VERB_AFTER: Final = frozenset(
    "the a an its this that his their our latest recent fresh new first second third final initial of such big mega huge post"
    " company's startup's each previous prior next last current in".split()
)
_AMBIGUOUS: Final = frozenset(
    "raise close land net score bank haul lead back fund grab seed bet cut takes raising closing funding funds plans gains wants backing leading".split()
)
_PARTICLES: Final = frozenset({"up", "in", "down", "on", "off", "away", "out"})
_BLOCKING: Final = frozenset(
    {"for", "to", "with", "by", "after", "against", "about", "at", "if", "that", "how", "into", "over"}
)
_GETTERS: Final = frozenset(
    "get gets got receive receives received pick picks picked pull pulls pulled snap snaps snapped win wins won bring brings"
    " brought take takes took collect collects collected add adds added draw draws drew gather gathers seek seeks seeking eye eyes"
    " target targets near nears eyeing tap taps tapped gains gained close awarded".split()
)
_OFFERING: Final = re.compile(
    r"(?:\b(?:in|via|through|from|by|with|for)\s(?:[\w’'-]+\s){0,5}?(?:IPO|initial public|public offering|public listing|listing|stock market|bonds?|note offering|notes offering"
    r"|(?:stock|share)s?\s(?:sale|offering)|rights issue|QIP|SPAC|private placement of|token sale|ICO)\b)|^\s?(?:an?\s)?(?:IPO|bonds?\b|public offering|PIPE\b|secondary offering)",
    re.IGNORECASE,
)
_OF_FUND: Final = re.compile(
    r"\s?(?:(?:for|in|towards?|of|as|,)\s)?(?:(?:an?|its|the|their|his|her|new|first|second|third|fourth|fifth|sixth|latest|debut|inaugural|maiden|next|early-stage|final|close|oversubscribed|venture|vc|capital|seed|growth"
    r"|close\sof|on|of|for|closing|impact|debt|climate|tech|global|flagship|successor|opportunity|[A-Z][\w-]+)\s){0,8}(?:fund\b(?!ing)|funds\b(?!\sto\s(?:grow|expand|scale|build|develop))|vehicle\b)",
)
_TO_INVEST: Final = re.compile(
    r"\s(?:to\s(?:invest|back|fund|bet\son|deploy)\b|for\s(?:early-stage|seed|climate|deep|young)?\s?(?:\w+\s)?(?:startups|founders|investments|companies)\b)",
    re.IGNORECASE,
)
_VC_NAME: Final = re.compile(
    r"(?:Ventures?|Capital|Partners|VC|Fund|Angels?|Investments?|Catalyst|Commons)(?:\s(?:I|II|III|IV|V|\d))?$"
)
_WITH: Final = frozenset({"with", "after", "following", "by", "amid"})


@dataclass(slots=True)
class Claim:
    """A deal, or a part of one, as a sentence tells it."""

    sentence: Sentence
    kind: Kind
    company: Said | None = None
    vague: bool = False
    """The subject is "it" or "the company": somebody named before."""
    relative: bool = False
    money: Money | None = None
    round: Round | None = None
    valuation: Money | None = None
    valuation_kind: ValuationKind | None = None
    parties: parties.Parties = field(default_factory=parties.Parties)
    verb: str = ""
    span: Span = Span("text", 0, 0)

    @property
    def substance(self) -> bool:
        """Whether it says more than that somebody got something."""
        return bool(self.money or self.round or self.parties)


@dataclass(frozen=True, slots=True)
class _Frame:
    """A verb with its object, and the company it is about."""

    kind: Kind
    verb: int
    object: int
    company: Said | None
    vague: bool = False
    relative: bool = False


def read(document: Document, sentence: Sentence, known: frozenset[str] = frozenset()) -> list[Claim]:
    """The claims of a sentence, in order. `known`: names that the document uses on their own."""
    return _Reader(document, sentence, known).claims()


class _Reader:
    def __init__(self, document: Document, sentence: Sentence, known: frozenset[str]) -> None:
        self.text = document.part(sentence.part)
        self.sentence, self.chunks, self.known = sentence, sentence.chunks, known
        self.is_title = sentence.part == "title"
        self.roles = {
            position: roles.role(self.text, chunk.money)
            for position, chunk in enumerate(self.chunks)
            if chunk.money is not None
        }

    def claims(self) -> list[Claim]:
        frames = self._frames()
        if not frames:
            return [about] if (about := self._about()) else []
        found = []
        for order, frame in enumerate(frames):
            start = 0 if order == 0 else frame.verb
            stop = frames[order + 1].verb if order + 1 < len(frames) else len(self.chunks)
            found += self._filled(frame, start, stop)
        return found

    # frames

    def _frames(self) -> list[_Frame]:
        frames: list[_Frame] = []
        for position, chunk in enumerate(self.chunks):
            if chunk.kind != "word" or (frames and position <= frames[-1].object):
                continue
            frame = self._frame_at(position, chunk.low)
            if frame is None:
                continue
            if frames and not self._is_new(frames[-1], frame):
                continue
            frames.append(frame)
        return frames

    def _is_new(self, last: _Frame, frame: _Frame) -> bool:
        """A second verb of the same company with nothing new ("…, led by", "…to raise") is no further deal."""
        if frame.kind == "with":
            return False
        if frame.company is None:
            return False
        same = last.company is not None and last.company.value == frame.company.value
        return (
            not same or self.chunks[frame.object].kind == "money" and self.chunks[last.object].kind != "money"
        )

    def _frame_at(self, position: int, low: str) -> _Frame | None:
        if low in _AMBIGUOUS and position and self.chunks[position - 1].low in _NOT_VERB_AFTER:
            return None
        frame = self._raise(position) if low in RAISERS else None
        if frame is None and low in INVEST_VERBS:
            frame = self._invest(position)
        if frame is None and low in _WITH and (self.is_title or self.sentence.first):
            frame = self._with(position)
        return frame

    def _raise(self, verb: int) -> _Frame | None:
        """ "Foo raised $5M", "Foo closes Series A", "it has secured funding"."""
        target = self._object(verb)
        if target is None or self._is_no_deal(verb, target):
            return None
        if self.chunks[verb].low not in STRONG_VERBS and not self._is_about_funding(verb, target):
            return None
        subject = subjects.of(self.chunks, verb)
        company = self._named(subject.position)
        if company is None and not subject.vague:
            company = self._beneficiary(target)
            if company is None and not self.is_title:
                return None
        if company and self._is_fund_close(company, target):
            return None
        return _Frame("raise", verb, target, company, subject.vague, subject.relative)

    def _object(self, verb: int) -> int | None:
        """The sum, round or funding noun that the verb takes, if it takes one."""
        names = 0
        for position in range(verb + 1, min(verb + 14, len(self.chunks))):
            chunk = self.chunks[position]
            if chunk.kind == "money":
                if self.roles[position] == "amount":
                    return position
                if self.roles[position] != "valuation":
                    return None
                if self.chunks[verb].low in STRONG_VERBS and self.chunks[position - 1].low in (
                    "at",
                    "a",
                    "an",
                    "on",
                ):
                    return position
                return None
            if chunk.kind == "round":
                return position
            if chunk.kind == "mark" and chunk.text in ".;:—–":
                return None
            if chunk.kind == "name":
                names += 1
                if names > 2:
                    return None
            if chunk.kind == "word":
                if chunk.low in _NOUNS:
                    return position
                if chunk.low in RAISERS and position > verb + 1 or chunk.low == "fund":
                    return None
                if chunk.low in _BLOCKING and not (
                    chunk.low == "at" and self.chunks[verb].low in STRONG_VERBS
                ):
                    return None
                if chunk.low in ("in", "on", "up", "down") and position > verb + 1:
                    return None
        return None

    def _is_about_funding(self, verb: int, target: int) -> bool:
        """For a verb that can mean anything: a word for a round or funding must stand by the sum."""
        low = self.chunks[verb].low
        if self.chunks[target].kind != "money":
            return low not in (
                "has",
                "have",
                "had",
                "uses",
                "use",
                "using",
                "plans",
                "want",
                "wants",
                "puts",
                "credits",
                "comes",
                "came",
                "exits",
                "exited",
                "emerges",
                "emerged",
                "launches",
            )
        for chunk in self.chunks[target + 1 : target + 8]:
            if chunk.kind in ("round", "trait") or chunk.low in _NOUNS or chunk.low == "raise":
                return True
            if chunk.kind == "mark" and chunk.text != "," or chunk.kind == "money":
                break
        return low in _GETTERS and self.sentence.title_or_head and target - verb <= 3

    def _is_no_deal(self, verb: int, target: int) -> bool:
        """An offering, a bond, a fund's own money."""
        chunk = self.chunks[target]
        after = self.text[chunk.end : min(self.sentence.end, chunk.end + 110)]
        between = self.text[self.chunks[verb].end : chunk.start]
        if _OFFERING.search(after.split(" ahead of ")[0].split(" before ")[0][:80]):
            return True
        if (
            chunk.kind == "round"
            and chunk.round
            and chunk.round.name == "grant"
            and not self._money_near(target)
        ):
            return True
        return bool(_OF_FUND.match(after)) or re.search(r"\b(?:fund|funds)\b", between) is not None

    def _money_near(self, position: int) -> bool:
        return any(chunk.kind == "money" for chunk in self.chunks[max(0, position - 5) : position + 5])

    def _is_fund_close(self, company: Said, target: int) -> bool:
        """A venture firm that raises "to invest"."""
        after = self.text[self.chunks[target].end : min(self.sentence.end, self.chunks[target].end + 80)]
        return bool(_VC_NAME.search(company.value)) and bool(_TO_INVEST.search(after))

    def _beneficiary(self, target: int) -> Said | None:
        """ "Former Acme COO raises $20M for Foo"."""
        for position in range(target + 1, min(target + 7, len(self.chunks))):
            if self.chunks[position].low in ("for", "into"):
                return self._phrase(position + 1)
        return None

    def _invest(self, verb: int) -> _Frame | None:
        """ "Acme leads $5M round in Foo", "Acme backs Foo in seed round", "Acme joins Foo's Series A"."""
        if self.chunks[verb + 1].low == "by" if verb + 1 < len(self.chunks) else True:
            return None
        low = self.chunks[verb].low
        target, company = self._investment(verb, low)
        if target is None or company is None or self._is_no_deal(verb, target):
            return None
        return _Frame("invest", verb, target, company)

    def _investment(self, verb: int, low: str) -> tuple[int | None, Said | None]:
        target: int | None = None
        company: Said | None = None
        strong = low.startswith(("invest", "co-invest"))
        for position in range(verb + 1, min(verb + 22, len(self.chunks))):
            chunk = self.chunks[position]
            if chunk.kind == "mark" and chunk.text in ".;:—–":
                break
            if (
                chunk.kind == "money"
                and self.roles[position] in ("amount", "ticket")
                or chunk.kind == "round"
            ):
                owner = self._owner_before(position)
                company = company or owner
                target = position if target is None or self.chunks[target].kind == "word" else target
            elif (
                chunk.kind == "word"
                and chunk.low in ("round", "funding", "investment", "investments", "financing", "bet")
                and low not in ("made",)
            ):
                target = position if target is None else target
            elif (
                chunk.low in ("in", "into", "for", "on")
                and company is None
                and (target is not None or strong)
            ):
                company = self._phrase(position + 1)
                target = position if target is None and company else target
            elif low.startswith("back") and position == verb + 1 and company is None:
                company = self._phrase(position)
            elif chunk.kind == "word" and chunk.low in RAISERS and position > verb + 1:
                break
        if low.startswith("back") and (target is None or self.chunks[target].kind == "word"):
            return None, None
        return target, company

    def _owner_before(self, position: int) -> Said | None:
        """ "Foo's $5M round", with up to two words between."""
        for before in range(position - 1, max(-1, position - 4), -1):
            chunk = self.chunks[before]
            if chunk.kind == "name" and chunk.owner and not is_empty(chunk.text):
                start, name = strip_description(chunk, self.known)
                return said(self.sentence.part, start, start + len(name), name)
        return None

    def _phrase(self, start: int) -> Said | None:
        """The company that a noun phrase names: "Indian fintech startup Foo that …", "Foo's misconduct reporting tool"."""
        end = start
        while end < len(self.chunks) and end - start < 14:
            chunk = self.chunks[end]
            if chunk.kind in ("money", "round") or chunk.kind == "mark" and not self._inside_place(end):
                break
            if (
                chunk.kind == "word"
                and chunk.low in FUNCTION
                and chunk.low not in ("a", "an", "the", "its", "one", "of", "and", "another")
            ):
                break
            end += 1
        stretch = self.chunks[start:end]
        found = head(stretch)
        if found is not None:
            return self._named(start + found)
        owner = next(
            (chunk for chunk in stretch if chunk.kind == "name" and chunk.owner and not is_empty(chunk.text)),
            None,
        )
        if owner is not None:
            begin, name = strip_description(owner, self.known)
            return said(self.sentence.part, begin, begin + len(name), name)
        return None

    def _inside_place(self, position: int) -> bool:
        """The comma of "Berkeley, California, startup Foo"."""
        before = self.chunks[position - 1] if position else None
        after = self.chunks[position + 1] if position + 1 < len(self.chunks) else None
        return (
            self.chunks[position].text == ","
            and before is not None
            and after is not None
            and before.kind == "name"
            and is_empty(before.text)
            and (after.low in HEADS or is_empty(after.text) and after.kind == "name")
        ) or self.chunks[position].text in ("“", "”", "‘", "’", '"')

    def _with(self, position: int) -> _Frame | None:
        """ "Foo emerges from stealth with $5M seed", "With $6M in seed funding, Foo plans", "after US$7M funding"."""
        target = self._with_object(position)
        if target is None or self._is_no_deal(position, target):
            return None
        if position == 0 or self.chunks[position - 1].kind == "mark" and position == 1:
            subject = subjects.of(self.chunks, self._next_verb(target))
        else:
            subject = subjects.opening(self.chunks)
        company = self._called(position) or self._named(subject.position)
        return _Frame("with", position, target, company, subject.vague) if company else None

    def _called(self, position: int) -> Said | None:
        """ "spins out a startup called Foo with $5M"."""
        if (
            position >= 2
            and self.chunks[position - 1].kind == "name"
            and self.chunks[position - 2].low in ("called", "named", "dubbed")
        ):
            return self._named(position - 1)
        return None

    def _with_object(self, position: int) -> int | None:
        for ahead in range(position + 1, min(position + 9, len(self.chunks))):
            chunk = self.chunks[ahead]
            if chunk.kind == "money":
                return (
                    ahead
                    if self.roles[ahead] == "amount" and self._funding_follows(ahead, position)
                    else None
                )
            if chunk.kind == "round" and chunk.round and strength(chunk.round) == 0 and ahead - position < 6:
                return ahead
            if chunk.kind in ("mark", "name") and chunk.text not in ("“", "”", "‘", "’"):
                return None
            if chunk.low in ("in", "for", "to", "of", "from") or chunk.low in RAISERS:
                return None
        return None

    def _funding_follows(self, target: int, position: int) -> bool:
        follow = self.chunks[target + 1 : target + 6]
        stealth = any(
            chunk.low in ("stealth", "launches", "launch", "launched", "emerges")
            for chunk in self.chunks[max(0, position - 8) : position]
        )
        for chunk in follow:
            if chunk.kind == "round" or chunk.low in _NOUNS or chunk.low == "raise":
                return True
            if chunk.low == "from" or (stealth and chunk.low in ("to", "for", "led", "in")):
                return self.is_title
            if chunk.kind == "mark":
                break
        return stealth and not follow

    def _next_verb(self, position: int) -> int:
        """The position of the first word after the name that follows: where the main clause's verb stands."""
        comma = next((p for p in range(position, len(self.chunks)) if self.chunks[p].text == ","), position)
        for ahead in range(comma + 1, len(self.chunks)):
            if self.chunks[ahead].kind == "word" and any(
                c.kind == "name" for c in self.chunks[comma + 1 : ahead]
            ):
                return ahead
        return len(self.chunks)

    def _named(self, position: int | None) -> Said | None:
        if position is None:
            return None
        chunk = self.chunks[position]
        start, name = strip_description(chunk, self.known)
        return said(self.sentence.part, start, start + len(name), name)

    # what belongs to a frame

    def _filled(self, frame: _Frame, start: int, stop: int) -> Iterator[Claim]:
        sums = [
            p for p in range(frame.verb, stop) if self.roles.get(p) == "amount" and self._in_object(frame, p)
        ]
        found = parties.read(self.sentence, start, stop, about_round=start > 0)
        if frame.kind == "invest":
            self._add_subjects(frame, found)
        valuation = self._valuation(start, stop)
        for order, group in enumerate(self._groups(frame, sums, stop)):
            money, stage = group
            yield Claim(
                self.sentence,
                frame.kind,
                frame.company,
                frame.vague,
                frame.relative,
                money,
                stage,
                valuation if order == 0 else None,
                roles.valuation_kind(self.text, valuation) if valuation and order == 0 else None,
                found if order == 0 else parties.Parties(),
                self.chunks[frame.verb].low,
                Span(self.sentence.part, self.chunks[frame.verb].start, self.chunks[frame.object].end),
            )

    def _in_object(self, frame: _Frame, position: int) -> bool:
        return position >= frame.object

    def _groups(self, frame: _Frame, sums: list[int], stop: int) -> list[tuple[Money | None, Round | None]]:
        """The deals of a frame: usually one; "$32M Series B and a $200M debt facility" are two."""
        stages = [p for p in range(frame.verb, stop) if self.chunks[p].kind == "round"]
        if not sums:
            return [(None, self._best_round(stages))]
        first, rest = sums[0], sums[1:]
        limit = rest[0] if rest else stop
        own = [p for p in stages if p < limit]
        groups = [(self.chunks[first].money, self._best_round(own))]
        second = self._second(first, rest, stages, stop)
        if second is not None and second[1] and (groups[0][1] is None or second[1].name != groups[0][1].name):
            groups.append(second)
        elif rest and groups[0][1] is None:
            groups[0] = (groups[0][0], self._best_round(stages))
        return groups

    def _second(
        self, first: int, rest: list[int], stages: list[int], stop: int
    ) -> tuple[Money | None, Round | None] | None:
        """A second sum with a round of its own, joined by "and" or a comma."""
        for position in rest:
            between = [chunk.low for chunk in self.chunks[first + 1 : position]]
            if len(between) > 16 or {
                "including",
                "includes",
                "from",
                "previously",
                "after",
                "since",
                "which",
            } & set(between):
                return None
            own = [p for p in stages if position < p <= position + 4]
            if own and {"and", ",", "plus", "alongside", "with"} & set(between):
                return self.chunks[position].money, self._best_round(own)
        return None

    def _best_round(self, positions: Sequence[int]) -> Round | None:
        """The first stage; else the first kind of paper."""
        found = [stage for position in positions if (stage := self.chunks[position].round)]
        return min(found, key=strength, default=None)

    def _add_subjects(self, frame: _Frame, found: parties.Parties) -> None:
        begin = frame.verb
        while begin > 0 and self.chunks[begin - 1].text not in (":", ";", "—", "."):
            begin -= 1
        names = lists.read(self.sentence.part, self.chunks, begin, frame.verb)
        leading = self.chunks[frame.verb].low in (
            "lead",
            "leads",
            "led",
            "leading",
            "co-lead",
            "co-leads",
            "co-led",
            "spearheads",
            "anchors",
        )
        (found.leads if leading else found.others).extend(names.everyone)

    def _valuation(self, start: int, stop: int) -> Money | None:
        return next(
            (self.chunks[p].money for p in range(start, stop) if self.roles.get(p) == "valuation"), None
        )

    # a sentence without a frame

    def _about(self) -> Claim | None:
        """Parties or a valuation of a deal that another sentence tells."""
        stages = [p for p, chunk in enumerate(self.chunks) if chunk.kind == "round"]
        sums = [p for p, role in self.roles.items() if role == "amount"]
        found = parties.read(self.sentence, about_round=False)
        valuation = self._valuation(0, len(self.chunks))
        if not (found or valuation or (sums and self._talks_of_funding())):
            return None
        subject = subjects.opening(self.chunks)
        return Claim(
            self.sentence,
            "about",
            self._named(subject.position),
            subject.vague,
            False,
            self.chunks[sums[0]].money if sums else None,
            self._best_round(stages),
            valuation,
            roles.valuation_kind(self.text, valuation) if valuation else None,
            found,
            "",
            Span(self.sentence.part, self.sentence.start, self.sentence.end),
        )

    def _talks_of_funding(self) -> bool:
        return any(
            chunk.kind == "round" or chunk.low in ("round", "funding", "financing") for chunk in self.chunks
        )
