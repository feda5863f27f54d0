"""Events → deals: which tellings are of the same round, which are news, which are history.

The headline and the opening say what the news is. Later sentences add to it ("本轮融资由甲领投"), tell what was
before (past rounds), or, in a digest, tell the next company's round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from crawler.funding.assemble import key
from crawler.funding.model import Draft, Said, Span, Telling, Trace
from crawler.funding.zh import events, history, money, names, parties, rounds, status
from crawler.funding.zh.events import Event
from crawler.funding.zh.names import Name
from crawler.funding.zh.reading import Reading, simplified
from crawler.funding.zh.sentences import Sentence

_THIS_ROUND: Final = re.compile(
    r"[本此该这新](?:一)?[轮次笔](?!次)|领投|跟投|参投|追投|加注|投资方|投资者|资方|出资|融资(?:金额|额|规模|总额|完成后|后)|金额|投后|投前|估值|投资机构|加持|增持|本(?:轮|次)"
)
_BACK_TO_NEWS: Final = re.compile(r"[本此][轮次]|这[轮次笔]|新一轮|投后|投前")
_ROSTER: Final = re.compile(
    r"过往|历史|往期|历轮|先后|阵容|股东包括|成立以来|已汇集|此前(?:的)?投资方|投资人还包括"
)
_BACK_THEN: Final = re.compile(
    r"此前(?!，?(?:有|据|被)?(?:媒体|外媒|消息|报道|市场|传))|曾|上一轮|早前|更早|去年|前年|至此"
)
_LEAD: Final = 4  # sentences; a text's own news stands in its first ones
_DIGEST: Final = re.compile(
    r"周报|月报|晚报|早报|日报|8点1氪|氪星|一周|要闻|速递|汇总|盘点|快讯|【签约】|【出售】|早知道|全球化|投融|月刊|点评|；|/|资讯|回顾|动态|看点"
)


@dataclass(slots=True)
class Deal:
    """A deal as it grows: its draft, and what its sentences have said so far."""

    draft: Draft
    name: Name | None
    paragraph: int
    from_title: bool
    weak_money: bool = False
    """The sum is the headline's; the text may say it better."""


@dataclass(slots=True)
class Ledger:
    """The deals of one article while it is read."""

    trace: Trace
    title: Reading | None = None
    body: str = ""
    """The first pages of the text: how the company is spoken of elsewhere."""
    is_digest: bool = False
    news: list[Deal] = field(default_factory=list)
    past: list[Deal] = field(default_factory=list)
    current: list[Deal] = field(default_factory=list)
    """What "this round" means at this point of the text."""
    after_past: bool = False
    """The last event was history: only "本轮" and the like lead back to the news."""
    news_at: int = -1
    """Where the sentence began that told news last."""
    topic: Name | None = None

    def _shorten(self, deal: Deal) -> None:
        """Take a description off the front of a name that the text also gives without it."""
        company = deal.draft.company
        if (
            deal.name is None
            or deal.name.is_quoted
            or len(company.value) != company.span.end - company.span.start
        ):
            return
        if cut := names.front(company.value, self.body):
            deal.draft.company = _cut_front(company, cut)

    def drafts(self) -> list[Draft]:
        """News that names its company first, then history; what tells nothing is left out."""
        for deal in self.news:
            if deal.name is None and deal.from_title and len(self.news) == 1 and self.title:
                _name(deal, names.stand_in(self.title))
        told = [t for t in self.news if t.name is not None]
        for deal in [*told, *self.past]:
            _settle(deal.draft)
            self._shorten(deal)
        return [t.draft for t in told] + [t.draft for t in self.past if t.name is not None]


def _settle(draft: Draft) -> None:
    """Drop an investor that is another one's short name ("红杉资本" beside "红杉资本中国")."""
    everyone = [key(s.value) for s in (*draft.leads, *draft.investors)]
    draft.leads = [s for s in draft.leads if not _is_short(key(s.value), everyone)]
    draft.investors = [s for s in draft.investors if not _is_short(key(s.value), everyone)]


def _is_short(name: str, everyone: list[str]) -> bool:
    return any(name != other and other.startswith(name) for other in everyone)


def _cut_front(said: Said, by: int) -> Said:
    return Said(said.value[by:].strip(), Span(said.span.part, said.span.start + by, said.span.end))


