"""Names of organizations: how they are written, and the key by which two writings are the same name.

The key folds width, case, accents, spaces, punctuation, traditional characters and legal forms, nothing else:
`Figure` and `Figure AI` keep two keys. That two different keys are one organization is for `aliases` to say.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_HAN = re.compile(r"[㐀-鿿\uf900-\ufaff\U00020000-\U0003134f]")
_WORD = re.compile(r"[^\W_]+(?:\+(?!\w))*")

_LEGAL = re.compile(
    "inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|lp|plc|gmbh|ag|se|sa|sas|sarl|srl|spa|bv|nv|oy|oyj|"
    "ab|aps|pte|pvt|private|pty|kk|kg|ug|kft|sro|holdings?"
)
_LEGAL_BEFORE = re.compile("pt|cv|ooo|oy|ab|gmbh|llc|limited")
_LEGAL_HAN = re.compile(
    r"(?:集团)?(?:股份)?(?:有限责任公司|有限公司|股份公司|公司)$|[((](?:有限|普通)合伙[))]$|株式会社"
)
_PLACES = (
    "中国|北京|上海|深圳|广州|杭州|南京|苏州|成都|武汉|西安|重庆|天津|合肥|长沙|厦门|宁波|无锡|珠海|东莞|佛山|青岛|"
    "济南|郑州|福州|常州|嘉兴|香港|广东|江苏|浙江|山东|四川|湖北|湖南|安徽|福建|海南"
)
_PLACE_HAN = re.compile(f"^[((]?(?:{_PLACES})(?:市|省)?[))]?")
_TRADE_HAN = re.compile(
    r"(?:[((]\w{2,4}[))])?(?:智能|信息|网络|生物|新能源|新材料|电子|数字|医疗|医药|半导体|机器人|互联网|软件)*(?:科技|技术|信息|网络|软件)+(?:发展|服务)?$"
)


LONGEST = 200
"""Characters of a name that are compared; what is longer is no name."""


def has_han(text: str) -> bool:
    """Whether the text holds a Chinese character."""
    return _HAN.search(text) is not None


def simple(text: str) -> str:
    """Traditional Chinese characters turned into simplified ones; other text as it is."""
    return str(_to_simple().convert(text)) if has_han(text) else text


@cache
def _to_simple() -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415 - its tables take a tenth of the command's start

    return OpenCC("t2s")


def language(name: str) -> str | None:
    """`zh` for a name with Chinese characters, None for any other: a Latin name belongs to no one language."""
    return "zh" if has_han(name) else None


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What two writings of one name have in common. Never empty, unless the name is.

    >>> key("Moonshot AI, Inc.") == key("MOONSHOT\u3000AI") == key("MoonshotAI")
    True
    >>> key("北京月之暗面科技有限公司") == key("月之暗面")
    True
    """
    folded = simple(unicodedata.normalize("NFKC", name[:LONGEST])).casefold().strip()
    if has_han(folded):
        folded = _brand(folded)
    words = _WORD.findall(_without_accents(folded).replace("&", " and "))
    return "".join(_without_legal_words(words)) or folded or name


def _brand(name: str) -> str:
    """The brand in a Chinese legal name. Place and trade go only with a legal form: 上海电气 is no 电气."""
    bare = _LEGAL_HAN.sub("", name)
    if bare == name:
        return name
    brand = _TRADE_HAN.sub("", _PLACE_HAN.sub("", bare))
    return brand if len(brand) >= 2 else bare or name


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _without_legal_words(words: list[str]) -> list[str]:
    first, last = 0, len(words)
    while last - first > 1 and _LEGAL.fullmatch(words[last - 1]):
        last -= 1
    while last - first > 1 and _LEGAL_BEFORE.fullmatch(words[first]):
        first += 1
    return words[first:last]
