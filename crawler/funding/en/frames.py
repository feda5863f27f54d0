"""Verbs with their objects: where a sentence says that money was raised or invested, and whom it went to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from crawler.funding.en import phrases, roles, subjects
from crawler.funding.en.chunks import Sentence
from crawler.funding.en.rounds import strength
from crawler.funding.en.vocabulary import (
    BUY_VERBS,
    FUNCTION,
    FUNDING_NOUNS,
    HEADS,
    INVEST_VERBS,
    RAISERS,
    STRONG_VERBS,
    words,
)
from crawler.funding.model import Said

Kind = Literal["raise", "invest", "with", "about"]

_NOUNS: Final = FUNDING_NOUNS - words(
    "fund valuation close closing money cash seed equity check cheque raise capital"
)
_NOUNS_AS_OBJECT: Final = _NOUNS | {"capital", "money", "cash", "millions"}
_NOT_VERB_AFTER: Final = words(
    "the a an its this that his their our latest recent fresh new first second third final initial of such big mega huge"
    " post company's startup's each previous prior next last current in"
)
_AMBIGUOUS: Final = words(
    "raise close land net score bank haul lead back fund grab seed bet cut takes raising closing funding funds plans"
    " gains wants backing leading makes nets banks scores"
)
_BARE: Final = words(
    "bank score net ink pocket land bag close grab snag haul lock attract bet back fund put cut get take win add collect"
    " complete draw tap target near eye seek gather amass procure obtain"
)
"""Forms that are a verb only after "to", an auxiliary or a plural; elsewhere they are nouns or adjectives."""
_MODALS: Final = words(
    "to will would could can may might must should did they not and both execs founders engineers"
)
_BLOCKING: Final = words("for to with by after against about at if that how into over")
_GETTERS: Final = words(
    "get gets got receive receives received pick picks picked pull pulls pulled snap snaps snapped win wins won bring brings"
    " brought take takes took collect collects collected add adds added draw draws drew gather gathers seek seeks seeking eye"
    " eyes target targets near nears eyeing tap taps tapped gains gained awarded"
)
_NEED_SUM: Final = words(
    "has have had uses use using plans want wants puts credits comes came exits exited emerges emerged launches hopes aims"
    " report reports reported reveal reveals revealed takes take took celebrate celebrates taking target targets targeting"
)
_OFFERING: Final = re.compile(
    r"(?:\b(?:in|via|through|from|by|with|for)\s(?:[\w’'-]+\s){0,5}?(?:IPO|initial public|public offering|public listing|listing"
    r"|stock market|bonds?|note offering|notes offering|(?:stock|share)s?\s(?:sale|offering)|rights issue|QIP|SPAC|PIPE"
    r"|private investment in public|private placement of|token sale|ICO)\b)|^\s?(?:an?\s)?(?:IPO|bonds?\b(?!-)|public offering|PIPE\b)",
    re.IGNORECASE,
)
_OFFERED: Final = re.compile(
    r"\b(?:[Ll]isting|IPO|[Oo]ffering|SPAC|[Mm]erger|[Tt]ransaction|[Ss]hare sale|able|fund)\b(?!\sfrenzy)[^.;,]{0,50}$"
)
_OF_FUND: Final = re.compile(
    r"\s?(?:extension\s)?(?:(?:for|to|in|towards?|of|as|,)\s)?(?:(?:an?|its|the|their|his|her|new|first|second|third|fourth|fifth|sixth|latest|debut"
    r"|inaugural|maiden|next|early-stage|final|close|oversubscribed|venture|vc|capital|seed|growth|close\sof|on|of|for|closing|impact"
    r"|debt|climate|finance|tech|global|flagship|successor|opportunity|[A-Z][\w-]+)\s){0,8}"
    r"(?:fund\b(?!ing)(?!\srais)|funds\b(?!\sto\s(?:grow|expand|scale|build|develop))|vehicle\b)",
)
_FOR_FUND: Final = re.compile(
    r"\s(?:for|in|of|across)\s(?:(?:its|an?|the)\s(?:[\w-]+\s){0,8}funds?\b(?!ing)|(?:[A-Z][\w&]*\s){1,5}(?:[IVX]{1,4}\b|Fund\b))"
)
_TO_INVEST: Final = re.compile(
    r"\s(?:to\s(?:invest|back|fund|bet\son|deploy)\b|for\s(?:early-stage|seed|climate|deep|young)?\s?(?:\w+\s)?(?:startups|founders"
    r"|investments|companies)\b)",
    re.IGNORECASE,
)
_VC_NAME: Final = re.compile(
    r"(?:Ventures?|Capital|Partners|VC|Fund|Angels?|Investments?|Catalyst|Commons)(?:\s(?:[IV]{1,3}|\d))?$"
)
_VC_KIND: Final = re.compile(
    r"\b(?:VCs?|[Vv]enture (?:capital )?(?:firm|fund|studio)|[Pp]rivate equity firm|[Bb]uyout firm|[Ii]nvestment firm|[Hh]edge fund)\s"
)
_WITH: Final = words("with after following by amid on")
_TURNING: Final = RAISERS | INVEST_VERBS | _WITH | {"in", "for"}
_MADE: Final = words("with a an major strategic significant first new fresh big huge")
_NO_PUN: Final = (
    BUY_VERBS
    | FUNCTION
    | INVEST_VERBS
    | words(
        "hits hit posts posted reports reported loses lost spends spent makes made expects sees tops topped commits owes settles"
        " donates awards offers saves charges costs fines sues faces burns reaches reached values generates generated surpasses"
        " crosses crossed exceeds plans wants spending wins earns pledges pledged beats sends steals launches unveils unveiled"
        " allocates sets set drops dropped drop seeks costing valued selling worth collects beat"
    )
)
_AFTER_PUN: Final = words("to for from led in as after at amid with by to, while ahead and on")


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb, its object (positions among the chunks), and the company that gets the money."""

    kind: Kind
    verb: int
    object: int
    company: Said | None
    vague: bool = False
    """The company is "it" or "the startup"."""
    relative: bool = False


