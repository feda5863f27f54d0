"""Who leads a round and who else puts money in, as one sentence says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from crawler.funding.en import lists
from crawler.funding.en.chunks import Chunk, Sentence
from crawler.funding.en.investors import Parties
from crawler.funding.en.names import is_empty, said
from crawler.funding.en.vocabulary import (
    FUNDING_NOUNS,
    GROUP_NOUNS,
    HEADS,
    INVESTOR_NOUNS,
    JOINING_VERBS,
    PERSONAL_TITLES,
    words,
)

_LEADING: Final = frozenset(
    {"led", "co-led", "spearheaded", "anchored", "co-anchored", "headed", "fronted", "underwritten"}
)
_LISTING: Final = words(
    "include including included are were includes such like is was consists consisting comprises comprised comprising"
)
_JOINED_IN: Final = words("participating joining contributing participation chipping pitching investing")
_OWNERS: Final = words("whose its company's startup's company’s startup’s their")
_OWNED_BY_RAISER: Final = words("startup's company's")
_ROUND_WORDS: Final = (
    FUNDING_NOUNS
    | words("extension fundraise top-up deal it this transaction facility loan")
    | _OWNED_BY_RAISER
)
_KINDS_OF_INVESTOR: Final = words(
    "existing new previous current returning prior early other fellow lead angel seed strategic institutional"
)
_CLAUSE_EDGES: Final = words(": ; — . while whereas when after that")
_EARLIER: Final = words("original earlier previous prior")
_TRAITS: Final = words(
    "women woman female founder minority black veteran student employee family community physician"
)
"""A "women-led startup" is no round led by Women."""
_FUTURE: Final = words("to will would could may might also")
_SUPPORT: Final = words(
    "participation support backing contributions contribution investment investments funding commitments help money"
)


def read(
    sentence: Sentence, start: int = 0, stop: int | None = None, *, about_round: bool = False
) -> Parties:
    """The parties that chunks `start` to `stop` name. `about_round`: the sentence has already told of a round."""
    return _Finder(sentence, stop, about_round).find(start)


class _Finder:
    def __init__(self, sentence: Sentence, stop: int | None, about_round: bool) -> None:
        self.part, self.chunks = sentence.part, sentence.chunks
        self.stop = len(self.chunks) if stop is None else stop
        self.about_round = about_round
        self.parties = Parties()

    def find(self, start: int) -> Parties:
        position = start
        while position < self.stop:
            chunk = self.chunks[position]
            plain = chunk.kind == "word" and chunk.low not in _READERS and chunk.low not in FUNDING_NOUNS
            position = position + 1 if plain else max(position + 1, self._at(position))
        return self.parties

    def _at(self, position: int) -> int:
        """Reads a party construction that turns on the chunk at `position`; returns where it ends."""
        chunk = self.chunks[position]
        if chunk.kind in ("money", "round"):
            self.about_round = True
            return position
        if chunk.kind == "bracket" and self.about_round:
            return self._inside(chunk, position)
        if chunk.kind == "trait":
            return self._led_trait(position)
        if chunk.kind == "mark":
            return position
        for reader in _READERS.get(chunk.low, ()):
            if end := reader(self, position):
                return end
        if chunk.low in FUNDING_NOUNS:
            self.about_round = True
        return position

    # constructions: each returns the position after what it has read, 0 where it does not apply

    def _led_by(self, position: int) -> int:
        """ "round led by A and B"; not "a startup led by former Acme staff"."""
        by = self._skip(position + 1, "jointly", "primarily", "once", "again", "reportedly")
        if self._low(by) != "by" or not self._of_round(position):
            return 0
        names = lists.read(self.part, self.chunks, by + 1, self.stop)
        if not any(chunk.low in _EARLIER for chunk in self.chunks[max(0, position - 4) : position]):
            self.parties.lead(names)
        self.about_round = True
        return names.end

    def _of_round(self, position: int) -> bool:
        """Whether what is led is a round: the words before it, up to a comma, decide."""
        before = self.chunks[max(0, position - 3) : position]
        if all(chunk.kind == "mark" for chunk in before):
            return True  # "Led by A and B, …" opens a sentence
        if (
            before
            and before[-1].kind == "word"
            and (before[-1].low in HEADS or before[-1].low in ("team", "people", "group"))
        ):
            return False
        return self.about_round or any(c.low in _ROUND_WORDS or c.kind in ("money", "round") for c in before)

    def _leads_round(self, position: int) -> int:
        """ "A and B (co-)led the round", with the leaders before the verb."""
        after = self.chunks[position + 1 : position + 8]
        if self._low(position + 1) == "by" or self._passive(position):
            return 0
        of_round = any(
            c.low in _ROUND_WORDS - _OWNED_BY_RAISER or c.kind in ("money", "round") for c in after
        )
        if not (of_round or self._leads_barely(position)):
            return 0
        if self._dated(position):
            return position + 1
        self.parties.lead(self._before(position))
        self.about_round = True
        return position + 1

    def _leads_barely(self, position: int) -> bool:
        """ "A co-led.", "A is expected to lead, …": nothing but the end of the clause follows."""
        if position == 0 or self._low(position + 1) not in (",", ".", ""):
            return False
        before = self.chunks[position - 1]
        return before.kind == "name" or (self.chunks[position].low == "lead" and before.low in _FUTURE)

    def _dated(self, verb: int) -> bool:
        """ "when A led its Series A" tells of another round."""
        return any(chunk.low == "when" for chunk in self.chunks[max(0, verb - 4) : verb])

    def _passive(self, position: int) -> bool:
        return (
            self._low(position - 1) in ("was", "is", "were", "be", "been", "being", "also")
            and self._low(position + 1) == "by"
        )

    def _joined(self, position: int) -> int:
        """ "A and B also participated", "joined by A"; not "A joined existing backers B and C"."""
        if self._low(position + 1) == "by":
            names = lists.read(self.part, self.chunks, position + 2, self.stop)
            self.parties.follow(names)
            return names.end
        if not self._joins_round(position):
            return 0
        self.parties.follow(self._before(position))
        self.about_round = True
        return position + 1

    def _joins_round(self, position: int) -> bool:
        verb = self.chunks[position].low
        after = self.chunks[position + 1 : position + 6]
        nothing = not after or (after[0].kind == "mark" and after[0].text in ".;")
        to_round = any(c.low in _ROUND_WORDS or c.kind in ("round", "money") for c in after[:5])
        also = any(
            c.low in ("also", "all", "both", "too")
            for c in self.chunks[max(0, position - 3) : position] + after[:2]
        )
        if verb in ("joined", "join", "joining"):
            return to_round or nothing
        if verb in ("invested", "returned", "returning", "contributed"):
            return to_round or also
        return True

    def _took_part(self, position: int) -> int:
        if self._low(position + 1) != "part":
            return 0
        self.parties.follow(self._before(position))
        return position + 2

    def _made_up_rest(self, position: int) -> int:
        """ "B and C made up the rest", "B followed on", "B followed their money"."""
        after = [chunk.low for chunk in self.chunks[position + 1 : position + 4]]
        rest = after[:1] == ["up"] and after[-1] in ("rest", "remainder", "balance")
        followed = after[:1] == ["on"] or after[1:2] == ["money"]
        if not (rest if self._low(position) == "made" else followed):
            return 0
        self.parties.follow(self._before(position))
        return position + 2

    def _from(self, position: int) -> int:
        """ "raised $5M from A and B": only where a round, a sum or "participation" stands before."""
        before = self._low(position - 1)
        if not (self.about_round or before in _SUPPORT or before in GROUP_NOUNS):
            return 0
        names = lists.read(self.part, self.chunks, position + 1, self.stop)
        self.parties.follow(names)
        return names.end if names.everyone else 0

    def _participation(self, position: int) -> int:
        follow = self._skip(position + 1, "also")
        if self._low(follow) not in ("from", "of", "by"):
            return 0
        names = lists.read(self.part, self.chunks, follow + 1, self.stop)
        self.parties.follow(names)
        self.about_round = True
        return names.end

    def _group(self, position: int) -> int:
        """ "existing investors A and B", "investors include A", "Investors: A (lead), B"."""
        follow = position + 1
        label = self._low(follow) == ":"
        if self._low(position - 1) in _OWNERS:
            return 0  # "whose investors include A": whoever invested before
        if self._low(follow) in ("in", "participating", "who", "joining", "that"):
            follow = self._to_list_verb(follow)
        label = label and self.chunks[position].low in INVESTOR_NOUNS
        investor = self.about_round or self.chunks[position].low in INVESTOR_NOUNS
        verb = investor and self._low(follow) in _LISTING
        if not (label or verb or self._names_directly(position)):
            return 0
        if not (self.about_round or label or verb):
            return 0
        if self._low(follow) in ("such", "consists", "consisting", "comprised"):
            follow += 1
        names = lists.read(self.part, self.chunks, follow + (1 if label or verb else 0), self.stop)
        if label and self._low(position - 1) == "lead":
            self.parties.lead(names)
        else:
            self.parties.follow(names)
        return names.end if names.everyone else 0

    def _names_directly(self, position: int) -> bool:
        after = self.chunks[position + 1] if position + 1 < self.stop else None
        return after is not None and after.kind == "name" and self._low(position - 1) in _KINDS_OF_INVESTOR

    def _to_list_verb(self, position: int) -> int:
        """Past "investors in the round …" and "investors who participated in the round …" to "include"."""
        for ahead in range(position, min(self.stop, position + 9)):
            if self._low(ahead) in ("include", "including", "included", "are", "were", "includes"):
                return ahead
        return position

    def _including(self, position: int) -> int:
        before = self.chunks[max(0, position - 7) : position]
        of_round = self.chunks[position].low == "included" and any(c.low in _ROUND_WORDS for c in before[-4:])
        if not self.about_round or not (of_round or any(c.low in GROUP_NOUNS for c in before)):
            return 0
        names = lists.read(self.part, self.chunks, position + 1, self.stop)
        self.parties.follow(names)
        return names.end

    def _with(self, position: int) -> int:
        """ "with A participating", "with A as lead investor", "alongside A and B"."""
        beside = self._low(position) in ("along", "together")
        if beside and self._low(position + 1) != "with":
            return 0
        names = lists.read(self.part, self.chunks, position + 1 + beside, self.stop)
        if not names.everyone or not self.about_round:
            return 0
        after = [c.low for c in self.chunks[names.end : names.end + 6]]
        if ("as" in after[:1] and ("lead" in after or "leading" in after)) or after[:1] in (
            ["leading"],
            ["co-leading"],
        ):
            self.parties.lead(names)
        elif (
            self._low(position) in ("alongside", "along", "together")
            or _JOINED_IN & set(after[:3])
            or self._ends_list_of_leads(position, names.end)
        ):
            self.parties.follow(names)
        else:
            return 0
        return names.end

    def _ends_list_of_leads(self, position: int, end: int) -> bool:
        """ "led by A, with B and C." – and nothing more."""
        before = [chunk.low for chunk in self.chunks[max(0, position - 12) : position]]
        led = before[-1:] == [","] and "by" in before and bool(_LEADING & set(before))
        return led and self._low(position) == "with" and self._low(end) in (".", "")

    def _backed_by(self, position: int) -> int:
        """After the sum it names this round's investors: "raises $30M, backed by A"."""
        if self._low(position + 1) != "by" or not self.about_round or self._low(position - 1) in HEADS:
            return 0
        names = lists.read(self.part, self.chunks, position + 2, self.stop)
        self.parties.follow(names)
        return names.end

    def _lead_investor(self, position: int) -> int:
        """ "lead investor A", "A was the lead investor", "A was the largest investor in the round"."""
        if self._low(position + 1) not in ("investor", "investors", "backer"):
            return 0
        if self._names_at(position + 2):
            names = lists.read(self.part, self.chunks, position + 2, self.stop)
            self.parties.lead(names)
            return names.end
        verb = next(
            (
                p
                for p in range(position - 1, max(-1, position - 5), -1)
                if self._low(p) in ("was", "is", "were", "as")
            ),
            None,
        )
        if verb is None:
            return 0
        self.parties.lead(self._before(verb))
        return position + 2

    def _led_trait(self, position: int) -> int:
        """ "an A-led round"."""
        chunk = self.chunks[position]
        after = self.chunks[position + 1 : position + 5]
        if (
            chunk.trait != "led"
            or chunk.text.lower() in _TRAITS
            or not any(
                c.low in FUNDING_NOUNS
                or c.kind in ("money", "round")
                or c.low in ("investors", "group", "consortium")
                for c in after
            )
        ):
            return position
        name = chunk.text
        if not is_empty(name):
            self.parties.leads.append(said(self.part, chunk.start, chunk.end, name))
        return position

    def _inside(self, chunk: Chunk, position: int) -> int:
        inner = Sentence(self.part, chunk.start, chunk.end, False, chunk.inner, 0, False)
        found = read(inner, about_round=True)
        self.parties.leads += found.leads
        self.parties.others += found.others
        return position + 1

    # helpers on chunks

    def _before(self, verb: int) -> lists.Names:
        """The enumeration that ends before the verb: from the beginning of its clause."""
        begin = verb
        while begin > 0 and not self._clause_edge(begin - 1):
            begin -= 1
        if self.chunks[begin].low in PERSONAL_TITLES:
            return lists.Names()  # "Co-founders of A and B join …": persons without a name
        return lists.before(self.part, self.chunks, begin, verb)

    def _clause_edge(self, position: int) -> bool:
        chunk = self.chunks[position]
        if chunk.kind in ("money", "round"):
            return True
        return chunk.text in _CLAUSE_EDGES or chunk.low in ("with", "said")

    def _low(self, position: int) -> str:
        return self.chunks[position].low if 0 <= position < self.stop else ""

    def _skip(self, position: int, *words: str) -> int:
        while self._low(position) in words:
            position += 1
        return position

    def _names_at(self, position: int) -> bool:
        return position < self.stop and self.chunks[position].kind == "name"


_LEADING_VERBS: Final = words("led co-led leads co-leads spearheaded anchored co-lead lead")
_Construction = Callable[[_Finder, int], int]
_TABLE: Final[tuple[tuple[Iterable[str], _Construction], ...]] = (
    (_LEADING, _Finder._led_by),
    (_LEADING_VERBS, _Finder._leads_round),
    (words("lead largest biggest anchor cornerstone"), _Finder._lead_investor),
    (JOINING_VERBS, _Finder._joined),
    (words("took takes taking"), _Finder._took_part),
    (("from",), _Finder._from),
    (("participation",), _Finder._participation),
    (GROUP_NOUNS, _Finder._group),
    (words("including included include namely"), _Finder._including),
    (words("with alongside along together"), _Finder._with),
    (("backed",), _Finder._backed_by),
    (("made", "followed"), _Finder._made_up_rest),
)
_READERS: Final[dict[str, list[_Construction]]] = {}
"""A word → the constructions that turn on it, in the order of the table."""
for _turning, _construction in _TABLE:
    for _word in _turning:
        _READERS.setdefault(_word, []).append(_construction)