def is_digest(title: str) -> bool:
    """Whether a headline announces several stories."""
    return bool(_DIGEST.search(title))


def same_company(one: Name, other: Name) -> bool:
    """Whether two names of one text are of one company: equal, an alias, or one inside the other."""
    if _latin_tail(one) and _latin_tail(one) == _latin_tail(other):
        return True
    left = _keys(one)
    right = _keys(other)
    return any(a == b or (min(len(a), len(b)) >= 2 and (a in b or b in a)) for a in left for b in right)


def _keys(name: Name) -> set[str]:
    return {key(simplified(said.value)) for said in (name.said, *name.aliases)} - {""}


def _latin_tail(name: Name) -> str:
    """The Latin words at the end of a name ("精品咖啡M Stand"), where names are told apart best."""
    found = re.search(r"[A-Za-z][\w .&'-]{2,}$", name.said.value)
    return key(found[0]) if found else ""


def read(ledger: Ledger, sentence: Sentence) -> None:
    """Take one sentence into the ledger."""
    found = events.find(sentence)
    for event in found:
        _take(ledger, event)
    if found or ledger.current:
        _deny(ledger, sentence, bool(found))
    if not found and _THIS_ROUND.search(sentence.text):
        _continue(ledger, sentence)


def _deny(ledger: Ledger, sentence: Sentence, told_here: bool) -> None:
    """消息不实: the deal of this sentence, or a rumour told just before, is not so."""
    span = status.denial(sentence.reading, sentence.start, sentence.end)
    if span is None:
        return
    for deal in ledger.current:
        if told_here or deal.draft.status != "announced":
            deal.draft.telling, deal.draft.status, deal.draft.status_span = "denied", "denied", span
            ledger.trace.note("status", "denied", span)


def _take(ledger: Ledger, event: Event) -> None:
    sentence = event.sentence
    in_title = sentence.reading.part == "title"
    name = event.name or (ledger.topic if event.refers_back and not in_title else None) or event.nearby
    if event.name and not event.name.is_described:
        ledger.topic = event.name
    telling = _telling(ledger, event, name)
    note = f"{telling}: {name.said.value if name else 'unnamed'}"
    ledger.trace.note("event", note, sentence.reading.span(event.verb, event.region[1]))
    if telling is None:
        return
    side = ledger.past if telling == "past" else ledger.news
    grown = [t for one in (event.rounds or [None]) for t in [_grow(ledger, side, event, name, one)] if t]
    if telling == "news":
        ledger.current = grown
        ledger.news_at = sentence.start
    ledger.after_past = telling == "past"


def _telling(ledger: Ledger, event: Event, name: Name | None) -> Telling | None:
    """News, history, or nothing worth telling."""
    sentence = event.sentence
    if sentence.reading.part == "title":
        idle = event.is_bare and (event.is_past or ledger.is_digest)
        return None if idle or history.is_asked(sentence.text) else "news"
    if name is None and not ledger.news:
        return "news" if sentence.number < 2 and not event.is_bare and not event.is_past else None
    ours = [t for t in ledger.news if _fits(t, event, name)]
    titled = [t for t in ours if t.from_title and _agrees(t, event)]
    if event.is_yearly and not event.is_past and titled and sentence.number < _LEAD:
        return "news"
    if (event.is_past or event.is_yearly) and not (event.is_dated or event.is_monthly and titled):
        return "past" if not event.is_bare else None
    if ours:
        if len(event.rounds) > 1 and any(t.draft.round for t in ours) and sentence.number >= 2:
            return None  # "已完成A、B两轮": the sum of what was told
        if event.is_monthly and not event.is_talk and all(t.draft.status == "in_talks" for t in ours):
            return "past"
        if _contradicts(ours, event):
            return _other_round(ledger, event)
        return "news"
    if event.is_bare and not event.name:
        return None
    if event.is_dated or event.is_monthly:
        early = sentence.number < 2 and not ledger.news
        return "news" if early and (event.is_dated or not event.is_past) else "past"
    return _first_telling(ledger, event)


