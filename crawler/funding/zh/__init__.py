"""Chinese: story text → drafts of funding deals.

    noise → reading (simplified, half-width, offsets kept) → sentences and clauses → events → deals

`events` finds the clauses that tell a round and fills them (names, money, rounds, parties); `deals` decides which
tellings are of one round and which are news, with the words of `status` and `history`.
"""

from __future__ import annotations

from crawler.funding.model import Document, Findings, Trace
from crawler.funding.zh import deals, events, noise
from crawler.funding.zh.reading import Reading
from crawler.funding.zh.sentences import split


def find(document: Document, trace: Trace) -> Findings:
    """The deals that a Chinese story tells, in the order of the text."""
    if not (events.GATE.search(document.title) or events.GATE.search(document.text)):
        return Findings(skipped="no word of funding")
    if noise.is_listed_paper(document.title, document.text):
        return Findings(skipped="bonds or shares of a listed company")
    ledger = deals.Ledger(trace, body=document.text[:8000])
    for part in ("title", "text"):
        if not (words := document.part(part)).strip():
            continue
        reading = Reading(part, words)
        if part == "title":
            ledger.title = reading
            ledger.is_digest = deals.is_digest(reading.text)
        for sentence in split(reading):
            deals.read(ledger, sentence)
    return Findings(tuple(ledger.drafts()))
