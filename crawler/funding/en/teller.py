"""Reads one story from top to bottom: which claims tell a deal, which add to it, is it news or history."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from crawler.funding.assemble import key
from crawler.funding.en import claims as en_claims
from crawler.funding.en import phrases, subjects, telling
from crawler.funding.en.chunks import Sentence
from crawler.funding.en.claims import Claim
from crawler.funding.en.clause import PLURALS
from crawler.funding.en.rounds import strength
from crawler.funding.en.sameness import agree, compatible, is_short_of, leads_among, same, short_form
from crawler.funding.en.stories import Story
from crawler.funding.model import Document, Draft, Said, Span, Telling, Trace
from storage.records import Status

MEMORY: Final = 40
"""Deals looked back on; more in one text are told apart without comparison, so that the work stays linear."""
_LEAD: Final = 4
"""Paragraphs from the top that can tell the news of an article without saying that it is new."""
_ITEMS: Final = 2
"""Other companies' undated rounds that open paragraphs: so many make a digest of an article."""
_NEAR: Final = 4
"""Paragraphs: a sentence without a word for the round goes with a deal at most so far above."""
_OF_ROUND: Final = ("the round", "this round", "financing", "the funding", "series ", "the investment")


@dataclass(slots=True)
class Deal:
    """A draft with the claims that it was made of."""

    draft: Draft
    claims: list[Claim] = field(default_factory=list)

    @property
    def paragraph(self) -> int:
        """Where it was last spoken of."""
        return self.claims[-1].sentence.paragraph