def _first_telling(ledger: Ledger, event: Event) -> Telling | None:
    """A company that no news was of so far: news at the head of the text, or as an item of a digest."""
    sentence = event.sentence
    name = event.name or event.nearby
    if name is None or name.is_described and ledger.news:
        return None
    named_alone = [t for t in ledger.news if t.name is None or t.name.is_described]
    if sentence.number < _LEAD and (not ledger.news or named_alone or ledger.is_digest):
        return "news"
    if ledger.is_digest and not event.is_bare:
        return "news"
    if not ledger.news and not event.is_bare and sentence.number < 2 * _LEAD and sentence.first:
        return "news"
    return "past" if not event.is_bare else None


def _other_round(ledger: Ledger, event: Event) -> Telling | None:
    """Another round of a company whose news we have: planned next, or told of before."""
    if ledger.news_at == event.sentence.start and not event.is_bare and not event.is_talk:
        return "news"
    if event.is_talk:
        return "news" if event.money and event.name is not None else None
    if event.is_monthly or event.is_dated:
        return "past"
    return "news" if event.sentence.number < _LEAD and event.name else "past"


def _fits(told: Deal, event: Event, name: Name | None) -> bool:
    if told.name is None or told.name.is_described:
        return event.sentence.number < _LEAD
    return name is not None and (name.is_described or same_company(told.name, name))


def _agrees(told: Deal, event: Event) -> bool:
    """Whether the event may be the same round: no different stage, no different order of money."""
    draft = told.draft
    if (
        draft.round
        and event.rounds
        and not any(_same_stage(draft.round.name, r.round.name) for r in event.rounds)
    ):
        return False
    if draft.money and event.money and not _near(draft.money.size, event.money.money.size):
        return bool(draft.round and event.rounds) or told.from_title
    return True


def _contradicts(ours: list[Deal], event: Event) -> bool:
    return not any(_agrees(told, event) for told in ours)


_KINDS: Final = frozenset({"strategic", "growth", "equity", "bridge"})


def _same_stage(one: str, other: str) -> bool:
    """Whether two round names may be said of one round: a kind ("战略融资") says nothing of the stage."""
    return one == other or (one in _KINDS) != (other in _KINDS)


def _near(one: float, other: float) -> bool:
    return one > 0 and other > 0 and max(one, other) / min(one, other) <= 1.15


def _grow(
    ledger: Ledger, side: list[Deal], event: Event, name: Name | None, told: rounds.Told | None
) -> Deal | None:
    """Put the event into the deal it belongs to, or begin one."""
    in_title = event.sentence.reading.part == "title"
    for deal in side:
        if not _fits(deal, event, name) and not (
            side is ledger.news and deal in ledger.current and name is None
        ):
            continue
        if told and deal.draft.round and not _same_stage(deal.draft.round.name, told.round.name):
            continue
        if side is ledger.past and not _agrees(deal, event):
            continue
        if side is ledger.news and not _agrees(deal, event):
            continue
        _merge(deal, event, name, told)
        return deal
    if name is None and side is ledger.past:
        return None
    draft = Draft(company=name.said if name else event.sentence.reading.said(event.verb, event.verb + 1))
    deal = Deal(draft, name, event.sentence.paragraph, in_title)
    draft.telling = "past" if side is ledger.past else "news"
    draft.anchor = event.sentence.reading.span(*event.region)
    side.append(deal)
    _merge(deal, event, name, told, new=True)
    return deal


def _merge(
    deal: Deal, event: Event, name: Name | None, told: rounds.Told | None, *, new: bool = False
) -> None:
    draft = deal.draft
    reading = event.sentence.reading
    improves = reading.part == "text" and deal.weak_money
    _name(deal, name)
    if told and (
        draft.round is None or improves and told.round.name not in _KINDS or draft.round.name in _KINDS
    ):
        draft.round = told.round
    shared = len(event.rounds) > 1
    if event.money and not shared and not event.is_share and (draft.money is None or improves):
        draft.money = event.money.money
    deal.weak_money = new and reading.part == "title" or (deal.weak_money and event.money is None)
    if event.is_share and deal.weak_money:
        draft.money = None
    if shared:
        draft.money = None
        deal.weak_money = False
    _value(draft, reading, event.valuation, event.region)
    if not shared or reading.part == "title":
        _join(draft, event.parties)
    _stand(deal, event, new)