def find(text: str, sentence: Sentence, known: frozenset[str], kinds: dict[int, roles.Role]) -> list[Frame]:
    """The frames of a sentence, in order. `kinds`: what each sum is for; `known`: names of the document."""
    return _Finder(text, sentence, known, kinds).frames()


class _Finder:
    def __init__(
        self, text: str, sentence: Sentence, known: frozenset[str], kinds: dict[int, roles.Role]
    ) -> None:
        self.text, self.sentence, self.known, self.kinds = text, sentence, known, kinds
        self.chunks = sentence.chunks
        self.is_title = sentence.part == "title"

    def frames(self) -> list[Frame]:
        found: list[Frame] = []
        for position, chunk in enumerate(self.chunks):
            if chunk.kind != "word" or (found and position <= found[-1].object):
                continue
            frame = self._at(position, chunk.low)
            if frame is not None and (not found or self._is_new(found[-1], frame)):
                found.append(frame)
        if not found and self.sentence.title_or_head:
            found += [frame for frame in (self._pun() or self._investment_in(),) if frame]
        return found

    def _investment_in(self) -> Frame | None:
        """A headline with "… investment in startup Foo", whatever its verb."""
        for position, chunk in enumerate(self.chunks[:-2]):
            told = self.is_title and chunk.low == "investment" and self.chunks[position - 1].low in _MADE
            if told and (company := self._invested_in(position)):
                return Frame("invest", position, position, company)
        return None

    def _is_new(self, last: Frame, frame: Frame) -> bool:
        """A second verb of the same company with nothing new is no further deal."""
        if frame.kind == "with" or frame.company is None:
            return False
        same = last.company is not None and last.company.value == frame.company.value
        if same and self.chunks[frame.verb].low.endswith("ing"):
            return False
        return not same or (
            self.chunks[frame.object].kind == "money" and self.chunks[last.object].kind != "money"
        )

    def _at(self, position: int, low: str) -> Frame | None:
        if low not in _TURNING:
            return None
        before = self.chunks[position - 1].low if position else ""
        if low in _AMBIGUOUS and before in _NOT_VERB_AFTER:
            return None
        if low in _BARE and before not in _MODALS and not (self.is_title and low in ("back", "bet")):
            return None
        if "how" in [chunk.low for chunk in self.chunks[max(0, position - 3) : position]]:
            return None
        frame = self._raise(position) if low in RAISERS else None
        if frame is None and low in INVEST_VERBS:
            frame = self._invest(position)
        if frame is None and (self.is_title or self.sentence.first):
            frame = self._with(position) if low in _WITH or self._values(position) else None
        return frame

    def _values(self, position: int) -> bool:
        """The "in" of "valued at $2B in new funding", the "for" of "in talks for secondary sale"."""
        before = self.chunks[position - 1] if position else None
        if before is None:
            return False
        if self.chunks[position].low == "in":
            return self.kinds.get(position - 1) == "valuation"
        return self.chunks[position].low == "for" and before.low in ("talks", "negotiations", "discussions")

    # the company is the subject

    def _raise(self, verb: int) -> Frame | None:
        """ "Foo raised $5M", "Foo closes Series A", "it has secured funding"."""
        target = self._object(verb)
        if target is None or self._is_no_deal(verb, target):
            return None
        if self.chunks[verb].low not in STRONG_VERBS and not self._is_about_funding(verb, target):
            return None
        if into := self._invested_in(target):
            return Frame("invest", verb, target, into)
        subject = subjects.of(self.chunks, verb)
        company = self._named(subject.position)
        if company is None and not subject.vague:
            company = self._beneficiary(target)
            if company is None and not self.is_title:
                return None
        if company and (self._is_fund_close(company, target) or company.value.lower().endswith(PLURAL)):
            return None
        return Frame("raise", verb, target, company, subject.vague, subject.relative)

    def _invested_in(self, target: int) -> Said | None:
        """ "completed a growth equity investment in Foo": the subject invests."""
        for position in range(target, min(target + 4, len(self.chunks) - 1)):
            if self.chunks[position].low in ("investment", "investments") and self.chunks[
                position + 1
            ].low in ("in", "into"):
                return self._phrase(position + 2)
        return None

    def _object(self, verb: int) -> int | None:
        """The sum, round or funding noun that the verb takes, if it takes one."""
        names = 0
        for position in range(verb + 1, min(verb + 14, len(self.chunks))):
            chunk = self.chunks[position]
            if chunk.kind == "money":
                return position if self._is_sum_of(verb, position) else None
            if chunk.kind == "round":
                return position
            names += chunk.kind == "name"
            if _FUND_NAME.search(chunk.text):
                return None
            if chunk.kind == "word" and chunk.low in _NOUNS_AS_OBJECT:
                return position
            if names > 2 or self._stops(verb, position):
                return None
        return None

    def _is_sum_of(self, verb: int, position: int) -> bool:
        """A sum raised; or the valuation in "raises at a $1bn valuation", where no sum is told."""
        if self.kinds[position] == "valuation":
            return self.chunks[verb].low in STRONG_VERBS and self.chunks[position - 1].low in (
                "at",
                "a",
                "an",
                "on",
            )
        return self.kinds[position] == "amount"

    def _stops(self, verb: int, position: int) -> bool:
        """Whether a chunk between verb and object parts them."""
        chunk, near = self.chunks[position], position == verb + 1
        if chunk.kind == "mark":
            return chunk.text in ".;:—–"
        if chunk.kind != "word":
            return False
        if chunk.low in _BLOCKING:
            return not (chunk.low == "at" and self.chunks[verb].low in STRONG_VERBS)
        verbal = chunk.low in RAISERS and self.chunks[position - 1].low not in _NOT_VERB_AFTER
        return (
            (verbal and not near)
            or chunk.low == "fund"
            or (chunk.low in ("in", "on", "up", "down") and not near)
        )

    def _is_about_funding(self, verb: int, target: int) -> bool:
        """For a verb that can mean anything: a word for a round or funding must stand by the sum."""
        low = self.chunks[verb].low
        stage = self.chunks[target].round
        if stage and stage.name == "debt" and not self._money_near(target):
            return low in _GETTERS
        if self.chunks[target].kind != "money":
            return low not in _NEED_SUM
        for chunk in self.chunks[target + 1 : target + 8]:
            if (
                chunk.kind in ("round", "trait")
                or chunk.low in _NOUNS
                or chunk.low in ("raise", "backing", "capital")
            ):
                return True
            if (chunk.kind == "mark" and chunk.text != ",") or chunk.kind == "money":
                break
        return low in _GETTERS and self.sentence.title_or_head and target - verb <= 3

    def _is_no_deal(self, verb: int, target: int) -> bool:
        """An offering, a bond, a fund's own money, a grant told in general."""
        chunk = self.chunks[target]
        after = self.text[chunk.end : min(self.sentence.end, chunk.end + 110)]
        if _OFFERING.search(re.split(r"\s(?:ahead of|before|as it)\s", after)[0][:80]):
            return True
        start = max(self.sentence.start, self.chunks[verb].start - 90)
        if _OFFERED.search(self.text[start : self.chunks[verb].start]):
            return True
        if chunk.round and chunk.round.name == "grant" and not self._money_near(target):
            return True
        if (
            chunk.money
            and not chunk.money.amount
            and self.text[chunk.end : chunk.end + 7].lower() == " rounds"
        ):
            return True
        return _OF_FUND.match(after) is not None or _FOR_FUND.match(after) is not None

    def _money_near(self, position: int) -> bool:
        return any(chunk.kind == "money" for chunk in self.chunks[max(0, position - 5) : position + 5])

    def _is_fund_close(self, company: Said, target: int) -> bool:
        """A venture firm that raises "to invest"."""
        end = self.chunks[target].end
        after = self.text[end : min(self.sentence.end, end + 80)]
        if _VC_NAME.search(company.value) is not None and _TO_INVEST.search(after) is not None:
            return True
        before = self.text[max(self.sentence.start, company.span.start - 40) : company.span.end]
        return (
            _VC_KIND.search(before) is not None
            and "round" not in after
            and self.chunks[target].kind == "money"
        )

    def _beneficiary(self, target: int) -> Said | None:
        """ "Former Acme COO raises $20M for Foo"."""
        for position in range(target + 1, min(target + 7, len(self.chunks))):
            if self.chunks[position].low in ("for", "into"):
                return self._phrase(position + 1)
        return None

    def _pun(self) -> Frame | None:
        """A headline with any verb at all between a name and a sum: "Foo digs up $5M to …"."""
        for target, role in self.kinds.items():
            verb = self._pun_verb(target) if role == "amount" else None
            if verb is None or self._is_no_deal(verb, target) or not self._pun_goes_on(target):
                continue
            subject = subjects.of(self.chunks, verb)
            company = self._named(subject.position)
            if (
                company
                and not self._is_fund_close(company, target)
                and not company.value.lower().endswith(PLURAL)
            ):
                return Frame("raise", verb, target, company)
        return None

    def _pun_verb(self, target: int) -> int | None:
        """The word before the sum that looks like a verb, past particles and articles."""
        for position in range(target - 1, max(0, target - 4), -1):
            chunk = self.chunks[position]
            if chunk.kind != "word":
                return None
            if chunk.low in (
                "up",
                "in",
                "down",
                "on",
                "out",
                "off",
                "with",
                "a",
                "another",
                "fresh",
                "over",
                "additional",
            ):
                continue
            if chunk.low in _NO_PUN or not chunk.low.endswith(("s", "ed", "ew")):
                return None
            return position
        return None

    def _pun_goes_on(self, target: int) -> bool:
        """A sum and then "to …", a round, or the end: no price or revenue goes on so."""
        if target + 1 >= len(self.chunks):
            return self.is_title
        after = self.chunks[target + 1]
        funding = any(
            chunk.kind == "round" or chunk.low in _NOUNS for chunk in self.chunks[target + 1 : target + 5]
        )
        return funding or (self.is_title and after.low in _AFTER_PUN)

    # the investor is the subject

    def _invest(self, verb: int) -> Frame | None:
        """ "Acme leads $5M round in Foo", "Acme backs Foo in seed round", "Acme joins Foo's Series A"."""
        if verb + 1 >= len(self.chunks) or self.chunks[verb + 1].low == "by":
            return None
        target, company = self._investment(verb)
        if target is None or self._is_no_deal(verb, target):
            return None
        if company is None and not (self.is_title and self.chunks[target].kind in ("money", "round")):
            return None
        if company and company.value.lower().endswith(PLURAL):
            return None
        return Frame("invest", verb, target, company)

    def _investment(self, verb: int) -> tuple[int | None, Said | None]:
        """The sum or round that an investor's verb takes, and where it goes."""
        low = self.chunks[verb].low
        target: int | None = None
        company: Said | None = None
        for position in range(verb + 1, min(verb + 22, len(self.chunks))):
            chunk = self.chunks[position]
            if (chunk.kind == "mark" and chunk.text in ".;:—–") or (
                chunk.low in RAISERS and position > verb + 1
            ):
                break
            if chunk.kind == "round" or self.kinds.get(position) in ("amount", "ticket"):
                company = company or phrases.owner_before(
                    self.sentence.part, self.chunks, position, self.known
                )
                target = (
                    target
                    if target is not None and self.chunks[target].kind in ("money", "round")
                    else position
                )
            elif (
                chunk.low in ("round", "funding", "investment", "financing", "bet", "investments")
                and target is None
            ):
                target = position
            elif company is None and (chunk.low in ("in", "into", "on", "for") or self._round_of(position)):
                company = self._goes_to(verb, position, target)
                target = position if target is None and company else target
            elif low.startswith("back") and position == verb + 1:
                company = self._phrase(position)
                if target is None and self._is_kind_named(position):
                    target = position
            elif chunk.low == "with" and low.startswith("join"):
                break
        if low.startswith(("back", "join")) and (target is None or self.chunks[target].low in _NOUNS):
            return None, None
        return target, company

    def _round_of(self, position: int) -> bool:
        """The "of" of "participated in the series A round of Foo"."""
        before = self.chunks[position - 1]
        return self.chunks[position].low == "of" and (before.low == "round" or before.kind == "round")

    def _is_kind_named(self, position: int) -> bool:
        """ "Acme backs data mapping startup Foo": in a headline the word "startup" makes it a deal."""
        near = " ".join(chunk.low for chunk in self.chunks[position : position + 6])
        return self.is_title and any(word in HEADS for word in near.split())

    def _goes_to(self, verb: int, position: int, target: int | None) -> Said | None:
        """The company after "in", "into", "on"; after "for" only where a sum or round came before."""
        low, plain = self.chunks[position].low, self.chunks[verb].low.startswith(("invest", "co-invest"))
        if self.chunks[verb].low.startswith("doubl") and low == "on":
            money = any(chunk.kind == "money" for chunk in self.chunks[position:])
            return self._phrase(position + 1) if money else None
        if target is None and (low in ("for", "on") or not plain or not self._is_kind_named(position)):
            return None
        if (
            target is not None
            and self.chunks[target].kind == "word"
            and not self.sentence.title_or_head
            and not plain
        ):
            return (
                self._phrase(position + 1)
                if self.chunks[verb].low in ("led", "leads", "co-led", "leading")
                else None
            )
        return self._phrase(position + 1)

    # no verb of raising at all

    def _with(self, position: int) -> Frame | None:
        """ "Foo emerges from stealth with $5M seed", "With $6M in seed funding, Foo plans", "after US$7M funding"."""
        target = self._with_object(position)
        if target is None or self._is_no_deal(position, target):
            return None
        if position == 0 or (position == 1 and self.chunks[0].low in ("flush", "armed", "fresh")):
            subject = subjects.of(self.chunks, self._next_verb(target))
        else:
            subject = subjects.opening(self.chunks)
        company = self._called(position) or self._named(subject.position)
        return Frame("with", position, target, company, subject.vague) if company else None

    def _called(self, position: int) -> Said | None:
        """ "spins out a startup called Foo with $5M"."""
        before = self.chunks[position - 2].low if position >= 2 else ""
        return self._named(position - 1) if before in ("called", "named", "dubbed") else None

    def _with_object(self, position: int) -> int | None:
        for ahead in range(position + 1, min(position + 9, len(self.chunks))):
            chunk = self.chunks[ahead]
            if (
                self.chunks[position].low == "on"
                and chunk.kind == "word"
                and chunk.low not in ("a", "an", "the", "new", "its")
            ):
                return None
            if chunk.kind == "money":
                return (
                    ahead
                    if self.kinds[ahead] == "amount" and self._funding_follows(ahead, position)
                    else None
                )
            if chunk.kind == "round" and chunk.round and strength(chunk.round) == 0 and ahead - position < 6:
                return ahead
            if chunk.kind == "mark" or (chunk.kind == "name" and self.chunks[position].low != "on"):
                return None
            if chunk.low in ("funding", "investment", "financing") and self._values(position):
                return ahead
            if chunk.low in ("in", "for", "to", "of", "from", "how") or chunk.low in RAISERS:
                return None
        return None

    def _funding_follows(self, target: int, position: int) -> bool:
        """Whether the sum is funding: a word for it follows, or a start from nothing went before."""
        before = self.chunks[max(0, position - 8) : position]
        start = any(chunk.low in _STARTS for chunk in before)
        for chunk in self.chunks[target + 1 : target + 6]:
            if chunk.kind == "round" or chunk.low in _NOUNS or chunk.low == "raise":
                return True
            if self.is_title and (
                chunk.low in ("from", "led") or (start and chunk.low in ("to", "for", "in", "as", "at", ","))
            ):
                return True
            if chunk.kind == "mark":
                break
        return start and target + 1 >= len(self.chunks)

    def _next_verb(self, position: int) -> int:
        """Where the main clause's verb stands: the first word after the name that follows a comma."""
        comma = next((p for p in range(position, len(self.chunks)) if self.chunks[p].text == ","), position)
        for ahead in range(comma + 1, len(self.chunks)):
            if self.chunks[ahead].kind == "word" and any(
                c.kind == "name" for c in self.chunks[comma + 1 : ahead]
            ):
                return ahead
        return len(self.chunks)

    def _named(self, position: int | None) -> Said | None:
        return (
            None if position is None else phrases.named(self.sentence.part, self.chunks[position], self.known)
        )

    def _phrase(self, start: int) -> Said | None:
        return phrases.company(self.sentence.part, self.chunks, start, self.known)


_FUND_NAME: Final = re.compile(
    r"\bFunds?(?:\s[IVX]{1,4}|\s\d)?$|fund-of-funds|\s[IVX]{2,4}(?:,?\sL\.?P\.?)?$"
)
PLURAL: Final = ("startups", "start-ups", "ceos", "companies", "firms", "founders", "vcs", "investors")
"""Ends of names that are no company's: "15 AI Start-ups"."""
_STARTS: Final = words(
    "stealth launches launch launched emerges debuts armed flush exits expand grow fresh back"
)