class Teller:
    """Reads one story from top to bottom."""

    def __init__(self, document: Document, story: Story, known: frozenset[str], trace: Trace) -> None:
        self.document, self.story, self.known, self.trace = document, story, known, trace
        self.found: list[Deal] = []
        self.topic: Said | None = None
        self.orphan: Claim | None = None
        """A headline that names no company: "This app just raised $14M"."""
        self.pending: list[Claim] = []
        """What the headline and the lead add to a deal that is told only after them."""
        self.base = story.sentences[0].paragraph if story.digest else -1

    def deals(self) -> list[Deal]:
        """The deals of the story in text order, news and history and denials."""
        previous = None
        for sentence in self.story.sentences:
            for claim in en_claims.read(self.document, sentence, self.known):
                self.trace.note("claim", _shown(claim), claim.span)
                if claim.kind == "invest" and not claim.parties.leads and previous is not None:
                    self._lend_subject(claim, previous)
                if claim.kind == "about":
                    self._attach(claim)
                else:
                    self._tell(claim)
            if self.topic is None and not (self.orphan and sentence is self.orphan.sentence):
                self.topic = self._subject(sentence)
            previous = sentence
        self._place_orphan()
        self._split_sums()
        self._read_as_digest()
        for deal in self.found:
            self._settle(deal)
        return self.found

    def _place_orphan(self) -> None:
        """A headline that tells a deal of an unnamed startup: the lead says whom it means."""
        if self.orphan is None or self._news():
            return
        company = next(filter(None, map(self._backed, self.story.sentences[:_LEAD])), None) or self.topic
        investors = [key(name.value) for name in self.orphan.parties.leads + self.orphan.parties.others]
        if company is None or company.span.part == "title" or key(company.value) in investors:
            return
        deal = Deal(Draft(company=company, anchor=self.orphan.span))
        self.found.append(deal)
        self._fill(deal, self.orphan)

    def _split_sums(self) -> None:
        """A headline's sum that the body tells as two rounds ("$40M in debt and equity") is those two."""
        for deal in self._news():
            parts = [other for other in self.found[-MEMORY:] if self._is_part(deal, other)]
            whole = deal.draft.money.size if deal.draft.money else 0.0
            if (
                len(parts) < 2
                or abs(sum(part.draft.money.size for part in parts if part.draft.money) - whole)
                > 0.02 * whole
            ):
                continue
            first = parts[0].draft
            deal.draft.money, deal.draft.round = first.money, first.round
            deal.draft.leads += first.leads
            deal.draft.investors += first.investors
            self.found.remove(parts[0])
            for part in parts[1:]:
                part.draft.telling = "news"

    def _is_part(self, deal: Deal, other: Deal) -> bool:
        headline = (
            deal.draft.money is not None
            and deal.draft.money.span.part == "title"
            and deal.draft.round is None
        )
        undated = other.draft.telling == "past" and not telling.is_past(self.document, other.claims[0])
        return (
            headline
            and undated
            and other.draft.money is not None
            and same(deal.draft.company, other.draft.company)
        )

    def _backed(self, sentence: Sentence) -> Said | None:
        """ "…, backing Foo after an introduction"."""
        for position, chunk in enumerate(sentence.chunks):
            if (
                sentence.part == "text"
                and chunk.low in ("backing", "backed", "backs")
                and chunk.kind == "word"
            ) and (found := phrases.company(sentence.part, sentence.chunks, position + 1, self.known)):
                return found
        return None

    def _read_as_digest(self) -> None:
        """Several paragraphs that each open with another company's undated round make a digest."""
        others = [
            deal
            for deal in self.found
            if deal.draft.telling == "past" and deal.draft.money and deal.claims[0].sentence.first
            if not telling.is_past(self.document, deal.claims[0])
        ]
        if len({key(deal.draft.company.value) for deal in others}) >= _ITEMS:
            for deal in others:
                deal.draft.telling = "news"

    def _subject(self, sentence: Sentence) -> Said | None:
        position = subjects.opening(sentence.chunks).position
        if position is None:
            return None
        name = phrases.named(sentence.part, sentence.chunks[position], self.known)
        return None if name.value.lower().endswith(PLURALS) else name

    def _lend_subject(self, claim: Claim, previous: Sentence) -> None:
        """ "The e-commerce giant led the funding": the subject of the sentence before is meant."""
        opening = subjects.of(claim.sentence.chunks, self._verb_position(claim))
        leads = claim.verb in ("led", "leads", "co-led")
        lender = self._subject(previous)
        if (
            leads
            and opening.position is None
            and opening.vague
            and lender
            and not same(lender, claim.company)
        ):
            claim.parties.leads.append(lender)

    def _verb_position(self, claim: Claim) -> int:
        return next(i for i, chunk in enumerate(claim.sentence.chunks) if chunk.start == claim.span.start)

    # a claim that tells a deal

    def _tell(self, claim: Claim) -> None:
        company = claim.company
        if company is None and claim.vague and (self._under_heading(claim) or not self._opens_item(claim)):
            company = self._current_company()
        if company is None:
            if claim.sentence.part == "title":
                self.orphan = claim
            return
        deal = self._match(company, claim)
        if deal is not None:
            self._merge(deal, claim, company)
            return
        draft = Draft(company=company, telling=self._how_told(claim, company), anchor=claim.span)
        deal = Deal(draft)
        self.found.append(deal)
        self.trace.note("deal", f"{company.value}: {draft.telling}", claim.span)
        if self.orphan is not None and draft.telling == "news" and agree(self.orphan, claim):
            self._fill(deal, self.orphan)
            self.orphan = None
        self._fill(deal, claim)
        self._prefer_body(deal, claim)
        if draft.telling == "news":
            pending, self.pending = self.pending, []
            for early in pending:
                self._attach(early)

    def _opens_item(self, claim: Claim) -> bool:
        return self.story.digest and claim.sentence.first

    def _under_heading(self, claim: Claim) -> bool:
        """ "4. Foo (South Africa)" and then "The Cape Town insurtech has closed …"."""
        return self.story.sentences[0].paragraph == claim.sentence.paragraph - 1 and self.topic is not None

    def _current_company(self) -> Said | None:
        news = self._news()
        return news[-1].draft.company if news else self.topic

    def _news(self) -> list[Deal]:
        return [deal for deal in self.found[-MEMORY:] if deal.draft.telling == "news"]

    def _how_told(self, claim: Claim, company: Said) -> Telling:
        if telling.is_denied(self.document, claim):
            return "denied"
        news = self._news()
        head = claim.sentence.part == "title" or self._same_sentence(news, claim)
        head = head or (claim.sentence is self.story.sentences[0] and claim.sentence.first)
        if self.story.digest and claim.sentence.first and not telling.is_dated(self.document, claim):
            return "news"
        if telling.is_past(self.document, claim) and not (head and not claim.relative and not news):
            fresh = telling.is_fresh(self.document, claim) and claim.sentence.paragraph - self.base <= 1
            if not fresh or claim.relative or news:
                return "past"
        if head:
            return "news"
        if news:
            return "past"
        near = claim.sentence.paragraph - self.base <= _LEAD
        return "news" if near or telling.is_fresh(self.document, claim) else "past"

    def _same_sentence(self, news: list[Deal], claim: Claim) -> bool:
        """Whether a deal that is news was told in the sentence, or right before in one that a semicolon ends."""
        text = self.document.part(claim.sentence.part)
        return any(
            deal.claims[0].sentence is claim.sentence
            or (
                text[deal.claims[0].sentence.end - 1] == ";"
                and 0 < claim.sentence.start - deal.claims[0].sentence.end < 3
            )
            for deal in news
            if deal.claims[0].sentence.part == claim.sentence.part
        )

    def _match(self, company: Said, claim: Claim) -> Deal | None:
        """The deal that the claim tells again."""
        past = telling.is_past(self.document, claim)
        for deal in self.found[-MEMORY:]:
            if not same(deal.draft.company, company) or deal.claims[-1].sentence is claim.sentence:
                continue
            if past and deal.draft.telling == "news" and not self._says_same(deal, claim):
                continue
            if compatible(deal.draft, claim) or (not past and self._is_top_up(deal, claim)):
                return deal
        return None

    def _is_top_up(self, deal: Deal, claim: Claim) -> bool:
        """The lead tells another sum of the very stage: what was added to the round that the headline names."""
        one, other = deal.draft.round, claim.round
        return (
            one is not None
            and other is not None
            and one.name == other.name
            and claim.sentence.paragraph <= _LEAD
        )

    def _says_same(self, deal: Deal, claim: Claim) -> bool:
        """A sentence with a date is still about this deal if it gives its very sum."""
        money, other = deal.draft.money, claim.money
        return (
            money is not None
            and other is not None
            and money.size == other.size
            and money.currency == other.currency
        )

    def _merge(self, deal: Deal, claim: Claim, company: Said) -> None:
        if (
            len(key(company.value)) < len(key(deal.draft.company.value))
            and deal.draft.company.span.part == "title"
        ):
            deal.draft.aliases.append(deal.draft.company)
            deal.draft.company = company
        if key(company.value) != key(deal.draft.company.value):
            deal.draft.aliases.append(company)
        self._prefer_body(deal, claim)
        self.trace.note("merge", f"{_shown(claim)} → {deal.draft.company.value}", claim.span)
        self._fill(deal, claim)

    def _prefer_body(self, deal: Deal, claim: Claim) -> None:
        """The first sum in the body replaces the headline's."""
        money = deal.draft.money
        headline = money is not None and money.span.part == "title"
        in_lead = claim.sentence.part == "text" and claim.sentence.paragraph <= _LEAD
        if not (money and headline and in_lead and claim.money and claim.money.size):
            return
        if compatible(deal.draft, claim):
            deal.draft.money = claim.money

    def _fill(self, deal: Deal, claim: Claim) -> None:
        draft = deal.draft
        draft.money = draft.money if draft.money and (draft.money.size or not claim.money) else claim.money
        if draft.round is None or _more_exact(claim, draft):
            draft.round = claim.round or draft.round
        if draft.valuation is None and claim.valuation:
            draft.valuation, draft.valuation_kind = claim.valuation, claim.valuation_kind
        draft.leads += claim.parties.leads
        draft.investors += claim.parties.others
        deal.claims.append(claim)

    # a claim that adds to one

    def _attach(self, claim: Claim) -> None:
        if telling.is_past(self.document, claim):
            return
        news = self._news()
        if not news:
            if claim.sentence.paragraph - self.base <= 1:
                self.pending.append(claim)
            return
        deal = next((deal for deal in reversed(news) if same(deal.draft.company, claim.company)), None)
        deal = deal or self._spoken_of(claim) or news[-1]
        if not self._belongs(deal, claim):
            return
        if claim.money and deal.draft.money is not None:
            claim.money = None
        if claim.round and deal.draft.round is not None and claim.round.name != deal.draft.round.name:
            return
        self.trace.note("attach", f"{_shown(claim)} → {deal.draft.company.value}", claim.span)
        self._fill(deal, claim)

    def _spoken_of(self, claim: Claim) -> Deal | None:
        """The deal told last before in the same paragraph, be it news or history."""
        here = [
            deal
            for deal in self.found[-MEMORY:]
            if deal.claims[-1].sentence.paragraph == claim.sentence.paragraph
        ]
        return max(here, key=lambda deal: deal.claims[-1].sentence.start, default=None)

    def _belongs(self, deal: Deal, claim: Claim) -> bool:
        text = self.document.part(claim.sentence.part)[claim.sentence.start : claim.sentence.end].lower()
        of_round = any(word in text for word in _OF_ROUND)
        distance = claim.sentence.paragraph - deal.paragraph
        if (
            claim.valuation
            and not claim.parties
            and claim.company
            and not same(deal.draft.company, claim.company)
        ):
            return False
        return distance <= _NEAR or (of_round and distance <= 5 * _NEAR)

    # when all is read

    def _settle(self, deal: Deal) -> None:
        """Status, who says so, and the names in their short forms."""
        draft = deal.draft
        telling_claims = [claim for claim in deal.claims if claim.kind != "about"][:3]
        draft.status, draft.status_span = self._status(telling_claims)
        if draft.telling == "denied":
            draft.status = "denied"
        self.trace.note("status", f"{draft.company.value}: {draft.status}", draft.status_span)
        for claim in telling_claims:
            draft.attributed_to = draft.attributed_to or telling.attribution(self.document, claim)
        everyone = [short_form(name, self.document) for name in (*draft.leads, *draft.investors)]
        full = [name for name in everyone if not any(is_short_of(name, other) for other in everyone)]
        leading = everyone[: len(draft.leads)]
        draft.leads = [name for name in full if leads_among(name, leading)]
        draft.investors = [name for name in full if not leads_among(name, leading)]

    def _status(self, told: list[Claim]) -> tuple[Status, Span | None]:
        found = [telling.status(self.document, claim) for claim in told]
        for wanted in ("in_talks", "reported"):
            for status, span in found:
                if status == wanted:
                    return status, span
        return "announced", None


def _more_exact(claim: Claim, draft: Draft) -> bool:
    """A stage in a later sentence beats the kind of paper in an earlier one."""
    return (
        claim.round is not None
        and draft.round is not None
        and strength(draft.round) > strength(claim.round)
        and claim.kind != "about"
    )


def _shown(claim: Claim) -> str:
    parts = [claim.kind, claim.company.value if claim.company else "?"]
    parts += [item.text for item in (claim.money, claim.round, claim.valuation) if item]
    return " · ".join(parts)