def _name(deal: Deal, name: Name | None) -> None:
    """A real name takes the place of a description; further names are aliases."""
    if name is None:
        return
    draft = deal.draft
    if deal.name is None or (deal.name.is_described and not name.is_described) or _is_better(name, deal.name):
        deal.name, draft.company = name, name.said
    elif not name.is_described and key(name.said.value) != key(draft.company.value):
        draft.aliases.append(name.said)
    draft.aliases += name.aliases


def _is_better(name: Name, before: Name) -> bool:
    """A quoted name shows where the words in front of it end."""
    return name.is_quoted and not before.is_quoted and before.said.value.endswith(name.said.value)


def _value(draft: Draft, reading: Reading, valuation: money.Sum | None, region: tuple[int, int]) -> None:
    if valuation is None:
        return
    if draft.valuation is None:
        draft.valuation = valuation.money
    if draft.valuation_kind or not _near(draft.valuation.size, valuation.money.size):
        return
    before = reading.text[max(region[0], valuation.start - 24) : valuation.end + 4]
    if "投前" in before:
        draft.valuation_kind = "pre"
    elif _AFTERWARDS.search(before):
        draft.valuation_kind = "post"


_AFTERWARDS: Final = re.compile(r"投后|融资(?:完成)?后|后.{0,6}估值")


def _join(draft: Draft, found: parties.Parties) -> None:
    draft.leads += found.leads
    draft.investors += found.others


def _stand(deal: Deal, event: Event, new: bool) -> None:
    """The text's word on how firm it is weighs more than the headline's."""
    draft, sentence = deal.draft, event.sentence
    stand = status.judge(sentence.reading, sentence.start, sentence.end, event.clause)
    if event.is_talk:
        stand.status = "in_talks"
    if new or (sentence.reading.part == "text" and deal.from_title and sentence.number < _LEAD):
        draft.status, draft.status_span = stand.status, stand.span or draft.status_span
        if sentence.reading.part == "text":
            deal.from_title = deal.from_title and stand.span is None
    draft.attributed_to = draft.attributed_to or status.attributed_to(
        sentence.reading, sentence.start, sentence.end
    )
    draft.first_reported_by = draft.first_reported_by or status.first_reported_by(
        sentence.reading, sentence.start, sentence.end
    )


def _continue(ledger: Ledger, sentence: Sentence) -> None:
    """A sentence about the round that the text is at: parties, sum, valuation."""
    targets = _targets(ledger, sentence)
    if not targets:
        return
    reading = sentence.reading
    found = parties.find(reading, sentence.start, sentence.end)
    sums = money.find(reading, sentence.start, sentence.end)
    for deal in targets:
        _join(deal.draft, found)
        value = next((s for s in sums if s.role == "valuation"), None)
        _value(deal.draft, reading, value, (sentence.start, sentence.end))
        if (
            deal.draft.money is None
            and len(targets) == 1
            and re.search(
                r"[本此该这][一]?[轮次笔]?[^，。]{0,6}(?:融资)?(?:金额|额|规模|总额|筹集|募集|共?融资)|金额",
                sentence.text,
            )
        ):
            amount = next(money.deal_sums(sums), None)
            deal.draft.money = amount.money if amount else None


def _targets(ledger: Ledger, sentence: Sentence) -> list[Deal]:
    """The deals that the sentence adds to: those of the rounds it names, else the current ones."""
    if (
        _ROSTER.search(sentence.text)
        or _BACK_THEN.search(sentence.text[:18])
        or history.is_past(sentence.text[:12])
    ):
        return []
    if ledger.after_past and not _BACK_TO_NEWS.search(sentence.text[:40]):
        return ledger.past[-1:]
    named = settle(sentence)
    if named:
        return [t for t in ledger.current or ledger.news if t.draft.round and t.draft.round.name in named]
    return ledger.current


def settle(sentence: Sentence) -> set[str]:
    """The rounds whose parties the sentence tells ("A轮由甲领投")."""
    told = rounds.find(sentence.reading, sentence.start, min(sentence.end, sentence.start + 30))
    return {t.round.name for t in told if not events.is_other_round(sentence.reading.text, t)}


def said_names(deal: Deal) -> list[Said]:
    """All that the company is called."""
    return [deal.draft.company, *deal.draft.aliases]
