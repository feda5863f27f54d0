"""The extractor on an own corpus of news texts, annotated by someone who had not read its rules.

Every text of `corpus/en.jsonl` and `corpus/zh.jsonl` is one test: the deals found must be the deals told.
Companies, investors and people are invented; the wording follows how outlets really write. Texts that the
extractor does not read right yet stand in `corpus/known_failures.txt` as `id: reason`, and
`corpus/FINDINGS.md` sorts them by construction. `accept` holds other answers that an annotator would take.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler.funding import extract
from storage.records import Article, Mention

Told = dict[str, Any]

CORPUS = Path(__file__).parent / "corpus"
ROUND = re.compile(
    r"pre-seed|(seed|angel)\+?|(pre-)?[a-h](\+{1,3}|\d)?|pre-ipo|strategic|growth|bridge|debt|convertible|equity"
    r"|secondary|grant"
)
"""The round names of the annotation policy."""


def texts(language: str) -> list[Told]:
    lines = (CORPUS / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def known_failures() -> dict[str, str]:
    lines = (CORPUS / "known_failures.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(": ")[::2] for line in lines if line and not line.startswith("#"))
    return dict(pairs)


TEXTS = [*texts("en"), *texts("zh")]
FAILING = known_failures()


def cases() -> Iterator[Any]:
    for told in TEXTS:
        reason = FAILING.get(told["id"])
        marks = [pytest.mark.xfail(reason=reason, strict=False)] if reason else []
        yield pytest.param(told, id=told["id"], marks=marks)


def key(name: str) -> str:
    """A name without case, spaces and punctuation, and without a leading article."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in folded.removeprefix("the ") if c.isalnum() or c in "&+")


def keys(names: Iterable[str]) -> set[str]:
    return {key(name) for name in names}


def near(told: float | None, found: float | None) -> bool:
    return told == found or (
        told is not None and found is not None and math.isclose(told, found, rel_tol=0.01)
    )


def is_company(told: Told, found: Mention) -> bool:
    return key(found.company) in keys([told["company"], *told["company_aliases"]])


def same_money(told: Told, found: Mention) -> bool:
    """A point is compared with a point, a range with a range; an answer without money asks for none."""
    if told.get("currency") != found.currency or not near(told.get("amount"), found.amount):
        return False
    if told.get("amount") is not None:
        return True
    return near(told.get("amount_min"), found.amount_min) and near(told.get("amount_max"), found.amount_max)


def money_is_right(told: Told, found: Mention) -> bool:
    return any(same_money(answer, found) for answer in [told, *told.get("accept", {}).get("amount", [])])


def is_told(told: Told, field: str, found: str | None) -> bool:
    return found == told[field] or found in told.get("accept", {}).get(field, [])


def investors(told: Told, found: Mention) -> tuple[set[str], set[str], set[str]]:
    """Keys of all investors told, of those found, and of the leads found, under the names that are told."""
    accepted = keys(told.get("accept", {}).get("extra_investors", []))
    same = {key(o): key(n) for n, others in told.get("investor_aliases", {}).items() for o in others}
    leads = {same.get(k, k) for k in keys(found.lead_investors)}
    everyone = leads | {same.get(k, k) for k in keys(found.investors)}
    wanted = keys([*told["lead_investors"], *told["investors"]])
    return wanted, everyone - (accepted - wanted), leads - (accepted - wanted)


def parties_differ(told: Told, found: Mention) -> list[str]:
    wanted, everyone, leads = investors(told, found)
    answers = [told["lead_investors"], *told.get("accept", {}).get("lead_investors", [])]
    wrong = []
    if all(leads != keys(answer) for answer in answers):
        wrong.append(f"leads {told['lead_investors']}, found {list(found.lead_investors)}")
    if wanted != everyone:
        wrong.append(f"investors missing {sorted(wanted - everyone)}, too many {sorted(everyone - wanted)}")
    return wrong


def deal_differs(told: Told, found: Mention) -> list[str]:
    """What is wrong in a mention of the company told, one line a field."""
    wrong = []
    if not money_is_right(told, found):
        wrong.append(f"amount {told['amount_text']!r}, found {found.amount_text!r} {found.currency}")
    for field in ("round", "status"):
        if not is_told(told, field, getattr(found, field)):
            wrong.append(f"{field} {told[field]!r}, found {getattr(found, field)!r}")
    return [f"{told['company']}: {line}" for line in wrong + parties_differ(told, found)]


def differences(told: Told, found: list[Mention]) -> list[str]:
    """All that is wrong in the deals found; each deal told takes the found one of its company that fits best."""
    left, wrong = list(found), []
    for deal in told["mentions"]:
        same = [mention for mention in left if is_company(deal, mention)]
        if same:
            best = min(same, key=lambda mention: len(deal_differs(deal, mention)))
            left.remove(best)
            wrong += deal_differs(deal, best)
        elif not deal.get("accept", {}).get("optional"):
            wrong.append(f"{deal['company']}: not found")
    return wrong + [f"{mention.company}: found, not told" for mention in left]


@pytest.mark.parametrize("told", list(cases()))
def test_the_deals_found_are_the_deals_told(told: Told) -> None:
    found = extract(Article(title=told["title"], text=told["text"]))
    assert differences(told, [mention for mention in found if mention.status != "denied"]) == []


def all_annotated(told: Told) -> list[Told]:
    return [*told["mentions"], *told["past_rounds"], *told["denied_mentions"]]


@pytest.mark.parametrize("told", [pytest.param(t, id=t["id"]) for t in TEXTS])
def test_every_name_and_amount_annotated_stands_in_its_text(told: Told) -> None:
    said = f"{told['title']}\n{told['text']}"
    for deal in all_annotated(told):
        parties = [*deal["lead_investors"], *deal["investors"]]
        names = [
            deal["company"],
            *deal["company_aliases"],
            *parties,
            deal["amount_text"] or "",
            deal["evidence"],
        ]
        assert [name for name in names if name not in said] == []
        assert deal["round"] is None or ROUND.fullmatch(deal["round"])
        assert (deal["currency"] is None) == (deal["amount"] is None and deal["amount_min"] is None)


def test_the_ids_of_the_corpus_are_its_own() -> None:
    names = [told["id"] for told in TEXTS]
    assert len(set(names)) == len(names)
    assert set(FAILING) <= set(names)
